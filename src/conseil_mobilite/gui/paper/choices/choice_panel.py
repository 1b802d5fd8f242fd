"""The choices of a paper, at the left of its pages."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.layouts import column, frame, refill, scrolled_inside
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.paper.choices.choice_groups import GroupBox
from conseil_mobilite.gui.paper.choices.paper_choices import Chosen, Groups, met, of_groups

PAUSE_MS: Final = 250
"""How long the choices rest before the pages follow."""
PANEL_WIDTH: Final = 316


class ChoicePanel(QFrame):
    """`changed` is emitted at once, `settled` when the choices rest.

    Between the two, the pages shown are no more those chosen.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_choices")
        self.setAccessibleName("Choix pour ce document")
        self._boxes: list[GroupBox] = []
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settled)
        self._held = frame(column(gap=20))
        self.setLayout(column(scrolled_inside(column(self._held, None, pad=(24, 16, 12, 16)))))
        self.setFixedWidth(dp(PANEL_WIDTH))

    def show_groups(self, groups: Groups) -> None:
        self._boxes = [GroupBox(group) for group in groups]
        for box in self._boxes:
            box.changed.connect(self._change)
        refill(self._held, *self._boxes)
        self._allow()

    def chosen(self) -> Chosen:
        return of_groups(tuple(box.group for box in self._boxes))

    def _change(self) -> None:
        self._allow()
        self.changed.emit()
        self._pause.start()

    def _allow(self) -> None:
        chosen = {box.group.name: box.group.chosen for box in self._boxes}
        for box in self._boxes:
            need = box.group.need
            box.allow(why=need.why if need and not met(box.group, chosen) else "")

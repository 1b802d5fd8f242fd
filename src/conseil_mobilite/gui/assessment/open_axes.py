"""The axes that too few answers speak of: each one leads to what is still to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.grid import Axis
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel


class OpenAxes(QFrame):
    """Shows nothing once every axis has a level."""

    chosen = Signal(str)
    """The code of the axis to go and ask about."""

    def __init__(self, axes: Sequence[Axis]) -> None:
        super().__init__()
        self.setObjectName("open_axes")
        self._gestures = {axis.code: self._gesture(axis) for axis in axes}
        self._count = label("", "small")
        flow = Flow(*self._gestures.values(), gap=4)
        self.setLayout(column(self._count, flow, gap=4, pad=(16, 0, 12, 10)))

    def show_levels(self, levels: Sequence[AxisLevel]) -> None:
        missing = {level.axis for level in levels if level.retained is None}
        say(self._count, wording.not_evaluated(len(missing)))
        for code, gesture in self._gestures.items():
            gesture.setVisible(code in missing)
        self.setVisible(bool(missing))

    def _gesture(self, axis: Axis) -> Button:
        made = button(f"open_axis_{axis.code}", axis.short_label, role="chip")
        made.setAccessibleName(f"{axis.label} : aller à sa première question sans réponse")
        made.clicked.connect(lambda: self.chosen.emit(axis.code))
        return made

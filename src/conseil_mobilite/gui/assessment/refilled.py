"""A list whose rows are made anew when they change, without losing the focus."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill


class RefilledList:
    """Holds the rows of a card. The same content is not made twice."""

    def __init__(self, name: str) -> None:
        self.frame: QFrame = frame(column(gap=0))
        self.frame.setObjectName(name)
        self._content: object = None

    def fill(self, content: object, make: Callable[[], Sequence[Item]]) -> None:
        """Make the rows of `content` unless they are already shown.

        The focus goes back to the control of the same name, or to the one that took its place.
        """
        if content == self._content:
            return
        self._content = content
        before = self._controls()
        focused = next((rank for rank, one in enumerate(before) if one.hasFocus()), None)
        name = before[focused].objectName() if focused is not None else ""
        if focused is not None:
            self.frame.setFocus(Qt.FocusReason.OtherFocusReason)  # else the next list takes it
        refill(self.frame, *make())
        if focused is not None:
            # Qt shows new rows at its next turn, and the focus only goes to what is shown.
            soon(self.frame, partial(self._give_focus, name, focused))

    def forget(self) -> None:
        """Have the rows made anew next time, whatever they show."""
        self._content = None

    def _give_focus(self, name: str, rank: int) -> None:
        after = self._controls()
        same = [control for control in after if control.objectName() == name]
        nearest = after[min(rank, len(after) - 1) :][:1]
        for control in (same or nearest)[:1]:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _controls(self) -> list[QWidget]:
        """Return what the keyboard reaches; rows being deleted are hidden already."""
        return [
            child
            for child in self.frame.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isEnabled()
            and child.isVisibleTo(self.frame)
        ]

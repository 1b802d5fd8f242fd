"""What screen readers are told about widgets that Qt knows nothing of.

A widget says what it is by `spoken_role`, and what its press does by `press`.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class Pressed(Protocol):
    """A row or a card that a press opens."""

    def press(self) -> None: ...


class SpokenWidget(QAccessibleWidget):
    """A widget of the kit as a screen reader meets it."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def actionNames(self) -> list[str]:
        return ["Press", "SetFocus"] if isinstance(self._widget, Pressed) else ["SetFocus"]

    def doAction(self, action: str) -> None:
        if action == "Press" and isinstance(self._widget, Pressed):
            self._widget.press()
        else:
            self._widget.setFocus()


def install() -> None:
    """Answer for our widgets when a screen reader asks."""
    QAccessible.installFactory(_spoken)


def _spoken(_kind: str, subject: QObject) -> QAccessibleInterface | None:
    role = getattr(subject, "spoken_role", None)
    if isinstance(subject, QWidget) and isinstance(role, QAccessible.Role):
        return SpokenWidget(subject, role)
    return None

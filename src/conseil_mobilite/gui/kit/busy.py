"""Buttons that take no click while what they began goes on, and keep the keyboard meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


class Busy:
    """Closes buttons for a while, then gives the keyboard back to the one that had it.

    Qt hands the keyboard of a button that closes to whatever follows. It is only taken back from
    there: whoever moved on meanwhile is left alone.
    """

    def __init__(self, *buttons: QPushButton) -> None:
        self._buttons = buttons
        self._had: QPushButton | None = None
        self._lent: QWidget | None = None

    def hold(self, *, busy: bool) -> None:
        if busy:
            self._had = next((each for each in self._buttons if each.hasFocus()), None)
        for each in self._buttons:
            each.setEnabled(not busy)
        if busy:
            self._lent = QApplication.focusWidget()
        elif self._had is not None and QApplication.focusWidget() is self._lent:
            self._had.setFocus(Qt.FocusReason.OtherFocusReason)

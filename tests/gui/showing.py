"""How tests of every room put a widget on the screen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def show_alone(qtbot: QtBot, widget: QWidget, width: int = 0, height: int = 0) -> None:
    """Show a widget in a window of its own, of that size if one is given, with the keyboard."""
    qtbot.addWidget(widget)
    if width:
        widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()

"""How tests of the tab « Mobilité » find what is on it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.choice import Choice

W = TypeVar("W", bound=QWidget)


def find(page: QWidget, kind: type[W], name: str) -> W:
    """Return what is on a page or over it by its name; of several, the one that shows."""
    found = page.findChildren(kind, name)
    assert found, name
    return next((each for each in found if each.isVisible()), found[0])


def words(page: QWidget) -> str:
    """Return what can be read on a page, its buttons included; not what stands over it."""
    labels = [each.text() for each in page.findChildren(QLabel) if _is_read(each, page)]
    buttons = [each.text() for each in page.findChildren(QAbstractButton) if _is_read(each, page)]
    return "\n".join([*labels, *buttons])


def plain_words(page: QWidget) -> str:
    """Return what can be read on a page, its spaces plain."""
    return words(page).replace("\u00a0", " ")


def dialog(qtbot: QtBot, tab: QWidget, name: str) -> QDialog:
    qtbot.waitUntil(lambda: bool(tab.findChildren(QDialog, name)))
    found = find(tab, QDialog, name)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def open_row(qtbot: QtBot, tab: QWidget, name: str) -> None:
    row = find(tab, OpenRow, name)
    tab.window().activateWindow()  # as a window manager does once a dialog is closed
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.hasFocus)
    qtbot.keyClick(row, Qt.Key.Key_Return)


def type_in(qtbot: QtBot, page: QWidget, name: str, text: str) -> QLineEdit:
    field = find(page, QLineEdit, name)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


def pick(qtbot: QtBot, page: QWidget, name: str, code: str) -> None:
    choice = find(page, Choice, name)
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    for _step in range(choice.findData(code)):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.code() == code


def _is_read(part: QWidget, page: QWidget) -> bool:
    return part.isVisibleTo(page) and part.window() is page.window()

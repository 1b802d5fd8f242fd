"""What can be pressed, and how each is pressed."""

from collections.abc import Iterator
from typing import Final

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from tests.campaigns.foreign_text.fields import name_of

LEFT: Final = (
    "restore",
    "rekey",
    "erase",
    "lock",
    "transfer",
    "warning_do",
    "appearance",
    "print",
    "delete",
    "remove",
    "trash",
    "quit",
    "share",
    "zoom",
    "_create",
    "_cancel",
)
"""What would end the walk, empty what it filled, change the size of all, or leave the program."""
MOST: Final = 12
"""Choices of a list that are tried."""


def left_alone(name: str) -> bool:
    return any(part in name for part in LEFT)


def pressable(each: QWidget) -> bool:
    if not (each.isVisible() and each.isEnabled()) or left_alone(name_of(each)):
        return False
    if isinstance(each, QAbstractButton | QComboBox | QAbstractItemView):
        return str(each.property("role")) != "danger"
    other = isinstance(each, QAbstractScrollArea | QDialog | QLineEdit | QTabBar)
    return each.focusPolicy() != Qt.FocusPolicy.NoFocus and not other


def press(target: QWidget) -> Iterator[None]:
    """Do what can be done with a control, gesture after gesture."""
    if isinstance(target, QPushButton) and target.menu() is not None:
        yield from _through_menu(target)
    elif isinstance(target, QAbstractButton):
        target.click()
        yield
    elif isinstance(target, QComboBox):
        yield from _through_choices(target)
    elif isinstance(target, QAbstractItemView):
        yield from _on_first_row(target)
    else:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        if shiboken6.isValid(target) and target.isVisible():
            QTest.keyClick(target, Qt.Key.Key_Return)
        yield


def _through_menu(target: QPushButton) -> Iterator[None]:
    menu = target.menu()
    menu.aboutToShow.emit()
    for action in menu.actions():
        if not shiboken6.isValid(action):
            return
        if not left_alone(action.objectName()) and action.text() != "Supprimer":
            action.trigger()
            yield


def _through_choices(target: QComboBox) -> Iterator[None]:
    for rank in range(min(target.count(), MOST)):
        if not shiboken6.isValid(target):
            return
        target.setCurrentIndex(rank)
        target.activated.emit(rank)
        yield


def _on_first_row(target: QAbstractItemView) -> Iterator[None]:
    spot = target.viewport()
    point = QPoint(min(40, spot.width() // 2), min(20, spot.height() // 2))
    QTest.mouseClick(spot, Qt.MouseButton.LeftButton, pos=point)
    yield
    if shiboken6.isValid(spot) and spot.isVisible():
        QTest.mouseDClick(spot, Qt.MouseButton.LeftButton, pos=point)
        yield

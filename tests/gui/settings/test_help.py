"""F1 explains whatever has the keyboard in the settings that keep the base safe."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.gui.desk import Desk

KEYBOARD = Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(
    "section", ["access", "security", "backups", "retention", "audit", "records"]
)
def test_each_input_of_a_section_is_explained(qtbot: QtBot, desk: Desk, section: str) -> None:
    screen = Screen(qtbot, desk, section)
    shown = screen.page.findChildren(QWidget)
    inputs = [each for each in shown if each.isVisible() and each.focusPolicy() & KEYBOARD]
    inputs = [each for each in inputs if not _leads_elsewhere(each)]

    assert inputs
    assert [each.objectName() for each in inputs if not _explained(each)] == []


def _leads_elsewhere(shown: QWidget) -> bool:
    return shown.objectName().startswith("settings_go_")


def _explained(shown: QWidget) -> bool:
    place: QWidget | None = shown
    while place is not None and not place.whatsThis():
        place = place.parentWidget()
    return place is not None

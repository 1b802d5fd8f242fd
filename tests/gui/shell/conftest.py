"""The window that holds nothing yet."""

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.shell.window import Window


@pytest.fixture
def window(qtbot: QtBot, settings: QSettings) -> Window:
    window = Window(settings)
    qtbot.addWidget(window)
    return window

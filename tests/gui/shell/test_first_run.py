"""The first run is offered where there is no base."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.gui.settings.first_run import FirstRun
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.keys.keychain import Keychain

pytestmark = pytest.mark.usefixtures("dressed")


def test_without_a_base_the_first_run_is_offered_and_nothing_is_written(
    qtbot: QtBot, settings: QSettings, tmp_path: Path, clock: Clock
) -> None:
    window = Window(settings)
    qtbot.addWidget(window)
    troubles = Troubles(window, tmp_path / "journal.log")
    window.show()

    Sitting(window, troubles, settings, clock, Keychain(None)).begin(tmp_path / "none.base")

    assert isinstance(window.centralWidget(), FirstRun)
    assert not (tmp_path / "none.base").exists()
    window.close()

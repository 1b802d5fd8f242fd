"""What nobody caught ends in one place, whichever thread it came from."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, qCritical, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from conseil_mobilite.app.faults import Faults
from conseil_mobilite.app.journal import stop_journal, write_journal
from conseil_mobilite.gui.shell.troubles import QtMessage, TroubleDialog, Troubles
from conseil_mobilite.gui.shell.window import Window


@pytest.fixture
def told() -> Iterator[list[BaseException]]:
    """Watch, note what is told, and give the hooks back."""
    told: list[BaseException] = []
    hooks = sys.excepthook, threading.excepthook
    faults = Faults(told.append)
    faults.watch()
    yield told
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(None)


@pytest.mark.usefixtures("qapp")
def test_a_failure_of_the_gui_thread_is_told(told: list[BaseException]) -> None:
    error = ZeroDivisionError()

    sys.excepthook(ZeroDivisionError, error, None)

    assert told == [error]


def test_a_failure_of_another_thread_is_told_in_the_gui_thread(
    qtbot: QtBot, told: list[BaseException]
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    threading.Thread(target=fail).start()

    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


@pytest.mark.usefixtures("qapp", "told")
def test_a_failure_to_tell_is_written_down_and_not_told_for_ever(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_error: BaseException) -> None:
        raise LookupError

    faults = Faults(fail)
    faults.watch()

    with caplog.at_level(logging.ERROR, "conseil_mobilite"):
        sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)

    assert ("ZeroDivisionError" in caplog.text, "LookupError" in caplog.text) == (True, True)


@pytest.mark.usefixtures("qapp")
def test_an_interruption_ends_the_program(told: list[BaseException]) -> None:
    with pytest.raises(SystemExit):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert told == []


@pytest.mark.usefixtures("qapp")
def test_qt_is_heard_and_its_warnings_are_not_grave(told: list[BaseException]) -> None:
    qWarning("Something is odd")
    qCritical("Something is broken")

    heard = [(str(message), message.grave) for message in told if isinstance(message, QtMessage)]
    assert heard == [("Something is odd", False), ("Something is broken", True)]


def test_a_warning_of_qt_is_written_down_and_not_shown(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)

    with caplog.at_level(logging.WARNING, "conseil_mobilite"):
        Troubles(window, tmp_path / "journal.log").show(
            QtMessage("QPainter::begin: Lefèvre", grave=False)
        )

    assert "Qt : QPainter::begin" in caplog.text
    assert "Lefèvre" not in caplog.text
    assert window.findChild(TroubleDialog) is None


def test_the_log_is_a_file_only_the_user_may_read(tmp_path: Path) -> None:
    path = tmp_path / "journals" / "journal.log"

    handler = write_journal(path)
    logging.getLogger("conseil_mobilite").error("Written")
    stop_journal(handler)

    assert "Written" in path.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0

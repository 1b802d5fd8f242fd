"""The program starts light, on a screen, and keeps to the folders it is given."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.gui.founding import founded

from conseil_mobilite.app.folders import Folders
from conseil_mobilite.app.start import run_window
from conseil_mobilite.domain.errors import UserError

PASSPHRASE = "Girafe-Tilleul-47-Cargo"  # noqa: S105 - it opens nothing real
HEAVY = ("sqlmodel", "sqlalchemy", "keyring", "reportlab", "cryptography", "highspy")
OPEN_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from conseil_mobilite.app import start
from conseil_mobilite.app.folders import Folders

seen = []

def look():
    for window in QApplication.topLevelWidgets():
        secret = window.findChild(QLineEdit, "passphrase")
        if secret is not None and not secret.isReadOnly() and not secret.text():
            seen.append("locked")
            QTest.keyClicks(secret, sys.argv[2])
            QTest.keyClick(secret, "\\r")
        if window.findChild(QLineEdit, "search") is not None and "open" not in seen:
            seen.append("open")
            window.close()

run = QApplication.exec

def watched():
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    return run()

QApplication.exec = staticmethod(watched)
status = start.run_window(None, Folders.under(Path(sys.argv[1])))
print(status, *seen)
"""


def _run(code: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nothing_heavy_is_imported_before_the_first_painting() -> None:
    code = "import sys, conseil_mobilite.app.start; print(*sys.modules)"

    imported = set(_run(code).split())

    assert "conseil_mobilite.gui.shell.lock" in imported
    assert imported.isdisjoint(HEAVY)


def test_without_a_screen_the_sentence_names_the_guided_tour(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(UserError, match="visite"):
        run_window(None, Folders.under(tmp_path))


@pytest.mark.usefixtures("dear_guesses")
def test_a_window_is_opened_unlocked_and_closed_in_the_folders_given(
    tmp_path: Path, clock: Callable[[], datetime], own_home: Path
) -> None:
    folders = Folders.under(tmp_path)
    store = founded(folders.base, PASSPHRASE, clock)
    store.close()

    said = _run(OPEN_AND_CLOSE, str(tmp_path), PASSPHRASE)

    assert said == "0 locked open"
    assert folders.window_settings.is_file()
    assert folders.journal.read_text(encoding="utf-8") == ""
    assert [path for path in own_home.rglob("*") if path.is_file()] == []

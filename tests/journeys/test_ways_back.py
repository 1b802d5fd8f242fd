"""A base that does not open: the window says why, changes nothing, and every way back works."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.settings.first_run import FirstRun
from conseil_mobilite.gui.shell.closed.page import ClosedBasePage
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.folders import choose_base, default_base
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.lock import call_holder
from conseil_mobilite.store.recent_writes import recent_writes

pytestmark = pytest.mark.usefixtures("dressed")

PHRASE = "Girafe-Tilleul-47-Cargo"
Clock = Callable[[], datetime]
W = TypeVar("W", bound=QWidget)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from conseil_mobilite.store.lock import BaseLock
lock = BaseLock.take(Path(sys.argv[1]), since=datetime(2027, 3, 12, 8, 2, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def base(tmp_path: Path, clock: Clock) -> Path:
    """Found a base with one adviser and one backup, and close it."""
    path = tmp_path / "dossiers de Camille.base"
    organisation = Organisation(
        name="Plateforme mobilité", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=organisation.id, first_name="Camille", last_name="Dufresne")
    store = vault.create(path, PHRASE, "Camille", clock=clock, adviser=adviser.id)
    store.run(setup.found, organisation, adviser)
    making.make(path, store.key, Reason.DAILY, at=clock())
    store.close()
    return path


class Time:
    """A clock that is moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time(clock: Clock) -> Time:
    return Time(clock())


@pytest.fixture
def sitting(tmp_path: Path, time: Time) -> Iterator[Sitting]:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Window(settings)
    window.show()
    troubles = Troubles(window, tmp_path / "journal.log")
    yield Sitting(window, troubles, settings, time, Keychain(None))
    window.close()
    window.deleteLater()


def _child(sitting: Sitting, kind: type[W], name: str) -> W:
    found = sitting.window.findChild(kind, name)
    assert found is not None, name
    return found


def _closed(qtbot: QtBot, sitting: Sitting, base: Path) -> ClosedBasePage:
    """Begin with a base that must not open; return the page, once its backups are shown."""
    sitting.begin(base)
    qtbot.waitUntil(lambda: sitting.window.findChild(ClosedBasePage) is not None, timeout=15_000)
    return _child(sitting, ClosedBasePage, "closed_base")


def _says(sitting: Sitting, name: str) -> str:
    return _child(sitting, QLabel, name).text()


def _press(qtbot: QtBot, sitting: Sitting, name: str) -> None:
    qtbot.waitUntil(lambda: _child(sitting, QPushButton, name).isEnabled())
    qtbot.mouseClick(_child(sitting, QPushButton, name), Qt.MouseButton.LeftButton)


def _type_secret(qtbot: QtBot, sitting: Sitting, phrase: str) -> None:
    secret = _child(sitting, QLineEdit, "closed_secret")
    secret.clear()
    qtbot.keyClicks(secret, phrase)
    _press(qtbot, sitting, "closed_dialog_create")


def _guess_wrongly(qtbot: QtBot, sitting: Sitting) -> None:
    """Try another phrase, then the right one too early: a guess makes one wait as at the lock."""
    field = _child(sitting, QLineEdit, "closed_secret")
    for phrase, answer in (("pas la bonne phrase", "n’ouvre pas"), (PHRASE, "Encore")):
        _type_secret(qtbot, sitting, phrase)
        qtbot.waitUntil(partial(_tells, field, answer))


def _tells(field: QLineEdit, answer: str) -> bool:
    return answer in field.accessibleDescription()


def _try_phrase(qtbot: QtBot, sitting: Sitting) -> None:
    qtbot.waitUntil(lambda: len(_asked(sitting)) == 1, timeout=15_000)
    (secret,) = _asked(sitting)
    qtbot.keyClicks(secret, PHRASE)
    qtbot.keyClick(secret, Qt.Key.Key_Return)


def _asked(sitting: Sitting) -> list[QLineEdit]:
    """Return the field of the lock that is shown now: a former one may not be gone yet."""
    shown = sitting.window.centralWidget()
    fields = [] if shown is None else shown.findChildren(QLineEdit, "passphrase")
    return [each for each in fields if each.isVisible() and not each.isReadOnly()]


def _unlock(qtbot: QtBot, sitting: Sitting) -> None:
    with qtbot.waitSignal(sitting.opened, timeout=15_000):
        _try_phrase(qtbot, sitting)


def test_a_damaged_base_is_restored_from_its_last_backup_and_kept_byte_for_byte(
    qtbot: QtBot, sitting: Sitting, base: Path, time: Time
) -> None:
    damaged = b"\0" * base.stat().st_size
    base.write_bytes(damaged)
    keys = slots_path(base).read_bytes()
    sitting.begin(base)
    _try_phrase(qtbot, sitting)
    qtbot.waitUntil(lambda: sitting.window.findChild(QPushButton, "closed_latest") is not None)

    assert "abîmé" in _says(sitting, "closed_title")
    assert "rien n’a été remplacé" in _says(sitting, "closed_untouched")
    assert (base.read_bytes(), slots_path(base).read_bytes()) == (damaged, keys)
    qtbot.waitUntil(lambda: sitting.window.findChild(QPushButton, "closed_restore_0") is not None)
    offered = [each.text() for each in sitting.window.findChildren(QLabel)]
    assert any(text.startswith("Celle du ") and "gardée à part" in text for text in offered)
    _press(qtbot, sitting, "closed_latest")
    told = [each.text() for each in sitting.window.findChildren(QLabel)]
    assert any("code d’un kit" in text for text in told)
    _guess_wrongly(qtbot, sitting)
    assert base.read_bytes() == damaged
    time.now += timedelta(seconds=1)
    with qtbot.waitSignal(sitting.opened, timeout=15_000):
        _type_secret(qtbot, sitting, PHRASE)

    aside = [path for path in base.parent.rglob(base.name) if path.read_bytes() == damaged]
    assert len(aside) == 1
    assert base.read_bytes() != damaged


def test_a_base_that_was_chosen_and_is_away_is_lost_rather_than_begun_anew(
    sitting: Sitting, tmp_path: Path
) -> None:
    path = tmp_path / "disque débranché" / "conseil-mobilite.sqlite"
    choose_base(path)
    sitting.begin(default_base())
    assert _child(sitting, QLabel, "closed_title").text() == "La base est introuvable"
    assert not path.parent.exists()


@pytest.mark.parametrize("fault", ["lost", "damaged", "of another base"])
def test_keys_alone_come_back_from_the_last_backup(
    qtbot: QtBot, sitting: Sitting, base: Path, clock: Clock, fault: str
) -> None:
    content, keys = base.read_bytes(), slots_path(base)
    if fault == "lost":
        keys.unlink()
    elif fault == "damaged":
        keys.write_bytes(keys.read_bytes()[:-40])
    else:
        vault.create(base.with_name("autre.base"), PHRASE, "Zoé", clock=clock).close()
        slots_path(base.with_name("autre.base")).replace(keys)
    left = keys.read_bytes() if keys.exists() else None
    sitting.begin(base)
    if fault == "of another base":
        _try_phrase(qtbot, sitting)
    qtbot.waitUntil(lambda: sitting.window.findChild(ClosedBasePage) is not None, timeout=15_000)
    qtbot.waitUntil(lambda: sitting.window.findChild(QPushButton, "closed_restore_0") is not None)

    _press(qtbot, sitting, "closed_keys")
    _type_secret(qtbot, sitting, PHRASE)
    qtbot.waitUntil(
        lambda: sitting.window.findChild(QLineEdit, "passphrase") is not None, timeout=15_000
    )
    assert base.read_bytes() == content
    _unlock(qtbot, sitting)

    kept = list(base.parent.glob("*.cles.ecarte-*"))
    assert [each.read_bytes() for each in kept] == ([] if left is None else [left])


def test_recent_writes_of_another_day_are_set_aside_and_the_base_opens(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    recent_writes(base).write_bytes(b"x" * 8000)
    content = base.read_bytes()
    sitting.begin(base)
    _try_phrase(qtbot, sitting)
    qtbot.waitUntil(lambda: sitting.window.findChild(ClosedBasePage) is not None, timeout=15_000)
    assert "autre base" in _says(sitting, "closed_title")
    assert base.read_bytes() == content

    _press(qtbot, sitting, "closed_aside")
    qtbot.waitUntil(lambda: sitting.window.findChild(QLineEdit, "passphrase") is not None)
    _unlock(qtbot, sitting)

    (aside,) = base.parent.glob("*-wal.ecarte-*")
    assert aside.read_bytes() == b"x" * 8000


def test_a_base_that_is_gone_is_not_founded_anew_where_its_backups_remain(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    elsewhere = base.rename(base.with_name("ailleurs"))
    page = _closed(qtbot, sitting, base)
    qtbot.waitUntil(lambda: sitting.window.findChild(QPushButton, "closed_restore_0") is not None)

    assert "introuvable" in _says(sitting, "closed_title")
    assert not base.exists()
    elsewhere.rename(base)
    page.way_chosen.emit("retry")
    qtbot.waitUntil(lambda: sitting.window.findChild(QLineEdit, "passphrase") is not None)
    _unlock(qtbot, sitting)


def test_a_first_base_is_founded_where_there_never_was_one(
    qtbot: QtBot, sitting: Sitting, tmp_path: Path
) -> None:
    sitting.begin(tmp_path / "neuf" / "suivi.base")

    qtbot.waitUntil(lambda: sitting.window.findChild(FirstRun) is not None)


def test_the_second_window_names_who_holds_the_base_and_opens_once_it_is_free(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    command = [sys.executable, "-c", HOLD, str(base)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    sitting.begin(base)
    _try_phrase(qtbot, sitting)
    qtbot.waitUntil(lambda: sitting.window.findChild(ClosedBasePage) is not None, timeout=15_000)

    assert f"nº {child.pid}, depuis le 12 mars 2027 à 9" in _says(sitting, "closed_why")
    _press(qtbot, sitting, "closed_forward")
    assert "a été appelée" in _says(sitting, "closed_news")
    child.communicate()
    _press(qtbot, sitting, "closed_retry")
    qtbot.waitUntil(lambda: sitting.window.findChild(QLineEdit, "passphrase") is not None)
    _unlock(qtbot, sitting)


def test_the_window_that_holds_the_base_comes_forward_when_called(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    _unlock(qtbot, sitting)
    sitting.window.showMinimized()

    os.utime(base)  # anything else of the folder calls nobody
    assert sitting.window.isMinimized()
    assert call_holder(base)

    qtbot.waitUntil(lambda: not sitting.window.isMinimized())


def test_the_technical_report_names_nobody(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    base.write_bytes(b"SQLite format 3\0 and nothing more")
    _closed(qtbot, sitting, base)

    _press(qtbot, sitting, "closed_report")

    report = QGuiApplication.clipboard().text()
    assert "erreur : ForeignFileError" in report
    assert "SQLite en clair" in report
    assert "sauvegardes : 1" in report
    for name in ("Camille", "Dufresne", str(base.parent), base.stem):
        assert name not in report


def test_the_lock_screen_leads_there_when_the_passphrase_is_lost(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    qtbot.waitUntil(lambda: not _child(sitting, QLineEdit, "passphrase").isReadOnly())

    _press(qtbot, sitting, "lock_help")

    qtbot.waitUntil(lambda: sitting.window.findChild(ClosedBasePage) is not None)
    assert "phrase secrète" in _says(sitting, "closed_title")
    _press(qtbot, sitting, "closed_secret")
    qtbot.waitUntil(lambda: sitting.window.findChild(QLineEdit, "passphrase") is not None)
    _unlock(qtbot, sitting)

"""A base is backed up by itself in the real window, brought back from it, and again on leaving."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.kept_base import PHRASE, add_person, give_keys

from conseil_mobilite.app import backing_up
from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.keychain import Keychain

pytestmark = pytest.mark.usefixtures("dressed")
LONG = 20_000


@pytest.fixture
def kept(store: Store, clock: Clock) -> Store:
    """Open anew, with its passphrase, a base with one person."""
    give_keys(store)
    store.run(add_person, "Zoé")
    store.close()
    return vault.open_with_passphrase(store.path, PHRASE, clock=clock)


@pytest.fixture
def sitting(
    qtbot: QtBot, kept: Store, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sitting]:
    """Open the window, where a pause lasts a tenth of a second."""
    monkeypatch.setattr(backing_up, "PAUSE_MS", 100)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    sitting = open_window(kept, settings, tmp_path / "journal.log", clock, Keychain(None))
    sitting.window.resize(1366, 768)
    qtbot.waitSignal(sitting.opened, timeout=LONG).wait()
    yield sitting
    sitting.window.close()
    sitting.window.deleteLater()


W = TypeVar("W", bound=QWidget)


def _found(sitting: Sitting, kind: type[W], name: str) -> W:
    found = sitting.window.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def told(sitting: Sitting) -> str:
    labels = [each for each in sitting.window.findChildren(QLabel) if each.isVisible()]
    return " ".join(each.text() for each in labels).replace("\u00a0", " ")


def names(session: Session) -> list[str]:
    return sorted(person.first_name for person in session.exec(select(Person)))


def test_the_backup_of_the_day_is_made_and_brought_back(
    qtbot: QtBot, sitting: Sitting, kept: Store, clock: Clock
) -> None:
    verified = "Dernière sauvegarde vérifiée : aujourd’hui à 14 h 30"
    qtbot.waitUntil(lambda: verified in told(sitting), timeout=LONG)
    (made,) = on_shelf(kept.path)
    assert made.reason is Reason.DAILY
    assert sitting.background is not None
    with qtbot.waitSignal(sitting.background.saved, timeout=LONG):
        sitting.background.run(add_person, "Ali")
    _restore(qtbot, sitting)
    sitting.window.close()
    with closing(vault.open_with_passphrase(kept.path, PHRASE, clock=clock)) as store:
        assert store.read(names) == ["Zoé"]
    assert [each.reason for each in on_shelf(kept.path)] == [
        Reason.BEFORE_RESTORING,
        Reason.DAILY,
    ]


def _restore(qtbot: QtBot, sitting: Sitting) -> None:
    assert sitting.workspace is not None
    sitting.workspace.open(Route(Screen.SETTINGS, None, "backups"))
    qtbot.waitUntil(
        lambda: sitting.window.findChild(QPushButton, "backup_restore_0") is not None, timeout=LONG
    )
    _found(sitting, QPushButton, "backup_restore_0").click()
    qtbot.waitUntil(
        lambda: sitting.window.findChild(QLineEdit, "restore_secret") is not None, timeout=LONG
    )
    _found(sitting, QLineEdit, "restore_secret").setText(PHRASE)
    with qtbot.waitSignal(sitting.opened, timeout=LONG):
        _found(sitting, QPushButton, "restore_create").click()


def test_leaving_backs_up_what_was_typed_since(qtbot: QtBot, sitting: Sitting, kept: Store) -> None:
    qtbot.waitUntil(lambda: bool(on_shelf(kept.path)), timeout=LONG)
    assert sitting.background is not None
    with qtbot.waitSignal(sitting.background.saved, timeout=LONG):
        sitting.background.run(add_person, "Ali")
    (made,) = on_shelf(kept.path)
    made.base.write_bytes(b"")
    sitting.window.close()
    left, _damaged = on_shelf(kept.path)
    assert (left.reason, left.people) == (Reason.LEAVING, 2)

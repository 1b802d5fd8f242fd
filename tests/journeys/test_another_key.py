"""The key is changed in the window once somebody left: what opened opens no more, a kit is offered.

The kit counts only once its code was typed from the paper.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.keychain_drawer import Drawer

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.access.kit_dialog import KitDialog
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.services.access import advisers, ways
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.opening import WrongBackupPassphraseError, unlock
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import (
    MissingKeychainEntryError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import read_slots

pytestmark = pytest.mark.usefixtures("dressed")

PHRASE = "Girafe-Tilleul-47-Cargo"
COLLEAGUE = "des hérissons gris traversent la grande forêt givrée"
REVOKED = "sept lampes rousses veillent près des barques immobiles"
LONG = 20_000
Clock = Callable[[], datetime]
W = TypeVar("W", bound=QWidget)


class Office:
    """A base with three advisers: who is in charge has a kit and a keychain, one leaves."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path, self._clock = path, clock
        self.kit, self.drawer = slot_changes.new_recovery_code(), Drawer()
        self.keychain = Keychain(self.drawer)
        store = self._founded()
        access = Access(store, self.keychain)
        access.add_recovery(self.kit, "K7QF")
        access.use_keychain("Camille Dufresne")
        self._hire(access, "Karim", "Moreau", COLLEAGUE)
        gone = self._hire(access, "Zoé", "Nguyen", REVOKED)
        making.make(path, store.key, Reason.DAILY, at=clock())
        ways.dismiss(access, gone.id)
        store.close()
        self.secrets = dict(self.drawer.entries)

    def opens(self, phrase: str) -> bool:
        try:
            vault.open_with_passphrase(self.path, phrase, clock=self._clock).close()
        except WrongPassphraseError:
            return False
        return True

    def _founded(self) -> Store:
        body = Organisation(
            name="Plateforme mobilité", kind="association", siret="73282932000074", legal_basis=""
        )
        camille = Adviser(organisation_id=body.id, first_name="Camille", last_name="Dufresne")
        store = vault.create(
            self.path, PHRASE, "Camille Dufresne", clock=self._clock, adviser=camille.id
        )
        store.run(setup.found, body, camille)
        return store

    def _hire(self, access: Access, first: str, last: str, phrase: str) -> Adviser:
        (camille, *_others) = access.store.read(advisers.everyone)
        made = Adviser(organisation_id=camille.organisation_id, first_name=first, last_name=last)
        return ways.welcome(access, made, phrase)


@pytest.fixture
def clock() -> Clock:
    """Give each instant once: backups are named by theirs."""
    seconds = count()
    return lambda: datetime(2027, 3, 12, 13, 30, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Office:
    return Office(tmp_path / "suivi.base", clock)


@pytest.fixture
def sitting(qtbot: QtBot, office: Office, tmp_path: Path, clock: Clock) -> Iterator[Sitting]:
    """Open the window by the keychain, as every morning."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Window(settings)
    window.resize(1366, 768)
    window.show()
    sitting = Sitting(
        window, Troubles(window, tmp_path / "journal.log"), settings, clock, office.keychain
    )
    with qtbot.waitSignal(sitting.opened, timeout=LONG):
        sitting.begin(office.path)
    yield sitting
    window.close()
    window.deleteLater()


def _child(qtbot: QtBot, sitting: Sitting, kind: type[W], name: str) -> W:
    def seen() -> list[W]:
        found = sitting.window.findChildren(kind, name)
        return [each for each in found if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()), timeout=LONG)
    return seen()[-1]


def _change_the_key(qtbot: QtBot, sitting: Sitting) -> str:
    """Change it as she does; return the phrase that is handed over to the colleague."""
    assert sitting.workspace is not None
    sitting.workspace.open(Route(Screen.SETTINGS, None, "access"))
    _child(qtbot, sitting, QPushButton, "access_change_key").click()
    closing = _child(qtbot, sitting, QLabel, "access_key_closing_0").text()
    assert "K7QF" in closing
    handed = _child(qtbot, sitting, QLineEdit, "access_key_phrase_0").text()
    _child(qtbot, sitting, Tick, "access_key_noted").setChecked(True)
    _child(qtbot, sitting, QLineEdit, "access_key_present").setText(PHRASE)
    with qtbot.waitSignal(sitting.opened, timeout=LONG):
        _child(qtbot, sitting, QPushButton, "access_key_create").click()
    return handed


def _kits(office: Office) -> int:
    return len(read_slots(office.path).of_kind(SlotKind.RECOVERY))


def _type_code(qtbot: QtBot, sitting: Sitting, code: RecoveryCode) -> None:
    typed = _child(qtbot, sitting, QLineEdit, "recovery_kit_code")
    typed.clear()
    qtbot.keyClicks(typed, code.written)
    qtbot.keyClick(typed, Qt.Key.Key_Return)


def test_a_kit_is_offered_with_the_new_key_and_counts_once_its_code_was_typed(
    qtbot: QtBot,
    sitting: Sitting,
    office: Office,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = slot_changes.new_recovery_code()
    monkeypatch.setattr(slot_changes, "new_recovery_code", lambda: drawn)
    _change_the_key(qtbot, sitting)

    offered = _child(qtbot, sitting, KitDialog, "recovery_kit")
    assert _kits(office) == 0
    _type_code(qtbot, sitting, office.kit)
    assert "celui d’un autre kit" in offered.form.fields["code"].error()
    assert _kits(office) == 0
    _type_code(qtbot, sitting, drawn)
    qtbot.waitUntil(lambda: not shiboken6.isValid(offered), timeout=LONG)  # deleted as it closes

    assert _kits(office) == 1
    sitting.window.close()
    vault.open_with_recovery(office.path, drawn, clock=clock).close()


def test_a_kit_that_is_left_for_later_opens_nothing_and_is_recalled(
    qtbot: QtBot, sitting: Sitting, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = slot_changes.new_recovery_code()
    monkeypatch.setattr(slot_changes, "new_recovery_code", lambda: drawn)
    _change_the_key(qtbot, sitting)

    _child(qtbot, sitting, KitDialog, "recovery_kit")
    _child(qtbot, sitting, QPushButton, "recovery_kit_later").click()

    _child(qtbot, sitting, QPushButton, "status_kit")
    assert _kits(office) == 0


def test_what_opened_before_opens_no_more_but_the_backups_of_its_day(
    qtbot: QtBot, sitting: Sitting, office: Office, clock: Clock
) -> None:
    handed = _change_the_key(qtbot, sitting)
    sitting.window.close()

    opening = {phrase: office.opens(phrase) for phrase in (PHRASE, handed, COLLEAGUE, REVOKED)}
    assert opening == {PHRASE: True, handed: True, COLLEAGUE: False, REVOKED: False}
    with pytest.raises(WrongRecoveryCodeError):
        vault.open_with_recovery(office.path, office.kit, clock=clock)
    elsewhere = Drawer()
    elsewhere.entries.update(office.secrets)
    with pytest.raises(MissingKeychainEntryError):
        vault.open_with_keychain(office.path, Keychain(elsewhere), clock=clock)
    vault.open_with_keychain(office.path, office.keychain, clock=clock).close()

    before, of_the_day = on_shelf(office.path)[0], on_shelf(office.path)[-1]
    assert (before.reason, of_the_day.reason) == (Reason.BEFORE_REKEYING, Reason.DAILY)
    for typed in (PHRASE, COLLEAGUE, office.kit.written):
        assert unlock(before, typed).key == unlock(of_the_day, typed).key
    assert unlock(of_the_day, REVOKED).key == unlock(of_the_day, PHRASE).key
    for typed in (handed, REVOKED):
        with pytest.raises(WrongBackupPassphraseError):
            unlock(before, typed)

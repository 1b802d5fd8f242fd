"""A base is founded, opened, locked and opened again in the real window."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.founding import founded

from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.gui.access.new_passphrase_screen import NewPassphraseScreen
from conseil_mobilite.gui.agenda.calendars.subscription_choice import SubscriptionChoice
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.tokens import DARK
from conseil_mobilite.gui.shell.commands import matching
from conseil_mobilite.gui.shell.lock import LockScreen
from conseil_mobilite.gui.shell.reminder_choice import ReminderChoice
from conseil_mobilite.gui.shell.search import SHOWN_COMMANDS
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.services.access import ways
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.organisation import settings as settings_service
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import read_slots

pytestmark = pytest.mark.usefixtures("dressed")

PASSPHRASE = "Girafe-Tilleul-47-Cargo"  # noqa: S105 - it opens nothing real
CONTROL = Qt.KeyboardModifier.ControlModifier
Clock = Callable[[], datetime]


@pytest.fixture
def base(tmp_path: Path, clock: Clock) -> Path:
    """Found a base with one adviser, and close it."""
    path = tmp_path / "test.base"
    store = founded(path, PASSPHRASE, clock)
    store.close()
    return path


@pytest.fixture
def window(settings: QSettings) -> Iterator[Window]:
    window = Window(settings)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def sitting(window: Window, settings: QSettings, clock: Clock, tmp_path: Path) -> Sitting:
    troubles = Troubles(window, tmp_path / "journal.log")
    window.show()
    return Sitting(window, troubles, settings, clock, Keychain(None))


def _secret(window: Window) -> QLineEdit:
    secret = window.findChild(QLineEdit, "passphrase")
    assert secret is not None
    return secret


def _unlock(qtbot: QtBot, sitting: Sitting, passphrase: str = PASSPHRASE) -> None:
    qtbot.waitUntil(lambda: not _secret(sitting.window).isReadOnly())
    qtbot.keyClicks(_secret(sitting.window), passphrase)
    qtbot.keyClick(_secret(sitting.window), Qt.Key.Key_Return)


def _opened(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    sitting.begin(base)
    with qtbot.waitSignal(sitting.opened):
        _unlock(qtbot, sitting)


def test_the_right_passphrase_opens_the_first_page(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    _opened(qtbot, sitting, base)

    assert sitting.workspace is not None
    assert sitting.workspace.stage.route() == Route(Screen.TODAY)
    words = {label.text() for label in sitting.workspace.findChildren(QLabel)}
    assert {"Camille Dufresne", "Plateforme mobilité"} <= words


def test_a_wrong_passphrase_is_said_beside_the_field(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    _unlock(qtbot, sitting, "pas la bonne phrase")

    secret = _secret(sitting.window)
    qtbot.waitUntil(lambda: "n’ouvre pas la base" in secret.accessibleDescription())
    assert secret.text() == "pas la bonne phrase"
    assert sitting.workspace is None


def test_locking_empties_the_window_and_closes_the_base(
    qtbot: QtBot, sitting: Sitting, base: Path, clock: Clock
) -> None:
    _opened(qtbot, sitting, base)
    sitting.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sitting.window)

    with qtbot.waitSignal(sitting.locked):
        qtbot.keyClick(QApplication.focusWidget() or sitting.window, Qt.Key.Key_L, CONTROL)

    assert isinstance(sitting.window.centralWidget(), LockScreen)
    assert sitting.workspace is None
    other = vault.open_with_passphrase(base, PASSPHRASE, clock=clock)  # nobody holds it any more
    other.close()


def test_a_locked_base_opens_again(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    _opened(qtbot, sitting, base)
    sitting.lock()

    with qtbot.waitSignal(sitting.opened):
        _unlock(qtbot, sitting)

    assert sitting.workspace is not None


def test_nobody_gets_in_by_the_keychain_after_locking(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    _opened(qtbot, sitting, base)

    sitting.lock()

    assert _secret(sitting.window).text() == ""
    assert not _secret(sitting.window).isReadOnly()


def test_closing_the_window_finishes_what_was_asked_and_closes_the_base(
    qtbot: QtBot, window: Window, base: Path, clock: Clock, settings: QSettings, tmp_path: Path
) -> None:
    store = vault.open_with_passphrase(base, PASSPHRASE, clock=clock)
    sitting = open_window(store, settings, tmp_path / "journal.log", clock, Keychain(None))
    with qtbot.waitSignal(sitting.opened):
        pass
    assert sitting.background is not None
    sitting.background.run(settings_service.put, "key", "kept")

    sitting.window.close()

    again = vault.open_with_passphrase(base, PASSPHRASE, clock=clock)
    assert again.read(settings_service.value, "key") == "kept"
    again.close()
    sitting.window.deleteLater()
    window.close()


def test_what_is_saved_shows_on_the_status_line(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    _opened(qtbot, sitting, base)
    assert sitting.background is not None
    assert sitting.workspace is not None
    saved = sitting.workspace.findChild(QLabel, "status_saved")
    assert saved is not None

    sitting.background.run(settings_service.put, "key", "value")

    qtbot.waitUntil(lambda: saved.text().replace("\u00a0", " ") == "Enregistré à 14 h 30")


def test_the_subscription_file_follows_the_diary_from_the_opening_to_the_locking(
    qtbot: QtBot, sitting: Sitting, base: Path, tmp_path: Path
) -> None:
    file = tmp_path / "agenda-camille-dufresne.ics"
    _opened(qtbot, sitting, base)
    assert sitting.subscription is not None
    sitting.subscription.keep(SubscriptionChoice(tmp_path, Wording()))
    qtbot.waitUntil(file.exists)
    sitting.lock()
    file.unlink()

    _unlock(qtbot, sitting)

    qtbot.waitUntil(file.exists)


def test_a_damaged_base_is_said_and_left_as_it_is(
    qtbot: QtBot, sitting: Sitting, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.base"
    damaged.write_bytes(b"SQLite format 3\x00 and nothing more")

    sitting.begin(damaged)

    qtbot.waitUntil(lambda: sitting.window.findChild(QLabel, "closed_title") is not None)
    assert damaged.read_bytes() == b"SQLite format 3\x00 and nothing more"


def test_larger_text_lays_the_window_out_again_where_it_was(
    qtbot: QtBot, sitting: Sitting, base: Path, settings: QSettings
) -> None:
    _opened(qtbot, sitting, base)
    before = sitting.workspace
    assert before is not None
    before.open(Route(Screen.PEOPLE))
    page = before.stage.page()
    assert page is not None

    with qtbot.waitSignal(sitting.opened):
        page.appearance_chosen.emit(Appearance(Look.DARK, 1.5))

    assert sitting.workspace is not None
    assert sitting.workspace is not before
    assert sitting.workspace.stage.route() == Route(Screen.PEOPLE)
    assert theme.scale() == pytest.approx(1.5)
    assert theme.tokens() is DARK
    assert Appearance.kept(settings) == Appearance(Look.DARK, 1.5)


def test_the_palette_leads_to_the_caseload(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    _opened(qtbot, sitting, base)
    assert sitting.workspace is not None
    (leading,) = (each for each in sitting.workspace.commands if each.code == "go_caseload")
    assert leading.words == "Ma file active"

    leading.do()

    assert sitting.workspace.stage.route().screen is Screen.CASELOAD
    sitting.workspace.stage.back()
    assert sitting.workspace.stage.route() == Route(Screen.TODAY)


def test_the_palette_leads_to_the_plan(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    _opened(qtbot, sitting, base)
    assert sitting.workspace is not None
    (leading,) = matching(sitting.workspace.commands, "plan mob")

    leading.do()

    assert sitting.workspace.stage.route().screen is Screen.SETTINGS
    page = sitting.workspace.stage.page()
    assert page is not None
    assert page.part() == "plan"


def test_the_palette_finds_what_keeps_the_base_safe(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    _opened(qtbot, sitting, base)
    assert sitting.workspace is not None
    wanted = {
        "sauvegarder": "go_settings_backups",
        "restaurer": "go_settings_backups",
        "verrouiller": "lock",
        "kit": "go_settings_security",
        "conservation": "go_settings_retention",
        "journal": "go_settings_audit",
        "droits": "rights",
    }

    found = {word: matching(sitting.workspace.commands, word) for word in wanted}

    for word, code in wanted.items():
        assert code in [command.code for command in found[word][:SHOWN_COMMANDS]], word
    found["droits"][0].do()
    assert sitting.workspace.stage.route() == Route(Screen.PEOPLE)


def test_a_locked_window_has_nobody_to_name(
    qtbot: QtBot, sitting: Sitting, base: Path, settings: QSettings
) -> None:
    ReminderChoice(appointments=True, names=True).keep(settings)
    _opened(qtbot, sitting, base)

    sitting.lock()

    assert sitting.reminding.nameless


def test_whoever_opens_with_a_phrase_handed_over_chooses_her_own_before_any_page(
    qtbot: QtBot, window: Window, sitting: Sitting, base: Path, clock: Clock
) -> None:
    store = vault.open_with_passphrase(base, PASSPHRASE, clock=clock)
    (camille,) = store.read(setup.advisers)
    handed = "sept lampes rousses veillent loin des barques grises"
    ways.give_passphrase(Access(store, Keychain(None)), camille, handed, temporary=True)
    store.close()
    sitting.begin(base)

    _unlock(qtbot, sitting, handed)

    asking = window.findChild
    qtbot.waitUntil(lambda: asking(NewPassphraseScreen) is not None)
    assert not _pages(sitting)
    _choose(window, handed)
    told = "déjà votre phrase"
    qtbot.waitUntil(lambda: told in _error_of_phrase(window))
    own = "huit canards verts dorment sous les saules immobiles"
    with qtbot.waitSignal(sitting.opened):
        _choose(window, own)
    assert _pages(sitting) == [Route(Screen.TODAY)]
    (slot,) = read_slots(base).slots
    assert not slot.temporary


def _pages(sitting: Sitting) -> list[Route]:
    return [] if sitting.workspace is None else [sitting.workspace.stage.route()]


def _choose(window: Window, phrase: str) -> None:
    for name in ("new_passphrase_first", "new_passphrase_second"):
        field = window.findChild(QLineEdit, name)
        assert field is not None
        field.setText(phrase)
    go = window.findChild(QPushButton, "new_passphrase_go")
    assert go is not None
    go.click()


def _error_of_phrase(window: Window) -> str:
    field = window.findChild(Field, "new_passphrase_first_field")
    assert field is not None
    return field.error()

"""The ways in: a kit in the place of a forgotten phrase, longer and longer waits, a slow keychain.

And back after the lock: the same page and what was being typed, for the same adviser alone.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.founding import founded
from tests.gui.letters import letters_shared
from tests.kept_base import let_in

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.kit_dialog import KitDialog
from conseil_mobilite.gui.access.kit_screen import KitScreen
from conseil_mobilite.gui.access.new_passphrase_screen import NewPassphraseScreen
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.shell.lock import LockScreen
from conseil_mobilite.gui.shell.patience import FAILURES, Patience
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.keychain import Keychain

pytestmark = pytest.mark.usefixtures("dressed")

PHRASE = "Girafe-Tilleul-47-Cargo-Nacre"
OTHERS = "Hérisson-Platane-82-Voilier-Nacre"
NEW = "un vieux chemin creux vers le moulin bleu"
CODE = RecoveryCode.of_bits(0x1234_5678_9ABC_DEF0_1357_9BDF_2468_ACE0_123)
START = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
Clock = Callable[[], datetime]


class Hanging:
    """A keychain that answers nothing until it is let go."""

    def __init__(self) -> None:
        self.let_go = Event()

    def get_password(self, _service: str, _username: str, /) -> str | None:
        self.let_go.wait(60)
        return None

    def set_password(self, _service: str, _username: str, _password: str, /) -> None:
        self.let_go.wait(60)

    def delete_password(self, _service: str, _username: str, /) -> None:
        self.let_go.wait(60)


class Time:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def base(tmp_path: Path, clock: Clock) -> Path:
    """Found a base with two advisers, each with a passphrase; the first has a kit."""
    path = tmp_path / "test.base"
    store = founded(path, PHRASE, clock)
    other = Adviser(
        organisation_id=store.read(setup.organisation).id,
        first_name="Yasmine",
        last_name="Belkacem",
    )
    with store.transaction() as session:
        session.add(other)
    let_in(store, OTHERS, "Yasmine", other.id)
    slot_changes.add_recovery(store, CODE, "7KQ2")
    store.close()
    return path


@pytest.fixture
def window(settings: QSettings) -> Iterator[Window]:
    window = Window(settings)
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def sitting(window: Window, settings: QSettings, clock: Clock, tmp_path: Path) -> Sitting:
    troubles = Troubles(window, tmp_path / "journal.log")
    return Sitting(window, troubles, settings, clock, Keychain(None))


def _line(window: Window, name: str) -> QLineEdit:
    found = window.findChildren(QLineEdit, name)
    assert found, name
    return found[-1]


def _button(window: Window, name: str) -> QPushButton:
    found = window.findChildren(QPushButton, name)
    assert found, name
    return found[-1]


def _enter(qtbot: QtBot, sitting: Sitting, phrase: str = PHRASE) -> None:
    with qtbot.waitSignal(sitting.opened):
        _line(sitting.window, "passphrase").setText(phrase)
        _button(sitting.window, "unlock").click()


def _workspace(sitting: Sitting) -> Workspace | None:
    return sitting.workspace


def _shows(window: Window, kind: type[object]) -> bool:
    return isinstance(window.centralWidget(), kind)


def test_a_forgotten_phrase_is_replaced_thanks_to_the_kit(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path, clock: Clock
) -> None:
    sitting.begin(base)
    _button(window, "unlock_kit").click()
    _line(window, "kit_code").setText(CODE.written.lower().replace("-", " "))
    _button(window, "kit_open").click()
    qtbot.waitUntil(lambda: _shows(window, NewPassphraseScreen))
    assert _workspace(sitting) is None  # the pages wait for the new phrase

    _line(window, "new_passphrase_first").setText(NEW)
    _line(window, "new_passphrase_second").setText(NEW)
    with qtbot.waitSignal(sitting.opened):
        _button(window, "new_passphrase_go").click()
    assert sitting.workspace is not None
    assert "Camille Dufresne" in {each.text() for each in window.findChildren(QLabel)}

    sitting.lock()
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(base, PHRASE, clock=clock)
    for phrase in (NEW, OTHERS):
        vault.open_with_passphrase(base, phrase, clock=clock).close()
    vault.open_with_recovery(base, CODE, clock=clock).close()  # it goes on working


def test_the_window_closed_before_a_new_phrase_leaves_everything_as_it_was(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path, clock: Clock
) -> None:
    sitting.begin(base)
    _button(window, "unlock_kit").click()
    _line(window, "kit_code").setText(CODE.written)
    _button(window, "kit_open").click()
    qtbot.waitUntil(lambda: _shows(window, NewPassphraseScreen))

    window.close()

    vault.open_with_passphrase(base, PHRASE, clock=clock).close()


def test_the_window_closed_while_a_base_opens_leaves_no_base_open(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path, clock: Clock
) -> None:
    sitting.begin(base)
    qtbot.waitUntil(lambda: _shows(window, LockScreen))
    _line(window, "passphrase").setText(PHRASE)
    _button(window, "unlock").click()

    window.close()

    vault.open_with_passphrase(base, PHRASE, clock=clock).close()


def test_a_kit_of_an_account_that_was_deactivated_says_so(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path, clock: Clock
) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    with store.transaction() as session:
        session.get_one(Adviser, store.adviser).active = False
    store.close()
    sitting.begin(base)
    _button(window, "unlock_kit").click()

    _line(window, "kit_code").setText(CODE.written)
    _button(window, "kit_open").click()

    code = _line(window, "kit_code")
    qtbot.waitUntil(lambda: "a été désactivé" in code.accessibleDescription())
    assert _shows(window, KitScreen)


def test_a_wrong_code_is_told_and_the_way_back_stays(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path
) -> None:
    sitting.begin(base)
    _button(window, "unlock_kit").click()
    code = _line(window, "kit_code")

    code.setText(CODE.written[:-1])
    _button(window, "kit_open").click()
    short = code.accessibleDescription()
    code.setText(RecoveryCode.of_bits(5).written)
    _button(window, "kit_open").click()
    qtbot.waitUntil(lambda: "n’ouvre pas la base" in code.accessibleDescription())
    _button(window, "kit_back").click()

    assert short.startswith("Groupe 7")
    assert _shows(window, LockScreen)


def test_failures_make_one_wait_longer_each_time_even_restarted(
    qtbot: QtBot, window: Window, settings: QSettings, tmp_path: Path, base: Path
) -> None:
    time = Time()
    sitting = Sitting(window, Troubles(window, tmp_path / "j.log"), settings, time, Keychain(None))
    sitting.begin(base)
    secret, go = _line(window, "passphrase"), _button(window, "unlock")
    waits, typed = [], ""
    for _ in range(3):
        secret.setText("pas la bonne phrase")
        go.click()
        qtbot.waitUntil(lambda: not secret.isReadOnly() and not go.isEnabled())
        waits.append(Patience(settings, time, window).left())
        typed = secret.text()
        time.now += timedelta(seconds=waits[-1])
        qtbot.waitUntil(go.isEnabled)

    assert waits == [1, 2, 4]
    assert typed == "pas la bonne phrase"
    again = Patience(settings, time, window)
    again.fail()
    assert Patience(settings, time, window).left() == 8
    time.now += timedelta(days=400)
    assert Patience(settings, time, window).left() == 0
    time.now -= timedelta(days=800)
    assert Patience(settings, time, window).left() == 8  # not for years, were the clock set back
    _ = again.succeed()
    assert settings.value(FAILURES) is None


def test_the_wait_is_said_in_words(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path
) -> None:
    sitting.begin(base)
    _line(window, "passphrase").setText("pas la bonne phrase")
    _button(window, "unlock").click()

    wait = window.findChild(QLabel, "unlock_wait")
    assert wait is not None
    qtbot.waitUntil(wait.isVisible)
    assert wait.text().replace("\u00a0", " ").startswith("Encore 1 seconde avant")


def test_a_keychain_that_hangs_holds_nobody(
    qtbot: QtBot, window: Window, settings: QSettings, clock: Clock, tmp_path: Path, base: Path
) -> None:
    hanging = Hanging()
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    assert slot_changes.add_keychain(store, Keychain(_Drawer()), "Camille").name == "KEPT"
    store.close()
    troubles = Troubles(window, tmp_path / "journal.log")
    sitting = Sitting(window, troubles, settings, clock, Keychain(hanging))
    sitting.begin(base)
    assert not _line(window, "passphrase").isReadOnly()  # at once

    _enter(qtbot, sitting)

    assert sitting.workspace is not None
    window.close()  # nor does it hold the closing
    hanging.let_go.set()


def _named(window: Window) -> list[str]:
    """Return whatever the window holds that names somebody."""
    words = [each.text() for each in window.findChildren(QLabel)]
    words += [each.text() for each in window.findChildren(QLineEdit)]
    words += [window.windowTitle(), window.toolTip()]
    return [word for word in words if any(name in word for name in ("Camille", "Jeanne", "Plat"))]


class _Drawer:
    """A keychain that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, _service: str, username: str, /) -> str | None:
        return self.kept.get(username)

    def set_password(self, _service: str, username: str, password: str, /) -> None:
        self.kept[username] = password

    def delete_password(self, _service: str, username: str, /) -> None:
        del self.kept[username]


class _Asking(Creation):
    """A form with one field, as pages make them."""

    def __init__(self, sitting: Sitting, first: str = "") -> None:
        self.what = TextField("ask_what", first)
        field = Field("Quoi", self.what)
        assert sitting.workspace is not None
        super().__init__("ask", "Nouvelle demande", column(field), sitting.workspace.stage)
        self.form = Form(what=field)
        self.open()


def test_the_same_adviser_comes_back_to_the_same_page_and_to_what_she_typed(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting)
    assert sitting.workspace is not None
    sitting.workspace.open(Route(Screen.SETTINGS, None, "security"))
    dialog = _Asking(sitting)
    qtbot.waitUntil(lambda: dialog.draft() is None)
    dialog.what.setText("Un vélo pour Jeanne")
    qtbot.waitUntil(lambda: dialog.draft() is not None)

    sitting.lock()
    _enter(qtbot, sitting)

    assert sitting.workspace.stage.route() == Route(Screen.SETTINGS, None, "security")
    again = _Asking(sitting)
    qtbot.waitUntil(lambda: again.what.text() == "Un vélo pour Jeanne")
    again.reject()
    third = _Asking(sitting)
    qtbot.wait(0)
    assert third.what.text() == ""  # given back once
    third.reject()


def test_a_form_that_opens_otherwise_only_offers_what_was_typed(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting)
    dialog = _Asking(sitting, "Du premier dossier")
    qtbot.wait(0)
    dialog.what.setText("Du premier dossier, corrigé")
    sitting.lock()
    _enter(qtbot, sitting)

    other = _Asking(sitting, "Du second dossier")
    resume = other.findChild(QPushButton, "ask_resume")
    assert resume is not None
    qtbot.waitUntil(resume.isVisible)

    assert other.what.text() == "Du second dossier"
    assert letters_shared(other) == set()
    other.reject()


def test_another_adviser_gets_the_start_page_and_nothing_of_the_draft(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting)
    assert sitting.workspace is not None
    sitting.workspace.open(Route(Screen.PEOPLE))
    dialog = _Asking(sitting)
    qtbot.wait(0)
    dialog.what.setText("Un vélo pour Jeanne")
    sitting.lock()

    _enter(qtbot, sitting, OTHERS)

    assert sitting.workspace.stage.route() == Route(Screen.TODAY)
    assert not sitting.workspace.drafts.kept
    again = _Asking(sitting)
    qtbot.wait(0)
    assert again.what.text() == ""
    again.reject()


def test_the_locked_window_shows_and_keeps_nothing_of_anybody(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path, settings: QSettings, tmp_path: Path
) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting)
    dialog = _Asking(sitting, "Jeanne Quimper")
    qtbot.waitUntil(dialog.isActiveWindow)
    QGuiApplication.clipboard().setText("Jeanne Quimper")

    sitting.lock()

    QApplication.processEvents()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [window]
    qtbot.waitUntil(lambda: not _named(window))  # once what was shown is deleted
    assert QGuiApplication.clipboard().text() == ""
    settings.sync()
    kept = (tmp_path / "window.ini").read_text() if (tmp_path / "window.ini").exists() else ""
    assert not any(name in kept for name in ("Camille", "Jeanne", "test.base", "Plateforme"))


@pytest.mark.parametrize("how", ["sleep", "cover", "lock"])
def test_a_computer_that_sleeps_or_a_session_that_locks_locks_the_window(
    qtbot: QtBot, sitting: Sitting, window: Window, base: Path, how: str
) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting)
    session = sitting.away.session

    with qtbot.waitSignal(sitting.locked):
        {"sleep": lambda: session.sleep(True), "cover": lambda: session.cover(True)}.get(  # noqa: FBT003
            how, session.lock
        )()

    assert _shows(window, LockScreen)


def test_without_a_kit_one_calm_line_recalls_it(qtbot: QtBot, sitting: Sitting, base: Path) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting, OTHERS)
    assert sitting.workspace is not None
    line = sitting.workspace.status.kit
    qtbot.waitUntil(line.isVisible)

    line.click()

    dialog = sitting.workspace.findChild(KitDialog)
    assert dialog is not None
    dialog.reject()


def test_ctrl_l_over_a_form_locks_and_keeps_what_was_typed(
    qtbot: QtBot, sitting: Sitting, base: Path
) -> None:
    sitting.begin(base)
    _enter(qtbot, sitting)
    dialog = _Asking(sitting)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.what, "Un permis")

    with qtbot.waitSignal(sitting.locked):
        qtbot.keyPress(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    _enter(qtbot, sitting)

    again = _Asking(sitting)
    qtbot.waitUntil(lambda: again.what.text() == "Un permis")
    again.reject()

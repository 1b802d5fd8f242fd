"""Sécurité: the passphrase changes once everything is right; the keychain is let in and out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.founding import founded
from tests.gui.settings.screen import Screen

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain

PRESENT = "un chemin creux vers le vieux moulin bleu"
NEW = "des hérissons gris traversent la grande forêt givrée"
FIRST, SECOND = "settings_passphrase_first", "settings_passphrase_second"
NOW = "settings_passphrase_present"
ENTER = Qt.Key.Key_Return


class Drawer:
    """A keychain that keeps what it is given, unless it is locked for good."""

    def __init__(self, *, locked: bool = False) -> None:
        self.entries: dict[str, str] = {}
        self.locked = locked

    def get_password(self, _service: str, username: str, /) -> str | None:
        return self.entries.get(username)

    def set_password(self, service: str, username: str, password: str, /) -> None:
        if self.locked:
            raise OSError(service)
        self.entries[username] = password

    def delete_password(self, _service: str, username: str, /) -> None:
        del self.entries[username]


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Open a base that has its keys beside it."""
    base = tmp_path / "suivi.base"
    store = founded(base, PRESENT, clock, "Plateforme Escargot")
    yield store
    store.close()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Screen:
    return Screen(qtbot, desk, "security")


def _opens(store: Store, phrase: str, clock: Clock) -> bool:
    store.close()
    try:
        vault.open_with_passphrase(store.path, phrase, clock=clock).close()
    except WrongPassphraseError:
        return False
    return True


def _news(screen: Screen) -> str:
    return screen.words("settings_passphrase_news").replace("\u00a0", " ")


def test_the_section_opens_on_the_present_passphrase(screen: Screen) -> None:
    assert QApplication.focusWidget() is screen.field(NOW)


def test_the_passphrase_is_changed_and_nothing_of_it_stays_on_the_screen(
    screen: Screen, store: Store, clock: Clock
) -> None:
    screen.type(NOW, PRESENT)
    screen.type(FIRST, NEW)
    screen.type(SECOND, NEW)
    screen.press(ENTER)

    screen.qtbot.waitUntil(lambda: "changée à 14 h 30" in _news(screen))
    assert [screen.field(name).text() for name in (NOW, FIRST, SECOND)] == ["", "", ""]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "settings_passphrase_change"
    assert not _opens(store, PRESENT, clock)
    assert _opens(store, NEW, clock)


def test_a_wrong_present_passphrase_is_told_and_what_was_typed_stays(
    screen: Screen, store: Store, clock: Clock
) -> None:
    screen.type(NOW, "pas la bonne")
    screen.type(FIRST, NEW)
    screen.type(SECOND, NEW)
    screen.press(ENTER)

    screen.qtbot.waitUntil(lambda: "n’ouvre pas" in screen.error(NOW))
    assert QApplication.focusWidget() is screen.field(NOW)
    assert screen.field(FIRST).text() == NEW
    assert _opens(store, PRESENT, clock)


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        (("", NEW, NEW), NOW, "phrase secrète actuelle"),
        ((PRESENT, "azertyuiop", "azertyuiop"), FIRST, "sept mots"),
        ((PRESENT, *2 * ("Dufresne-Tilleul-47-Cargo",)), FIRST, "dufresne"),
        ((PRESENT, *2 * ("Escargot-Tilleul-47-Cargo",)), FIRST, "escargot"),
        ((PRESENT, NEW, NEW[:-1]), SECOND, "diffèrent"),
        ((PRESENT, PRESENT, PRESENT), FIRST, "déjà votre phrase"),
    ],
)
def test_a_wrong_turn_is_told_beside_its_field_and_changes_nothing(
    screen: Screen, store: Store, clock: Clock, typed: tuple[str, str, str], field: str, told: str
) -> None:
    screen.qtbot.waitUntil(lambda: _read(screen))
    for name, text in zip((NOW, FIRST, SECOND), typed, strict=True):
        screen.type(name, text)
    screen.push("settings_passphrase_change")

    screen.qtbot.waitUntil(lambda: told in screen.error(field))
    assert QApplication.focusWidget() is screen.field(field)
    assert _opens(store, PRESENT, clock)
    labels = [each for each in screen.page.findChildren(QLabel) if each.isVisible()]
    assert len([each for each in labels if each.text() == screen.error(field)]) == 1


def test_the_three_phrases_are_hidden_until_one_asks_to_see_them(screen: Screen) -> None:
    hidden, shown = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    assert {screen.field(name).echoMode() for name in (NOW, FIRST, SECOND)} == {hidden}

    screen.push("settings_passphrase_show")

    assert {screen.field(name).echoMode() for name in (NOW, FIRST, SECOND)} == {shown}


def test_a_second_press_while_it_changes_asks_nothing_more(
    screen: Screen, store: Store, clock: Clock
) -> None:
    screen.type(NOW, PRESENT)
    screen.type(FIRST, NEW)
    screen.type(SECOND, NEW)
    screen.press(ENTER)
    screen.press(ENTER)

    screen.qtbot.waitUntil(lambda: "changée" in _news(screen))
    assert screen.error(NOW) == ""
    assert _opens(store, NEW, clock)


def test_leaving_the_section_forgets_what_was_typed(screen: Screen) -> None:
    screen.type(NOW, PRESENT)
    screen.type(FIRST, NEW)

    screen.page.leave()

    assert (screen.field(NOW).text(), screen.field(FIRST).text()) == ("", "")


def test_the_keychain_is_not_shown_where_there_is_none(screen: Screen) -> None:
    assert screen.page.findChild(Tick, "settings_keychain") is None


def test_the_keychain_is_let_in_then_out_by_the_keyboard(
    qtbot: QtBot, desk: Desk, store: Store, clock: Clock
) -> None:
    drawer = Drawer()
    screen = Screen(qtbot, _with(desk, store, drawer), "security")

    screen.push("settings_keychain")
    qtbot.waitUntil(lambda: bool(drawer.entries) and _tick(screen).isEnabled())
    assert _tick(screen).isChecked()
    assert QApplication.focusWidget() is _tick(screen)
    again = Screen(qtbot, _with(desk, store, drawer), "security")
    qtbot.waitUntil(lambda: _tick(again).isChecked())

    screen.page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is screen.page)
    screen.push("settings_keychain")
    qtbot.waitUntil(lambda: not drawer.entries and _tick(screen).isEnabled())
    assert not _tick(screen).isChecked()
    assert _opens(store, PRESENT, clock)


def test_a_keychain_that_refuses_is_told_and_the_tick_goes(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    screen = Screen(qtbot, _with(desk, store, Drawer(locked=True)), "security")

    screen.push("settings_keychain")

    qtbot.waitUntil(lambda: "n’a pas accepté" in screen.words("settings_keychain_trouble"))
    assert not _tick(screen).isChecked()
    assert _tick(screen).isEnabled()


def _with(desk: Desk, store: Store, drawer: Drawer) -> Desk:
    station = replace(desk.station, access=Access(store, Keychain(drawer)))
    return replace(desk, station=station)


def _tick(screen: Screen) -> Tick:
    return screen.find(Tick, "settings_keychain")


def _read(screen: Screen) -> bool:
    """Say whether the name of the body came: it must not be in the phrase."""
    screen.type(FIRST, "Escargot-Tilleul-47-Cargo")
    gauge = screen.find(QWidget, "settings_passphrase_strength")
    return "escargot" in gauge.accessibleDescription()

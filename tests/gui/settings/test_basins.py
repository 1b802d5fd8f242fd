"""Bassins de mobilité: composed, renamed, recomposed, and never left empty."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.looking import error_of
from tests.gui.settings.screen import Screen, popups

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import Entry
from conseil_mobilite.gui.settings.basin_dialog import BasinDialog
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin, Member
from conseil_mobilite.store.database import Store

DAY, BEFORE = date(2027, 3, 12), date(2026, 1, 1)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")
SAMBRE = Member("200071983", "CC Thiérache Sambre et Oise")
RIVIERES = "240200600"
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, store: Store) -> Screen:
    store.run(basins.compose, "Thiérache", "", [CENTRE, SAMBRE], BEFORE)
    screen = Screen(qtbot, desk, "basins")
    qtbot.waitUntil(lambda: screen.page.findChild(Entry, "basin_open_thierache") is not None)
    return screen


def _open(screen: Screen) -> None:
    screen.find(Entry, "basin_open_thierache").setFocus()
    screen.press(ENTER)
    screen.loaded("basin_name")


def _stored(store: Store, day: date = DAY) -> list[Basin]:
    return store.read(basins.basins, day)


def test_a_basin_is_renamed_when_its_name_is_left(screen: Screen, store: Store) -> None:
    _open(screen)
    screen.type("basin_name", "Thiérache du Nord")

    screen.saved(lambda: screen.press(TAB))

    (basin,) = _stored(store)
    assert (basin.name, basin.code) == ("Thiérache du Nord", "thierache")


def test_the_list_follows_the_new_name(qtbot: QtBot, screen: Screen) -> None:
    _open(screen)
    screen.type("basin_name", "Grande Thiérache")
    screen.push("basin_back")

    qtbot.waitUntil(lambda: "Grande" in _entry(screen).accessibleName())
    assert _entry(screen).isVisible()


def test_an_emptied_name_is_told_and_the_one_kept_stays(screen: Screen, store: Store) -> None:
    _open(screen)
    screen.type("basin_name", "")
    screen.press(TAB)

    screen.qtbot.waitUntil(lambda: "Donnez un nom" in screen.error("basin_name"))
    assert _stored(store)[0].name == "Thiérache"
    assert QApplication.focusWidget() is not screen.field("basin_name")


def test_a_name_already_taken_is_told(screen: Screen, store: Store) -> None:
    store.run(basins.compose, "Vermandois", "", [CENTRE], BEFORE)
    _open(screen)
    screen.type("basin_name", "vermandois")
    screen.press(TAB)

    screen.qtbot.waitUntil(lambda: "porte déjà ce nom" in screen.error("basin_name"))


def test_a_member_given_up_keeps_its_past_and_may_be_taken_back(
    screen: Screen, store: Store
) -> None:
    _open(screen)
    screen.saved(lambda: screen.push(f"basin_remove_{CENTRE.code}"))
    assert [each.members for each in _stored(store)] == [(SAMBRE,)]
    assert [each.members for each in _stored(store, BEFORE)] == [(CENTRE, SAMBRE)]

    ((words, _act),) = screen.undoes
    assert words == "Intercommunalité retirée du bassin"
    screen.saved(screen.take_back)

    assert [each.members for each in _stored(store)] == [(CENTRE, SAMBRE)]
    screen.qtbot.waitUntil(lambda: _has(screen, f"basin_remove_{CENTRE.code}"))


def test_a_member_is_taken_back_once_the_basin_is_closed(screen: Screen, store: Store) -> None:
    _open(screen)
    screen.saved(lambda: screen.push(f"basin_remove_{CENTRE.code}"))
    screen.push("basin_back")
    screen.qtbot.waitUntil(lambda: _entry(screen).isVisible())

    screen.saved(screen.take_back)

    assert [each.members for each in _stored(store)] == [(CENTRE, SAMBRE)]


def test_the_last_member_comes_back_and_says_why(screen: Screen, store: Store) -> None:
    _open(screen)
    screen.saved(lambda: screen.push(f"basin_remove_{CENTRE.code}"))

    screen.push(f"basin_remove_{SAMBRE.code}")

    assert "au moins une intercommunalité" in screen.error("basin_search")
    assert SAMBRE.name in screen.error("basin_search")
    assert _has(screen, f"basin_remove_{SAMBRE.code}")
    assert [each.members for each in _stored(store)] == [(SAMBRE,)]


def test_a_neighbour_of_the_same_departement_joins_in_one_click(
    screen: Screen, store: Store
) -> None:
    _open(screen)
    near = f"basin_near_{RIVIERES}"
    screen.qtbot.waitUntil(lambda: screen.page.findChild(QPushButton, near) is not None)

    screen.saved(lambda: screen.push(near))

    assert RIVIERES in {member.code for member in _stored(store)[0].members}


def test_an_epci_is_added_by_the_name_of_a_commune(screen: Screen, store: Store) -> None:
    _open(screen)

    screen.saved(lambda: screen.choose("basin_search", "laon"))

    assert "CA du Pays de Laon" in {member.name for member in _stored(store)[0].members}


def test_a_former_epci_is_not_lost_when_another_joins(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    former = Member("249999999", "CC d’autrefois")
    store.run(basins.compose, "Thiérache", "", [former], BEFORE)
    screen = Screen(qtbot, desk, "basins")
    qtbot.waitUntil(lambda: screen.page.findChild(Entry, "basin_open_thierache") is not None)
    _open(screen)

    screen.saved(lambda: screen.choose("basin_search", "laon"))

    assert former in _stored(store)[0].members


def test_a_new_basin_needs_a_member_then_a_name(screen: Screen, store: Store) -> None:
    dialog = _dialog(screen)
    screen.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    assert "au moins une intercommunalité" in error_of(dialog, "new_basin_search")

    search = dialog.findChild(QLineEdit, "new_basin_search")
    assert search is not None
    screen.qtbot.keyClicks(search, "laon")
    _take_first(screen)
    screen.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    assert "Donnez un nom" in error_of(dialog, "new_basin_name")

    name = dialog.findChild(QLineEdit, "new_basin_name")
    assert name is not None
    screen.qtbot.keyClicks(name, "Laonnois")
    screen.saved(lambda: screen.press(ENTER))

    assert {each.name for each in _stored(store)} == {"Thiérache", "Laonnois"}
    screen.qtbot.waitUntil(lambda: screen.page.findChild(Entry, "basin_open_laonnois") is not None)


def test_giving_up_a_new_basin_keeps_nothing(screen: Screen, store: Store) -> None:
    dialog = _dialog(screen)
    name = dialog.findChild(QLineEdit, "new_basin_name")
    assert name is not None
    screen.qtbot.keyClicks(name, "Laonnois")

    screen.press(Qt.Key.Key_Escape)

    screen.qtbot.waitUntil(lambda: screen.page.findChild(BasinDialog) is None)
    assert [each.name for each in _stored(store)] == ["Thiérache"]


def _entry(screen: Screen) -> Entry:
    return screen.find(Entry, "basin_open_thierache")


def _has(screen: Screen, name: str) -> bool:
    QApplication.processEvents()
    return any(found.isVisible() for found in screen.page.findChildren(QPushButton, name))


def _dialog(screen: Screen) -> BasinDialog:
    screen.push("basin_compose")
    dialog = screen.page.findChild(BasinDialog)
    assert dialog is not None
    screen.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def _take_first(screen: Screen) -> None:
    screen.qtbot.waitUntil(lambda: bool(popups()))
    screen.qtbot.keyClick(popups()[0], ENTER)
    screen.qtbot.waitUntil(lambda: not popups())

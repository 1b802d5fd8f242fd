"""The structures and services of the body: written with their faults beside them, taken back."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.own_services import OwnServices
from conseil_mobilite.gui.directory.record_dialog import RecordDialog
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.services.directory import own_services
from conseil_mobilite.services.directory.own_directory import OwnStructure, own_directory
from conseil_mobilite.store.database import Store

SPACE, ENTER, CTRL = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
GARAGE = {"nom": "Garage solidaire", "commune": "Laon", "code_postal": "02000"}
REPAIR = {"nom": "Réparation", "description": "Réparer sa voiture.", "latitude": 49.5}


class Screen:
    """The page of the own services in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> None:
        self.qtbot, self.page = qtbot, OwnServices(desk)
        self.page.resize(1270, 700)
        shown(self.page)
        self.page.refresh()

    def press(self, name: str) -> None:
        """Press what is named, once it is there."""
        self.qtbot.waitUntil(lambda: bool(self._there(name)))
        control = self._there(name)[-1]
        control.setFocus()
        self.qtbot.keyClick(control, SPACE)

    def dialog(self, title: str) -> RecordDialog:
        self.qtbot.waitUntil(lambda: _active(title) is not None)
        found = _active(title)
        assert found is not None
        return found

    def _there(self, name: str) -> list[QWidget]:
        QApplication.processEvents()
        return [each for each in self.page.findChildren(QWidget, name) if each.isVisible()]


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> Screen:
    return Screen(qtbot, desk, shown)


@pytest.fixture
def garage(store: Store) -> UUID:
    return store.run(own_services.write_structure, GARAGE)


def _active(title: str) -> RecordDialog | None:
    found = QApplication.activeWindow()
    return found if isinstance(found, RecordDialog) and found.windowTitle() == title else None


def _kept(store: Store) -> tuple[OwnStructure, ...]:
    return store.read(own_directory)


def test_a_first_service_asks_for_its_structure_and_tells_faults_as_they_come(
    screen: Screen, store: Store, qtbot: QtBot
) -> None:
    # Given a body that wrote nothing yet
    screen.press("own_add_service")
    first = screen.dialog("Ajouter une structure")
    qtbot.keyClicks(first.focusWidget(), "Garage solidaire")
    qtbot.keyClick(first, ENTER, CTRL)
    # When the service is typed with an address that is none
    dialog = screen.dialog("Ajouter un service")
    qtbot.keyClicks(dialog.focusWidget(), "Atelier")
    mail = find(dialog, Field, "service_courriel_field")
    qtbot.keyClicks(mail.widget, "accueil")
    # Then it is told beside it while she types, and what is missing only once it was refused
    qtbot.waitUntil(lambda: "adresse électronique" in mail.error())
    told = find(dialog, Field, "service_description_field")
    assert not told.error()
    qtbot.keyClick(dialog, ENTER, CTRL)
    qtbot.waitUntil(lambda: told.error() == "Ce champ est obligatoire.")
    assert find(dialog, QLineEdit, "service_nom").text() == "Atelier"
    # And mended, it is created
    qtbot.keyClicks(find(dialog, QPlainTextEdit, "service_description"), "Apprendre")
    qtbot.keyClicks(mail.widget, "@exemple.fr")
    qtbot.waitUntil(lambda: not mail.error() and not told.error())
    qtbot.keyClick(dialog, ENTER, CTRL)
    qtbot.waitUntil(lambda: [len(home.services) for home in _kept(store)] == [1])
    (made,) = _kept(store)[0].services
    assert made.service.contact.email == "accueil@exemple.fr"


def test_a_zone_and_an_audience_are_chosen_and_the_rest_of_the_record_stays(
    screen: Screen, store: Store, garage: UUID, qtbot: QtBot
) -> None:
    key = store.run(own_services.write_service, garage, REPAIR)
    screen.page.refresh()
    screen.press(f"own_open_{key}")
    dialog = screen.dialog("Modifier un service")
    # When everybody is chosen after the young, and the zone by the name of a commune
    for public in ("jeunes", "tous-publics"):
        qtbot.keyClick(find(dialog, QWidget, f"service_publics_{public}"), SPACE)
    zone = find(dialog, QLineEdit, "service_zone_search")
    zone.setFocus()
    qtbot.keyClicks(zone, "saint-quentinois")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in _popups()))
    qtbot.keyClick(next(each for each in _popups() if each.isVisible()), ENTER)
    qtbot.keyClick(dialog, ENTER, CTRL)
    # Then the record says so, and what no input shows is still there
    qtbot.waitUntil(lambda: "zone_eligibilite" in store.read(own_services.own_record, key))
    record = store.read(own_services.own_record, key)
    assert record["publics"] == ["tous-publics"]
    assert record["zone_eligibilite"] == ["200071892"]
    assert record["latitude"] == REPAIR["latitude"]


def test_a_structure_goes_once_it_offers_nothing_and_both_come_back(
    screen: Screen, store: Store, garage: UUID, qtbot: QtBot
) -> None:
    key = store.run(own_services.write_service, garage, REPAIR)
    screen.page.refresh()
    screen.press(f"own_delete_{key}")
    qtbot.waitUntil(lambda: not _kept(store)[0].services)
    screen.press("undo")
    qtbot.waitUntil(lambda: bool(_kept(store)[0].services))
    screen.press(f"own_delete_{key}")
    screen.press(f"own_delete_{garage}")
    qtbot.waitUntil(lambda: not _kept(store))
    screen.press("undo")
    qtbot.waitUntil(lambda: [home.id for home in _kept(store)] == [garage])


def _popups() -> list[QListView]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QListView)]

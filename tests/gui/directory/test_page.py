"""Solutions: find a service for somebody, read why, note, send her there, by the keyboard alone."""

from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import find
from tests.gui.showing import show_alone
from tests.services.directory import directories

from conseil_mobilite.app.pages import places, rooms
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.catalogue_dialog import CatalogueDialog
from conseil_mobilite.gui.directory.page import DirectoryPage
from conseil_mobilite.gui.directory.routes import for_person
from conseil_mobilite.gui.directory.service_room import ServiceRoom
from conseil_mobilite.gui.directory.service_table import ServiceTable
from conseil_mobilite.gui.directory.solutions_card import SolutionsCard
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.page import Page, Route, Screen
from conseil_mobilite.gui.kit.rows import ACCESSIBLE
from conseil_mobilite.gui.referrals.referral_dialogs import SentDialog
from conseil_mobilite.gui.shell.stage import Stage
from conseil_mobilite.services.directory.service_page import service_page
from conseil_mobilite.services.directory.stored_services import StoredService
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
ALL = "40\u00a0services"


@pytest.fixture
def her(store: Store) -> UUID:
    """Fill the directory, and register somebody who has neither a car nor a licence."""

    def begin(session: Session) -> UUID:
        directories.filled(session)
        return directories.someone(session, "aucun_moyen", "sans_permis", publics=("rsa",)).id

    return store.run(begin)


@pytest.fixture
def page(desk: Desk, window: QWidget) -> DirectoryPage:
    return put(DirectoryPage(desk), window)


def put(page: W, window: QWidget) -> W:
    page.setParent(window)
    page.resize(window.size())
    page.show()
    return page


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def lines(page: QWidget) -> list[str]:
    rows = find(page, ServiceTable, "services_table").rows
    return [str(rows.data(rows.index(rank, 0), ACCESSIBLE)) for rank in range(rows.rowCount())]


def listed(qtbot: QtBot, page: Page) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: ALL in words(page) and "Ce que c’est" in words(page))


def kept(store: Store, service: UUID) -> StoredService:
    return store.read(service_page, service, directories.ON).stored


def current(page: QWidget) -> UUID:
    key = find(page, ServiceTable, "services_table").current_key()
    assert isinstance(key, UUID)
    return key


def open_room(qtbot: QtBot, desk: Desk, window: QWidget, service: UUID) -> ServiceRoom:
    room = put(ServiceRoom(desk, service), window)
    room.refresh()
    qtbot.waitUntil(lambda: "Ce que c’est" in words(room))
    return room


def test_an_empty_directory_offers_to_import_a_catalogue(qtbot: QtBot, page: DirectoryPage) -> None:
    page.refresh()

    qtbot.waitUntil(lambda: "L’annuaire est encore vide" in words(page))
    qtbot.keyClick(find(page, QPushButton, "services_import_first"), Qt.Key.Key_Space)
    dialog = page.findChild(CatalogueDialog)
    assert isinstance(dialog, CatalogueDialog)
    dialog.reject()


@pytest.mark.usefixtures("her")
def test_each_service_says_why_it_is_proposed_to_the_person_chosen(
    qtbot: QtBot, page: DirectoryPage
) -> None:
    listed(qtbot, page)
    field = find(page, QLineEdit, "services_person")
    field.setFocus()

    qtbot.keyClicks(field, "syll")
    qtbot.waitUntil(lambda: popup() is not None)
    qtbot.keyClick(popup() or field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Proposé parce que" in lines(page)[0])
    told = lines(page)
    proposed = [each for each in told if "Non proposé parce que" not in each]
    assert told[: len(proposed)] == proposed
    assert len(proposed) < len(told)
    assert " km" in told[0]
    qtbot.waitUntil(lambda: "Proposé à" in words(page))

    field.clear()
    qtbot.waitUntil(lambda: "Proposé parce que" not in lines(page)[0])


@pytest.mark.usefixtures("her")
def test_the_list_follows_the_words_typed_and_the_filters(
    qtbot: QtBot, page: DirectoryPage
) -> None:
    listed(qtbot, page)
    field = find(page, QLineEdit, "services_search")
    assert field.hasFocus()

    qtbot.keyClicks(field, "velo")
    qtbot.waitUntil(lambda: 0 < len(lines(page)) < 10)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert find(page, ServiceTable, "services_table").hasFocus()
    free = find(page, QPushButton, "services_free")
    before = len(lines(page))
    qtbot.keyClick(free, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lines(page)) < before)
    assert all("Gratuit" in each for each in lines(page))

    qtbot.keyClick(find(page, QPushButton, "services_no_filter"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lines(page)) == 40)


@pytest.mark.usefixtures("her")
def test_a_note_is_kept_as_it_is_typed_and_a_refused_one_is_not_lost(
    qtbot: QtBot, page: DirectoryPage, store: Store
) -> None:
    listed(qtbot, page)
    first, area = current(page), find(page, QPlainTextEdit, "service_note")
    qtbot.keyClicks(area, "Demander Samia")
    qtbot.waitUntil(lambda: kept(store, first).note == "Demander Samia")

    qtbot.keyClicks(area, " 1 92 06 02 691 123 22")
    qtbot.waitUntil(lambda: "sécurité sociale" in words(page))
    table = find(page, ServiceTable, "services_table")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not area.toPlainText())
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: area.toPlainText().endswith("123 22"))
    assert "sécurité sociale" in words(page)
    assert kept(store, first).note == "Demander Samia"


@pytest.mark.usefixtures("her")
def test_a_favourite_and_a_check_are_told_in_words(
    qtbot: QtBot, page: DirectoryPage, store: Store
) -> None:
    listed(qtbot, page)
    service = current(page)

    qtbot.keyClick(find(page, QPushButton, "service_favourite"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Favori" in lines(page)[0])
    checked = find(page, QPushButton, "service_checked")
    qtbot.keyClick(checked, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(store, service).checked_on == directories.ON)
    qtbot.waitUntil(lambda: "Vérifié par votre organisme le 12 mars 2027" in spaceless(page))
    qtbot.keyClick(checked, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(store, service).checked_on is None)


def test_the_person_is_sent_to_the_structure_with_the_form_filled(
    qtbot: QtBot, desk: Desk, window: QWidget, store: Store, her: UUID
) -> None:
    service = store.read(lambda session: directories.row_of(session, "005").id)
    room = open_room(qtbot, desk, window, service)
    orient = find(room, QPushButton, "service_orient")
    qtbot.keyClick(orient, Qt.Key.Key_Space)
    assert find(room, QLineEdit, "service_person").hasFocus()
    assert "Choisissez d’abord" in words(room)

    room.show_part(for_person(her))
    qtbot.waitUntil(lambda: "parce que" in words(room))
    qtbot.keyClick(orient, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: room.findChild(SentDialog) is not None)
    dialog = room.findChild(SentDialog)
    assert isinstance(dialog, SentDialog)
    stored = kept(store, service)
    assert dialog.inputs.body.text() == stored.structure.name
    assert dialog.inputs.reason.text() == stored.service.name
    qtbot.keyClick(dialog.inputs.agreed, Qt.Key.Key_Space)
    with qtbot.waitSignal(room.undo_offered):
        qtbot.keyClick(dialog.confirm, Qt.Key.Key_Space)


def test_a_service_is_a_room_from_which_one_comes_back_to_the_list(
    qtbot: QtBot, desk: Desk, her: UUID
) -> None:
    stage = Stage(places(desk), rooms(desk))
    show_alone(qtbot, stage, 1366, 768)
    stage.open(Route(Screen.DIRECTORY, part=for_person(her)))
    listing = stage.page()
    assert isinstance(listing, DirectoryPage)
    qtbot.waitUntil(lambda: "Proposé parce que" in "".join(lines(listing)[:1]))
    table = find(listing, ServiceTable, "services_table")

    qtbot.keyClick(table, Qt.Key.Key_Return)
    room = stage.page()
    assert isinstance(room, ServiceRoom)
    qtbot.waitUntil(lambda: "Proposé à" in words(room))
    assert stage.route().part == for_person(her)

    stage.back()
    assert stage.page() is listing


def test_the_pathway_proposes_services_with_their_reasons(
    qtbot: QtBot, desk: Desk, window: QWidget, her: UUID
) -> None:
    card = put(SolutionsCard(desk, her), window)
    card.hide()
    card.refresh()
    qtbot.waitUntil(card.isVisible)
    rows = card.findChildren(OpenRow)

    assert 1 <= len(rows) <= 3
    assert "Proposé parce que" in rows[0].accessibleName()
    with qtbot.waitSignal(card.route_chosen) as chosen:
        rows[0].setFocus()
        qtbot.keyClick(rows[0], Qt.Key.Key_Return)
    (route,) = chosen.args
    assert isinstance(route, Route)
    assert (route.screen, route.part) == (Screen.DIRECTORY, for_person(her))
    assert rows[0].objectName() == f"solution_{route.subject.hex if route.subject else ''}"


def popup() -> QWidget | None:
    return QApplication.activePopupWidget()


def spaceless(page: QWidget) -> str:
    return words(page).replace("\u00a0", " ")

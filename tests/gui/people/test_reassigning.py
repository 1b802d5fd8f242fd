"""Several people selected in the list, by keyboard, and given to another adviser."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.looking import find
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.people.listing import PAGE
from conseil_mobilite.gui.people.page import PeoplePage
from conseil_mobilite.gui.people.people_table import PeopleTable
from conseil_mobilite.gui.people.preview_card import PreviewCard
from conseil_mobilite.gui.people.selection_card import SelectionCard
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.database import Store

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ON = date(2027, 3, 1)
MANY = PAGE + 5


def _settle(session: Session, count: int) -> UUID:
    for rank in range(count):
        people.register(
            session, NewPerson(f"Roy {chr(97 + rank // 26)}{chr(97 + rank % 26)}", "Awa"), ON
        )
    body = session.exec(select(Organisation.id)).one()
    other = Adviser(organisation_id=body, first_name="Karim", last_name="Lahlou")
    session.add(other)
    session.flush()
    return other.id


@pytest.fixture
def page(desk: Desk, shown: Callable[[QWidget], None]) -> PeoplePage:
    page = PeoplePage(desk)
    page.resize(1270, 680)
    shown(page)
    return page


def table(page: PeoplePage) -> PeopleTable:
    return find(page, PeopleTable, "people_table")


def arrive(qtbot: QtBot, page: PeoplePage, rows: int) -> PeopleTable:
    page.refresh()
    listed = table(page)
    qtbot.waitUntil(lambda: listed.rows.rowCount() == rows)
    listed.setFocus()
    return listed


def words(page: QWidget) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisibleTo(page))


def selected(page: PeoplePage) -> str:
    card = find(page, SelectionCard, "people_selection")
    return words(card) if card.isVisibleTo(page) else ""


def followed(store: Store, adviser: UUID) -> int:
    with store.transaction() as session:
        return len(session.exec(select(Person).where(Person.adviser_id == adviser)).all())


def test_shift_and_arrows_select_several_and_say_how_many(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(_settle, 5)
    listed = arrive(qtbot, page, 5)
    assert selected(page) == ""

    for _ in range(2):
        qtbot.keyClick(listed, Key.Key_Down, SHIFT)

    assert "3\xa0personnes sélectionnées" in selected(page)
    qtbot.waitUntil(lambda: "sur 5\xa0personnes" in selected(page))
    assert not find(page, PreviewCard, "people_preview").isVisibleTo(page)

    qtbot.keyClick(listed, Key.Key_Down)

    assert selected(page) == ""
    assert find(page, PreviewCard, "people_preview").isVisibleTo(page)


def test_control_and_click_add_and_take_out_one(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(_settle, 5)
    listed = arrive(qtbot, page, 5)

    def click(rank: int) -> None:
        spot = listed.visualRect(listed.rows.index(rank, 0)).center()
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, CTRL, spot)

    click(2)
    click(4)
    assert "3\xa0personnes" in selected(page)
    click(2)

    assert "2\xa0personnes" in selected(page)
    assert len(listed.selected_people()) == 2


def test_all_that_is_found_is_selected_beyond_the_page_and_rows_follow_as_they_come(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(_settle, MANY)
    listed = arrive(qtbot, page, PAGE)

    qtbot.keyClick(listed, Key.Key_A, CTRL)

    qtbot.waitUntil(lambda: f"{MANY}\xa0personnes sélectionnées" in selected(page))
    assert "Toute la liste" in selected(page)
    listed.scrollToBottom()
    qtbot.waitUntil(lambda: listed.rows.rowCount() == MANY)
    qtbot.waitUntil(lambda: len(listed.selected_people()) == MANY)
    assert f"{MANY}\xa0personnes sélectionnées" in selected(page)


def test_one_more_row_begins_the_selection_anew(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(_settle, MANY)
    listed = arrive(qtbot, page, PAGE)
    qtbot.keyClick(listed, Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: f"{MANY}\xa0personnes" in selected(page))

    qtbot.keyClick(listed, Key.Key_Down)

    assert selected(page) == ""
    assert len(listed.selected_people()) == 1


def test_reading_the_list_again_keeps_the_selection_and_a_filter_lets_it_go(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(_settle, 5)
    listed = arrive(qtbot, page, 5)
    qtbot.keyClick(listed, Key.Key_Down, SHIFT)
    assert "2\xa0personnes" in selected(page)

    with qtbot.waitSignal(listed.rows.modelReset):
        page.refresh()
    qtbot.waitUntil(lambda: "2\xa0personnes" in selected(page))

    field = find(page, QWidget, "people_search")
    qtbot.keyClicks(field, "roy")

    qtbot.waitUntil(lambda: selected(page) == "")


def test_people_are_given_to_a_colleague_and_taken_back(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    colleague = store.run(_settle, 4)
    listed = arrive(qtbot, page, 4)
    qtbot.keyClick(listed, Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: "4\xa0personnes" in selected(page))
    find(page, QPushButton, "people_reassign").click()
    dialog = find(page, QDialog, "reassign_dialog")
    choice = find(dialog, Choice, "reassign_adviser")
    qtbot.waitUntil(lambda: choice.findData(str(colleague)) > 0)
    qtbot.waitUntil(lambda: "4\xa0personnes, 0\xa0parcours ouvert" in words(dialog))

    find(dialog, QPushButton, "reassign_dialog_create").click()
    qtbot.waitUntil(lambda: "Choisissez à qui confier" in words(dialog))
    choice.show_code(str(colleague))
    with qtbot.waitSignal(page.undo_offered) as offered:
        find(dialog, QPushButton, "reassign_dialog_create").click()

    assert offered.args is not None
    assert offered.args[0] == "4\xa0personnes réattribuées"
    assert followed(store, colleague) == 4
    qtbot.waitUntil(lambda: selected(page) == "")

    take_back(store, page, offered.args[1])

    assert followed(store, colleague) == 0


def test_in_the_bin_nobody_is_given_over(qtbot: QtBot, store: Store, page: PeoplePage) -> None:
    store.run(_settle, 3)
    with store.transaction() as session:
        for person in session.exec(select(Person)).all():
            people.put_in_bin(session, person.id)
    page.refresh()
    find(page, QPushButton, "people_bin").click()
    listed = table(page)
    qtbot.waitUntil(lambda: listed.rows.rowCount() == 3)
    find(page, QPushButton, "people_all").click()

    qtbot.waitUntil(lambda: "3\xa0personnes" in selected(page))
    assert not find(page, QPushButton, "people_reassign").isEnabled()

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find, shown
from tests.gui.showing import show_alone

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cells import Cell, Role
from conseil_mobilite.gui.kit.page import Gesture, Route, Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.people.filter_bar import FilterBar
from conseil_mobilite.gui.people.filter_chip import FilterChip
from conseil_mobilite.gui.people.page import PeoplePage
from conseil_mobilite.gui.people.preview_card import PreviewCard
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 1)
HELENE = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4), publics=("rsa",))


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, HELENE, Origin(), ON).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PeoplePage:
    page = PeoplePage(desk)
    show_alone(qtbot, page, 1270, 680)
    return page


def table(page: PeoplePage) -> Table:
    found = page.findChild(QTableView, "people_table")
    assert isinstance(found, Table)
    return found


def names(page: PeoplePage) -> list[str]:
    rows = table(page).rows
    return [str(rows.data(rows.index(rank, 0))) for rank in range(rows.rowCount())]


def test_the_list_shows_people_and_the_preview_of_the_first(
    qtbot: QtBot, store: Store, page: PeoplePage, helene: UUID
) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin(), ON)

    page.refresh()

    preview = page.findChild(PreviewCard)
    assert preview
    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène", "Zidane Paul"])
    qtbot.waitUntil(lambda: preview.person() == helene)
    qtbot.waitUntil(lambda: "2\xa0dossiers, dont 2\xa0parcours ouverts" in shown(page))


def test_typing_narrows_the_list_and_enter_opens_the_one_found(
    qtbot: QtBot, store: Store, page: PeoplePage, helene: UUID
) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin(), ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    field = find(page, QLineEdit, "people_search")

    qtbot.keyClicks(field, "hel lef")
    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène"])
    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.PERSON, helene)]


@pytest.mark.usefixtures("helene")
def test_what_was_typed_last_wins(qtbot: QtBot, store: Store, page: PeoplePage) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin(), ON)
    page.refresh()
    field = find(page, QLineEdit, "people_search")

    for typed in ("l", "le", "z", "zi"):
        field.setText(typed)
        field.textEdited.emit(typed)
        field.editingFinished.emit()
        page.refresh()

    qtbot.waitUntil(lambda: names(page) == ["Zidane Paul"])


@pytest.mark.usefixtures("helene")
def test_a_filter_says_what_it_lets_through_and_is_cleared(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin(), ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    chip = find(page, FilterChip, "people_public")

    chip.show_chosen(("rsa",))
    chip.changed.emit()
    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène"])
    assert chip.text() == "Public\xa0: Bénéficiaire du RSA"
    find(page, QPushButton, "people_no_filter").click()

    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert chip.text() == "Public"


@pytest.mark.usefixtures("helene")
def test_the_sensitive_publics_are_filters_only_once_they_are_asked(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    new = NewPerson("Zidane", "Paul", publics=("handicap",))
    store.run(people.welcome, new, Origin(), ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    chip = find(page, FilterChip, "people_public")
    menu = chip.findChild(QMenu)
    assert isinstance(menu, QMenu)
    chip.click()
    assert "handicap" not in offered(menu)

    choose(qtbot, menu, "Proposer aussi les sensibles")
    qtbot.waitUntil(lambda: menu.isVisible() and "handicap" in offered(menu))
    choose(qtbot, menu, "Personne en situation de handicap (RQTH…)")
    qtbot.waitUntil(lambda: names(page) == ["Zidane Paul"])

    choose(qtbot, menu, "Masquer les publics sensibles")
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert "handicap" not in offered(menu)
    menu.close()


def offered(menu: QMenu) -> str:
    return " ".join(action.text() for action in menu.actions())


def choose(qtbot: QtBot, menu: QMenu, words: str) -> None:
    """Choose a line of an unrolled list by the keyboard."""
    action = next(each for each in menu.actions() if each.text().replace("\xa0", " ") == words)
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.usefixtures("helene")
def test_a_header_sorts_in_the_base(qtbot: QtBot, store: Store, page: PeoplePage) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin(), ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)

    table(page).horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)

    qtbot.waitUntil(lambda: names(page) == ["Zidane Paul", "Lefèvre Hélène"])


def test_pages_come_without_a_seam_and_the_selection_stays(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    for rank in range(130):
        new = NewPerson(f"Durand-{'abcdefghij'[rank // 13]}", "abcdefghijklm"[rank % 13])
        store.run(people.register, new, ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 60)
    held = table(page).rows.key(40)
    table(page).show_current(held)

    table(page).scrollToBottom()
    qtbot.waitUntil(lambda: len(names(page)) > 60)
    table(page).scrollToBottom()

    qtbot.waitUntil(lambda: len(names(page)) == 130)
    assert names(page) == sorted(names(page))
    assert table(page).current_key() == held
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 130)
    assert table(page).current_key() == held


def test_an_empty_base_invites_to_register_somebody(qtbot: QtBot, page: PeoplePage) -> None:
    page.refresh()

    qtbot.waitUntil(lambda: "Aucun dossier pour l’instant" in shown(page))


@pytest.mark.usefixtures("helene")
def test_nobody_found_offers_to_clear(qtbot: QtBot, page: PeoplePage) -> None:
    page.refresh()
    field = find(page, QLineEdit, "people_search")
    qtbot.keyClicks(field, "zzz")
    qtbot.waitUntil(lambda: "Personne ne correspond" in shown(page))

    find(page, QPushButton, "people_clear").click()

    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène"])


@pytest.mark.usefixtures("helene")
def test_where_nobody_is_found_near_names_are_proposed_with_why(
    qtbot: QtBot, page: PeoplePage, helene: UUID
) -> None:
    page.refresh()
    field = find(page, QLineEdit, "people_search")
    qtbot.keyClicks(field, "lefbevre")
    qtbot.waitUntil(lambda: "Lefèvre, pour « lefbevre »" in shown(page).replace("\xa0", " "))

    qtbot.keyClick(field, Qt.Key.Key_Down)
    near = find(page, QPushButton, "people_near_0")
    qtbot.waitUntil(near.hasFocus)
    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(near, Qt.Key.Key_Space)

    assert chosen.args == [Route(Screen.PERSON, helene)]


def test_who_was_chosen_is_chosen_again_and_else_the_first(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    for name in ("Abel", "Belin", "Chabot"):
        store.run(people.register, NewPerson(name, "Zoé"), ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    chosen = table(page).rows.key(1)
    table(page).show_current(chosen)
    field = find(page, QLineEdit, "people_search")

    qtbot.keyClicks(field, "chab")
    qtbot.waitUntil(lambda: names(page) == ["Chabot Zoé"])
    assert table(page).current_key() == table(page).rows.key(0)
    field.selectAll()
    qtbot.keyClicks(field, "zoe")
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    assert table(page).current_key() == chosen

    table(page).horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: names(page)[0] == "Chabot Zoé")
    assert table(page).current_key() == chosen


def test_a_route_shows_those_who_live_in_a_commune(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    guise = NewPerson("Abel", "Zoé", insee_code="02361", municipality_name="Guise")
    store.run(people.register, guise, ON)
    store.run(people.register, NewPerson("Belin", "Ana"), ON)
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    town = find(page, QPushButton, "people_town")
    assert not town.isVisible()

    page.show_part("insee:02361")

    qtbot.waitUntil(lambda: names(page) == ["Abel Zoé"])
    assert town.text() == "Commune\xa0: Guise (Aisne)"
    find(page, QPushButton, "people_no_filter").click()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert not town.isVisible()


def test_the_page_takes_the_gesture_of_a_new_person_and_no_other(page: PeoplePage) -> None:
    assert not page.perform(Gesture.PRINT_SHEET)
    assert page.perform(Gesture.NEW_PERSON)


def test_people_of_the_same_name_keep_their_own_rows(
    qtbot: QtBot, store: Store, page: PeoplePage, helene: UUID
) -> None:
    twin = replace(HELENE, birth_date=date(1993, 6, 4))
    other = store.run(people.welcome, twin, Origin(), ON).id
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)

    table(page).show_current(other)

    preview = page.findChild(PreviewCard)
    assert preview
    qtbot.waitUntil(lambda: preview.person() == other)
    assert other != helene


def test_the_arrow_down_leaves_the_search_for_the_list(
    qtbot: QtBot, page: PeoplePage, helene: UUID
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène"])
    qtbot.keyClick(find(page, QLineEdit, "people_search"), Qt.Key.Key_Down)
    assert table(page).hasFocus()

    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.PERSON, helene)]


def test_the_bin_is_shown_apart(qtbot: QtBot, store: Store, page: PeoplePage, helene: UUID) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin(), ON)
    store.run(people.put_in_bin, helene)
    page.refresh()
    qtbot.waitUntil(lambda: names(page) == ["Zidane Paul"])

    find(page, QPushButton, "people_bin").click()

    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène"])
    store.run(people.restore, helene)
    page.refresh()
    qtbot.waitUntil(lambda: "La corbeille est vide" in shown(page))


def test_a_referral_without_answer_shows_in_the_list(
    qtbot: QtBot, store: Store, page: PeoplePage
) -> None:
    store.run(people.welcome, NewPerson("Zidane", "Paul"), Origin("ML", accepted=False), ON)
    page.refresh()
    qtbot.waitUntil(lambda: names(page) == ["Zidane Paul"])

    cell = table(page).rows.data(table(page).rows.index(0, 2), Role.CELL)

    assert isinstance(cell, Cell)
    assert list(cell.chips) == [("Orientation reçue", "warning")]


@pytest.mark.usefixtures("helene")
def test_every_control_of_the_page_can_be_reached_and_named(qtbot: QtBot, page: PeoplePage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: names(page) == ["Lefèvre Hélène"])

    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
    ]

    assert len(controls) > 6
    assert [widget for widget in controls if not widget.objectName()] == []
    assert [widget for widget in controls if not widget.accessibleName()] == []


@pytest.mark.usefixtures("helene")
def test_a_route_shows_those_whose_pathway_is_in_a_state(qtbot: QtBot, page: PeoplePage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 1)

    page.show_part("sorti")
    qtbot.waitUntil(lambda: find(page, QPushButton, "people_state").text() == "Parcours\xa0: Sorti")
    qtbot.waitUntil(lambda: "Personne ne correspond" in shown(page))

    page.show_part("a_contacter")
    qtbot.waitUntil(lambda: len(names(page)) == 1)


def test_without_contact_for_thirty_days_counts_whoever_was_met_that_day(
    qtbot: QtBot, desk: Desk
) -> None:
    bar = FilterBar(desk)
    qtbot.addWidget(bar)
    chip = bar.findChild(FilterChip, "people_silence")
    assert isinstance(chip, FilterChip)

    chip.show_chosen((30,))

    asked = bar.asked(PeopleQuery(datetime(2027, 3, 31, 12, tzinfo=UTC)))
    assert asked.no_contact_since == date(2027, 3, 2)

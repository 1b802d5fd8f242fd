"""Doublons possibles: compare, choose, merge, tell apart, separate again, by the keyboard alone."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import NOW
from tests.gui.looking import find

from conseil_mobilite.app.pages import rooms
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.duplicates.page import PAST, DuplicatesPage
from conseil_mobilite.gui.duplicates.pairs_table import PairsTable
from conseil_mobilite.gui.duplicates.past_list import PastList
from conseil_mobilite.gui.duplicates.quiet_count import QuietCount
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.people.page import PeoplePage
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.services.duplicates import merges, pairs, unmerging
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

ON = NOW.date()
BIRTH = date(1992, 6, 4)


@pytest.fixture
def two(store: Store) -> tuple[UUID, UUID]:
    richer = NewPerson("Lefèvre", "Hélène", phones=("0645127890",), birth_date=BIRTH)
    first = store.run(people.welcome, richer, Origin(), ON).id
    other = NewPerson("LEFEVRE", "Helne", birth_date=BIRTH)
    return first, store.run(people.welcome, other, Origin(), ON).id


@pytest.fixture
def page(desk: Desk, window: QWidget) -> DuplicatesPage:
    page = DuplicatesPage(desk)
    page.setParent(window)
    page.resize(window.size())
    page.show()
    return page


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def compared(qtbot: QtBot, page: DuplicatesPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: "Ce qui reste" in words(page))


def test_a_pair_is_shown_with_what_agrees_and_what_a_merge_does(
    qtbot: QtBot, page: DuplicatesPage, two: tuple[UUID, UUID]
) -> None:
    compared(qtbot, page)

    told = words(page)
    assert two[0] != two[1]
    assert "Sans doute la même personne." in told
    assert "Même nom, prénoms proches, même date de naissance" in told
    assert "Téléphone connu d’un seul côté" in told
    assert "Un seul parcours peut rester ouvert" in told
    assert "1\u00a0paire à regarder" in told


def test_two_files_are_merged_as_chosen_by_the_keyboard_alone(
    qtbot: QtBot, page: DuplicatesPage, store: Store, two: tuple[UUID, UUID]
) -> None:
    compared(qtbot, page)
    table = find(page, PairsTable, "duplicates_table")
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Return)
    held = page.window().focusWidget()
    assert held is not None
    assert held.objectName().startswith("duplicates_survivor")
    _press(qtbot, page, "duplicates_first_name", side_of="Helne")
    with (
        qtbot.waitSignal(page.record_gone) as gone,
        qtbot.waitSignal(page.undo_offered) as offered,
    ):
        qtbot.keyClick(find(page, QPushButton, "duplicates_merge"), Qt.Key.Key_Space)

    assert gone.args == [two[1]]
    assert offered.args is not None
    assert offered.args[0] == "Dossiers fusionnés"
    person = store.read(people.details, two[0]).person
    assert (person.last_name, person.first_name) == ("Lefèvre", "Helne")
    qtbot.waitUntil(lambda: "Aucun doublon possible" in words(page))


def test_two_people_are_told_apart_and_it_is_taken_back(
    qtbot: QtBot, page: DuplicatesPage, store: Store, two: tuple[UUID, UUID]
) -> None:
    compared(qtbot, page)

    with qtbot.waitSignal(page.undo_offered):
        find(page, QPushButton, "duplicates_apart").click()
    qtbot.waitUntil(lambda: "Aucun doublon possible" in words(page))
    page.show_part(PAST)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "duplicates_again_0") is not None)
    assert set(store.read(pairs.told_apart)[0].names) == {"Hélène Lefèvre", "Helne LEFEVRE"}
    with qtbot.waitSignal(page.undo_offered):
        find(page, QPushButton, "duplicates_again_0").click()

    assert two[0] != two[1]
    assert store.read(pairs.told_apart) == []


def test_a_merge_is_separated_again_until_its_day(
    qtbot: QtBot, page: DuplicatesPage, store: Store, two: tuple[UUID, UUID]
) -> None:
    store.run(merges.merge, MergeOrder(*two))
    page.refresh()
    page.show_part(PAST)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "duplicates_separate_0") is not None)
    (row,) = find(page, PastList, "duplicates_past").findChildren(QPushButton, "duplicates_see_0")
    assert row.accessibleName() == "Ouvrir le dossier de Hélène Lefèvre"
    assert any("11 avril 2027" in each.text() for each in page.findChildren(QLabel))

    with qtbot.waitSignal(page.undo_offered):
        find(page, QPushButton, "duplicates_separate_0").click()

    assert store.read(unmerging.merges) == []


def test_what_cannot_be_separated_is_said(
    qtbot: QtBot, page: DuplicatesPage, store: Store, two: tuple[UUID, UUID]
) -> None:
    store.run(merges.merge, MergeOrder(*two, frozenset({"first_name"})))
    store.run(people.correct, two[0], {"first_name": "Léna"})
    page.refresh()
    page.show_part(PAST)
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "duplicates_separate_0") is not None)

    find(page, QPushButton, "duplicates_separate_0").click()

    trouble = find(page, QLabel, "duplicates_past_trouble")
    qtbot.waitUntil(lambda: "dossier (prénom)" in trouble.text())


def test_the_count_is_quiet(qtbot: QtBot, desk: Desk, two: tuple[UUID, UUID]) -> None:
    count = QuietCount(desk, resting_ms=0)
    qtbot.addWidget(count)
    assert not count.isVisible()

    count.ask()
    qtbot.waitUntil(count.isVisible)

    assert two[0] != two[1]
    assert count.accessibleName() == "1\u00a0doublon possible"


def test_the_count_leads_to_the_pairs(qtbot: QtBot, desk: Desk) -> None:
    page = PeoplePage(desk)
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.route_chosen) as route:
        find(page, QuietCount, "people_duplicates").click()

    assert route.args == [Route(Screen.DUPLICATES, desk.adviser.id)]
    assert any(room.screen is Screen.DUPLICATES and room.word for room in rooms(desk))


def test_opening_a_file_that_was_merged_leads_to_the_one_that_took_it_in(
    qtbot: QtBot, desk: Desk, store: Store, two: tuple[UUID, UUID]
) -> None:
    store.run(merges.merge, MergeOrder(*two))
    page = RecordPage(desk, two[1])
    qtbot.addWidget(page)

    with qtbot.waitSignals([page.said, page.route_chosen]):
        page.refresh()


def _press(qtbot: QtBot, page: QWidget, field: str, *, side_of: str) -> None:
    for side in (0, 1):
        value = find(page, QPushButton, f"{field}_{side}")
        if value.accessibleName().endswith(side_of):
            value.setFocus()
            qtbot.keyClick(value, Qt.Key.Key_Space)

"""Réglages, Corbeille: what was deleted is read, and put back by the keyboard."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import focus
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.situation import Journey, Vehicle
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.people import people
from conseil_mobilite.store.database import Store

DAY = date(2027, 3, 12)
ENTER = Qt.Key.Key_Return


@pytest.fixture
def person(store: Store) -> UUID:
    made = Person(file_number="1", last_name="Lefèvre", first_name="Hélène", registered_on=DAY)
    store.run(lambda session: session.add(made))
    return made.id


@pytest.fixture
def car(store: Store, person: UUID) -> UUID:
    made = Vehicle(person_id=person, kind="voiture", name="Clio", noted_on=DAY)
    store.run(lambda session: session.add(made))
    return made.id


def _delete_car(session: Session, car: UUID) -> None:
    session.delete(session.get_one(Vehicle, car))


def test_an_empty_bin_says_so(qtbot: QtBot, desk: Desk) -> None:
    screen = Screen(qtbot, desk, "bin")

    qtbot.waitUntil(lambda: "La corbeille est vide" in screen.all_words())


def test_a_deletion_is_shown_with_its_file_its_day_and_who_did_it(
    qtbot: QtBot, desk: Desk, store: Store, car: UUID
) -> None:
    store.run(_delete_car, car)
    screen = Screen(qtbot, desk, "bin")

    qtbot.waitUntil(lambda: "Véhicule « Clio »" in screen.all_words())
    told = "Hélène Lefèvre · le 12 mars 2027 à 14 h 30 · Nadia Lefèvre"
    assert told in screen.all_words()
    assert "1 élément" in screen.all_words()


def test_enter_puts_back_and_offers_to_undo_that(
    qtbot: QtBot, desk: Desk, store: Store, car: UUID
) -> None:
    store.run(_delete_car, car)
    screen = Screen(qtbot, desk, "bin")
    qtbot.waitUntil(lambda: focus() == "bin_put_back_0")
    button = screen.find(QPushButton, "bin_put_back_0")
    assert button.accessibleName().startswith("Remettre")

    screen.saved(lambda: screen.press(ENTER))

    assert store.read(lambda session: session.get(Vehicle, car)) is not None
    qtbot.waitUntil(lambda: "La corbeille est vide" in screen.all_words())
    words, _act = screen.undoes[-1]
    assert words.replace("\u00a0", " ") == "Remis en place : véhicule « Clio » · Hélène Lefèvre"
    screen.saved(screen.take_back)
    assert store.read(lambda session: session.get(Vehicle, car)) is None


def test_what_cannot_come_back_says_why_and_stays(
    qtbot: QtBot, desk: Desk, store: Store, person: UUID, car: UUID
) -> None:
    store.run(_delete_car, car)
    screen = Screen(qtbot, desk, "bin")
    qtbot.waitUntil(lambda: focus() == "bin_put_back_0")
    with store.transaction() as session:
        session.info["journal"] = False
        session.delete(session.get_one(Person, person))

    screen.press(ENTER)

    qtbot.waitUntil(lambda: "pas remis" in screen.words("bin_trouble"))
    assert "remettez-le d’abord" in screen.words("bin_trouble")


def test_a_person_comes_back_to_the_list(
    qtbot: QtBot, desk: Desk, store: Store, person: UUID
) -> None:
    store.run(people.put_in_bin, person)
    screen = Screen(qtbot, desk, "bin")
    qtbot.waitUntil(lambda: "Dossier" in screen.all_words())

    screen.saved(lambda: screen.push("bin_put_back_0"))

    assert store.read(people.details, person).person.deleted_at is None


def test_a_long_list_is_shown_by_parts(
    qtbot: QtBot, desk: Desk, store: Store, person: UUID
) -> None:
    rows = [Journey(person_id=person, purpose="emploi", noted_on=DAY) for _ in range(45)]
    store.run(lambda session: session.add_all(rows))
    assert store.read(lambda session: session.get(Pathway, person)) is None
    for row in rows:
        store.run(_delete_journey, row.id)
    screen = Screen(qtbot, desk, "bin")
    qtbot.waitUntil(lambda: "45 éléments" in screen.all_words())
    assert screen.page.findChild(QPushButton, "bin_put_back_40") is None

    screen.push("bin_more")

    qtbot.waitUntil(lambda: screen.page.findChild(QPushButton, "bin_put_back_44") is not None)
    assert not screen.find(QPushButton, "bin_more").isVisible()


def _delete_journey(session: Session, journey: UUID) -> None:
    session.delete(session.get_one(Journey, journey))

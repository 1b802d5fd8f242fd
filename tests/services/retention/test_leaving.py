"""What is due is announced, waits thirty days, is kept for a reason, or goes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.services import supported

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.services.agenda.notes import contacts
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.retention import delays, departing, leaving, register
from conseil_mobilite.services.retention.departing import Order
from conseil_mobilite.services.retention.leaving import Departure, Stage
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import lines_beside

LONG_AGO = date(2024, 6, 3)
WHY = "Justificatifs d’un financement européen"


def of(session: Session) -> dict[str, Departure]:
    return {each.name: each for each in leaving.outlook(session).departures}


def _gone_since_long(session: Session, name: str = "Lefèvre") -> UUID:
    person = supported.person(session, name)
    supported.pathway(session, person, LONG_AGO, ended_on=LONG_AGO)
    supported.attempt(session, person, datetime(2024, 6, 3, 9, tzinfo=UTC))
    return person.id


@pytest.fixture
def manager(store: Store) -> Store:
    """Let the adviser of the base be its « responsable »."""

    def become(session: Session) -> None:
        session.get_one(Adviser, store.adviser).role = "responsable"

    store.run(become)
    return store


def later(store: Store, days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an entry of yesterday and the clock some days on: the base went on being used."""
    then = store.now() + timedelta(days=days)
    monkeypatch.setattr(store, "_clock", lambda: then - timedelta(days=1))
    store.run(leaving.announce)
    monkeypatch.setattr(store, "_clock", lambda: then)


def test_a_dry_run_names_who_is_due_and_changes_nothing(manager: Store) -> None:
    manager.run(_gone_since_long)
    manager.run(supported.person, "Roussel")  # registered on 5 January 2024, never met

    found = manager.run(of)

    assert {name: each.rule for name, each in found.items()} == {
        "Awa Lefèvre": Rule.LAST_CONTACT,
        "Awa Roussel": Rule.NEVER_MET,
    }
    assert {each.stage for each in found.values()} == {Stage.DUE}
    assert found["Awa Lefèvre"].since == date(2026, 6, 3)


def test_nothing_leaves_before_the_end_of_its_notice(manager: Store) -> None:
    manager.run(_gone_since_long)
    manager.run(leaving.announce)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None

    told = departing.carry_out(manager, Order((notice,), erase=True), lambda *_: None)

    assert (told.done, told.kept) == (0, 1)
    assert manager.run(of)["Awa Lefèvre"].leaves == date(2027, 4, 11)


@pytest.mark.parametrize("erase", [True, False])
def test_what_was_announced_leaves_and_the_register_says_so(
    manager: Store, monkeypatch: pytest.MonkeyPatch, *, erase: bool
) -> None:
    who = manager.run(_gone_since_long)
    manager.run(leaving.announce)
    later(manager, 30, monkeypatch)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None

    told = departing.carry_out(manager, Order((notice,), erase=erase), lambda *_: None)

    person = manager.run(lambda session: session.get(Person, who))
    assert told.done == 1
    assert person is None if erase else person and person.last_name == ""
    (line,) = lines_beside(manager.path)[0]
    assert (line.person_id, line.manner) == (
        who,
        register.ERASED if erase else register.ANONYMISED,
    )
    assert Path(f"{manager.path}-wal").stat().st_size == 0


def test_a_new_contact_keeps_the_file(manager: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    who = manager.run(_gone_since_long)
    manager.run(leaving.announce)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None
    manager.run(contacts.record, who, "telephone", "joint", manager.now())
    later(manager, 40, monkeypatch)

    told = departing.carry_out(manager, Order((notice,), erase=True), lambda *_: None)

    assert told.done == 0
    assert manager.run(of) == {}


def test_an_archive_needs_a_written_reason_and_hides_the_file(manager: Store) -> None:
    who = manager.run(_gone_since_long)
    manager.run(leaving.announce)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None
    with pytest.raises(UserError, match="pourquoi"):
        manager.run(leaving.hold, notice, 12, "parce que")

    manager.run(leaving.hold, notice, 12, WHY)

    held = manager.run(of)["Awa Lefèvre"]
    assert (held.stage, held.reason, held.leaves) == (Stage.HELD, WHY, date(2028, 3, 12))
    assert manager.run(lambda session: session.get_one(Person, who).archived_on) is not None


def test_a_new_contact_brings_an_archived_file_back(manager: Store) -> None:
    who = manager.run(_gone_since_long)
    manager.run(leaving.announce)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None
    manager.run(leaving.hold, notice, 12, WHY)

    manager.run(contacts.record, who, "telephone", "joint", manager.now())

    assert manager.run(lambda session: session.get_one(Person, who).archived_on) is None
    assert manager.run(of) == {}


def test_a_limitation_keeps_the_file(manager: Store) -> None:
    who = manager.run(_gone_since_long)

    def limit(session: Session) -> None:
        on = date(2027, 1, 4)
        asked = {"received_on": on, "answered_on": on, "answer": "accordee"}
        session.add(RightsRequest.model_validate({"person_id": who, "kind": "limitation", **asked}))

    manager.run(limit)

    assert manager.run(of) == {}


def test_a_clock_that_jumped_asks_before_anything_leaves(
    manager: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager.run(_gone_since_long)
    manager.run(leaving.announce)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None
    ten_years_on = manager.now() + timedelta(days=3652)
    monkeypatch.setattr(manager, "_clock", lambda: ten_years_on)

    with pytest.raises(UserError, match="date de cet ordinateur"):
        departing.carry_out(manager, Order((notice,), erase=True), lambda *_: None)

    assert manager.run(lambda session: len(session.exec(select(Person)).all())) == 1
    assert manager.run(leaving.outlook).doubt


def test_the_telephone_goes_nine_months_after_the_exit(
    manager: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(session: Session) -> UUID:
        person = supported.person(session, "Lefèvre")
        ended = date(2026, 5, 4)
        supported.pathway(session, person, ended, ended_on=ended)
        supported.attempt(session, person, datetime(2026, 5, 4, 9, tzinfo=UTC))
        session.add(ContactPoint(person_id=person.id, kind="phone", value="+33612345678"))
        return person.id

    who = manager.run(leave)
    manager.run(leaving.announce)
    later(manager, 30, monkeypatch)
    notice = manager.run(of)["Awa Lefèvre"].notice
    assert notice is not None

    departing.carry_out(manager, Order((notice,), erase=False), lambda *_: None)

    assert manager.run(lambda session: session.exec(select(ContactPoint)).all()) == []
    assert manager.run(lambda session: session.get_one(Person, who).last_name) == "Lefèvre"


def test_delays_have_bounds(manager: Store) -> None:
    with pytest.raises(UserError, match="36 mois"):
        manager.run(delays.choose, Rule.LAST_CONTACT, 37)

    assert manager.run(delays.choose, Rule.LAST_CONTACT, 36)[Rule.LAST_CONTACT] == 36


@pytest.mark.usefixtures("not_in_charge")
def test_an_adviser_who_is_no_manager_decides_nothing(store: Store) -> None:
    who = store.run(_gone_since_long)

    for refused in (leaving.outlook, leaving.announce):
        with pytest.raises(UserError, match="responsable"):
            store.run(refused)
    with pytest.raises(UserError, match="responsable"):
        departing.let_one_go(store, who, departing.ASKED_FOR, erase=True)
    assert store.run(leaving.waiting) == 0


def test_archived_files_are_found_by_the_responsable_alone(manager: Store) -> None:
    who = manager.run(_gone_since_long)

    def archive(session: Session) -> None:
        session.get_one(Person, who).archived_on = LONG_AGO

    def step_down(session: Session) -> None:
        session.get_one(Adviser, manager.adviser).role = "conseiller"

    manager.run(archive)
    asked = PeopleQuery(manager.now(), archived=True)

    assert [row.id for row in manager.read(people_search.search, asked).rows] == [who]
    assert manager.read(people_search.count, asked).found == 1
    usual = manager.read(people_search.search, PeopleQuery(manager.now(), text="lefevre"))
    assert usual.rows == ()
    manager.run(step_down)
    for refused in (people_search.search, people_search.identities, people_search.find):
        with pytest.raises(UserError, match="responsable"):
            manager.read(refused, asked)

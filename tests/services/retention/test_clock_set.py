"""The clock of the computer set a year off: nobody is due because of it, and it is told."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.services import supported
from tests.services.watch import Watch

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.services.audit import openings, worked_days
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.retention import departing, leaving
from conseil_mobilite.services.retention.departing import Order
from conseil_mobilite.services.retention.leaving import Departure, Stage
from conseil_mobilite.store.database import Store

TODAY = date(2027, 3, 12)
YEAR = timedelta(days=365)
DAY = timedelta(days=1)
LONG_AGO = date(2024, 6, 3)
OF_LATE = date(2025, 9, 1)


@pytest.fixture
def clock() -> Watch:
    return Watch(datetime(2027, 3, 1, 13, 30, tzinfo=UTC))


@pytest.fixture
def office(store: Store, clock: Watch) -> Store:
    """Open the base each day up to yesterday; one file is due, another in six months."""
    store.run(_of_two)
    work(store, clock, 11)
    return store


def work(store: Store, clock: Watch, days: int) -> None:
    for _ in range(days):
        store.run(openings.note_opening, Way.WINDOW)
        clock.now += DAY


def _of_two(session: Session) -> None:
    for name, day in (("Lefèvre", LONG_AGO), ("Roussel", OF_LATE)):
        person = supported.person(session, name)
        supported.pathway(session, person, day, ended_on=day)
        supported.attempt(session, person, datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def due(store: Store) -> set[str]:
    return {each.name for each in store.read(leaving.outlook).at(Stage.DUE)}


def noticed(store: Store) -> Departure:
    (found,) = store.read(leaving.outlook).departures
    return found


def people(session: Session) -> list[UUID]:
    return list(session.exec(select(Person.id)))


def test_a_clock_set_a_year_ahead_finds_nobody_due(office: Store, clock: Watch) -> None:
    assert (due(office), office.read(worked_days.doubted)) == ({"Awa Lefèvre"}, None)

    clock.now += YEAR
    for _ in range(2):
        assert due(office) == {"Awa Lefèvre"}
        assert office.read(leaving.waiting) == 1
        assert office.read(worked_days.doubted) == TODAY - DAY
        work(office, clock, 1)


def test_a_notice_of_a_clock_set_ahead_is_given_again(office: Store, clock: Watch) -> None:
    clock.now += YEAR
    work(office, clock, 1)
    assert office.run(leaving.announce) == 1
    clock.now -= YEAR

    assert due(office) == {"Awa Lefèvre"}
    with pytest.raises(UserError, match="12 mars 2028"):
        office.run(leaving.announce)
    work(office, clock, 3)
    assert office.run(leaving.announce) == 1
    assert noticed(office).leaves == TODAY + 4 * DAY + timedelta(days=30)
    assert len(office.read(lambda session: session.exec(select(RetentionNotice)).all())) == 1


def test_a_notice_that_a_clock_set_ahead_makes_due_is_not_counted_nor_carried_out(
    office: Store, clock: Watch
) -> None:
    office.run(leaving.announce)
    work(office, clock, 2)
    notice = noticed(office).notice
    assert notice is not None

    clock.now += YEAR
    for _ in range(2):
        assert office.read(leaving.waiting) == 0
        with pytest.raises(UserError, match="rien n’a été effacé"):
            departing.carry_out(office, Order((notice,), erase=True), lambda *_: None)
        work(office, clock, 1)
    assert len(office.read(people)) == 2


def test_no_notice_is_given_under_a_clock_set_back(office: Store, clock: Watch) -> None:
    clock.now -= YEAR
    for _ in range(2):
        assert office.read(worked_days.ahead) == TODAY - DAY
        assert due(office) == set()
        with pytest.raises(UserError, match="11 mars 2027"):
            office.run(leaving.announce)
        work(office, clock, 1)


def test_three_days_of_work_settle_what_a_wrong_clock_left(office: Store, clock: Watch) -> None:
    clock.now -= YEAR
    work(office, clock, 1)
    clock.now += YEAR - DAY
    for _ in range(3):
        assert office.read(worked_days.doubted) is not None
        work(office, clock, 1)
    assert office.read(worked_days.doubted) is None
    assert due(office) == {"Awa Lefèvre"}

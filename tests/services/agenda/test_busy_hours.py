"""When an adviser is taken, for free hours to be found: what fell away takes nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

START = datetime(2027, 3, 15, 8, tzinfo=UTC)
END = START + timedelta(days=1)

Mend = Callable[[Appointment], None]


@pytest.fixture
def two(store: Store) -> tuple[UUID, UUID]:
    first, second = (
        store.run(people.welcome, NewPerson(name, "Hélène"), Origin(), date(2027, 1, 4)).id
        for name in ("Lefèvre", "Roy")
    )
    return first, second


def book(store: Store, hour: int, *seats: tuple[UUID, str], mend: Mend = lambda _: None) -> None:
    """Put in the diary, as it is, an appointment of an hour; `mend` changes it first."""

    def put(session: Session) -> None:
        starts_at = START + timedelta(hours=hour)
        made = Appointment(kind="suivi", starts_at=starts_at, duration_minutes=60, uid=f"{hour}")
        made.adviser_id = session.info["adviser"]
        mend(made)
        session.add(made)
        session.flush()
        for person_id, status in seats:
            session.add(Participation(appointment_id=made.id, person_id=person_id, status=status))

    store.run(put)


def of_nobody(made: Appointment) -> None:
    made.adviser_id = None


def called_off(made: Appointment) -> None:
    made.cancelled_on = date(2027, 3, 1)


def deleted(made: Appointment) -> None:
    made.deleted_at = START


def hours(store: Store) -> list[int]:
    assert store.adviser is not None
    found = store.read(diary.busy, START, END, store.adviser)
    assert all(end - start == timedelta(hours=1) for start, end in found)
    return [(start - START) // timedelta(hours=1) for start, _end in found]


def test_what_stands_takes_its_hours_whoever_else_fell_away(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    first, second = two
    book(store, 3, (first, "unknown"))
    book(store, 0, (first, "seen"))
    book(store, 1)
    book(store, 2, (first, "excused"), (second, "unknown"))
    book(store, 4, (first, "unknown"), mend=of_nobody)

    assert hours(store) == [0, 1, 2, 3, 4]


def test_what_fell_or_is_elsewhere_takes_nothing(store: Store, two: tuple[UUID, UUID]) -> None:
    first, second = two
    book(store, 0, (first, "excused"), (second, "noshow"))
    book(store, 1, (first, "revoked"))
    book(store, 2, (first, "unknown"), mend=called_off)
    book(store, 3, (first, "unknown"), mend=deleted)
    book(store, -1, (first, "unknown"))
    book(store, 24, (first, "unknown"))

    assert hours(store) == []

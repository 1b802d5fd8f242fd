"""A base and its diary, for the tests of what comes back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select as sql
from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.seats import seats
from conseil_mobilite.services.agenda.series import series
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.columns import FORWARD

TUESDAYS = "FREQ=WEEKLY;BYDAY=TU;COUNT=6"
Act = Callable[[Session], object]


def paris(text: str) -> datetime:
    """Read « 2027-03-16 14:00 » on the clock of Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


FIRST = paris("2027-03-16 14:00")
PASSED = paris("2027-02-23 14:00")
"""Three séances begun before now: 23 February, 2 and 9 March."""


Two = tuple[UUID, UUID]


def welcome(store: Store) -> Two:
    """Register two people, and open a pathway for the first."""
    awa, zoe = register(store, "1"), register(store, "2")
    store.run(pathways.open_pathway, awa, date(2027, 1, 4))
    return awa, zoe


def register(store: Store, number: str) -> UUID:
    made = Person(
        file_number=number,
        last_name="Keïta",
        first_name="Awa",
        registered_on=date(2026, 1, 5),
    )
    store.run(lambda session: session.add(made))
    return made.id


class Office:
    """A base, two people of whom the first has a pathway, and what the diary holds."""

    def __init__(self, store: Store, two: Two) -> None:
        self.store = store
        self.awa, self.zoe = two

    def register(self, number: str) -> UUID:
        return register(self.store, number)

    def workshop(self, *people: UUID, at: datetime = FIRST) -> NewAppointment:
        return NewAppointment("atelier", at, 120, people, place="Mairie", title="Plan de bus")

    def book(
        self, *people: UUID, at: datetime = FIRST, rule: str = TUESDAYS, holidays: bool = True
    ) -> list[Appointment]:
        new = self.workshop(*(people or (self.awa,)), at=at)
        return self.store.run(series.book_series, new, rule, without_holidays=not holidays)

    def do(self, act: Act) -> UUID:
        identity = uuid4()
        with self.store.transaction(identity) as session:
            act(session)
        return identity

    def row(self, appointment: Appointment) -> Appointment:
        return self.store.read(lambda session: session.get_one(Appointment, appointment.id))

    def rows(self) -> list[Appointment]:
        query = select(Appointment).order_by(col(Appointment.occurrence_at))
        return list(self.store.read(lambda session: session.exec(query).all()))

    def clock(self) -> list[str]:
        """When what is in the diary is, on the clock of Paris."""
        rows = sorted(each.starts_at for each in self.rows() if each.deleted_at is None)
        return [f"{each.astimezone(PARIS):%d/%m %H:%M}" for each in rows]

    def series(self) -> list[AppointmentSeries]:
        query = select(AppointmentSeries).order_by(col(AppointmentSeries.starts_at))
        return list(self.store.read(lambda session: session.exec(query).all()))

    def people(self, appointment: Appointment) -> set[UUID]:
        taken = self.store.read(seats, appointment.id)
        return {seat.person_id for seat in taken}

    def state(self) -> str:
        return self.store.read(lambda session: session.exec(select(Pathway.state)).one())

    def check(self) -> None:
        """Hold every living row of a series to an instant of its rule, one row each."""
        for one in self.series():
            instants = occurrences(one.rule, one.starts_at)
            mine = [each for each in self.rows() if each.series_id == one.id]
            places = [each.occurrence_at for each in mine if each.deleted_at is None]
            assert len(set(places)) == len(places)
            assert set(places) <= set(instants)

    def versions(self) -> dict[str, int]:
        """Give the SEQUENCE under which a calendar knows each thing."""
        rows = self.rows()
        alone = {each.uid: each.sequence for each in rows if each.series_id is None}
        return alone | {
            one.uid: one.sequence + sum(r.sequence for r in rows if r.series_id == one.id)
            for one in self.series()
        }

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        growing = {"audit_entry", "audit_seal", "change"}

        def read(session: Session) -> dict[str, list[tuple[object, ...]]]:
            tables = [each for each in SQLModel.metadata.sorted_tables if each.name not in growing]
            kept = {each: [c for c in each.columns if c.name not in FORWARD] for each in tables}
            return {
                each.name: sorted(map(tuple, session.connection().execute(sql(*columns))), key=repr)
                for each, columns in kept.items()
            }

        return self.store.read(read)

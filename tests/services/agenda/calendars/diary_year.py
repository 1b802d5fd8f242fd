"""A year of a diary, from September 2027 on, with all that a calendar may stumble over."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment

FIRST, LAST = date(2027, 9, 1), date(2028, 8, 31)
PEOPLE = (("Zéphyrine", "Quatrevaux"), ("Łukasz", "Wójcik"), ("Marie-Lou", "d’Haubersart"))
PLACE = "Plateforme mobilité, 12 rue Imaginaire ; 2e étage"
HOUR = timedelta(hours=1)


@dataclass
class Year:
    """What was put in the diary: the appointments that stand, and those that were called off."""

    session: Session
    people: list[Person]
    standing: list[Appointment]
    cancelled: list[Appointment]

    def book(self, starts_at: datetime, minutes: int, *who: int, place: str = PLACE) -> Appointment:
        people = tuple(self.people[rank].id for rank in who)
        new = NewAppointment("suivi", starts_at, minutes, people, place=place)
        booked = appointments.book(self.session, new)
        self.standing.append(booked)
        return booked

    def call_off(self, booked: Appointment) -> None:
        self.standing.remove(booked)
        self.cancelled.append(booked)


@dataclass(frozen=True)
class Kept:
    """The identifiers of what a year holds, each in the order in which it was put there."""

    people: tuple[UUID, ...]
    standing: tuple[UUID, ...]
    cancelled: tuple[UUID, ...]

    def read(self, session: Session) -> Year:
        """Give the year that is kept in this base or in a copy of it."""
        people = {each.id: each for each in session.exec(select(Person))}
        booked = {each.id: each for each in session.exec(select(Appointment))}
        return Year(
            session,
            [people[each] for each in self.people],
            [booked[each] for each in self.standing],
            [booked[each] for each in self.cancelled],
        )


def keep_year(session: Session) -> Kept:
    """Fill a base that is made once with a year, for copies of it to be read."""
    year = a_year(session)
    return Kept(
        tuple(each.id for each in year.people),
        tuple(each.id for each in year.standing),
        tuple(each.id for each in year.cancelled),
    )


def on_clock(day: date, hour: int, minute: int = 0, *, second_time: bool = False) -> datetime:
    local = datetime.combine(day, time(hour, minute, fold=second_time), PARIS)
    return local.astimezone(UTC)


def a_year(session: Session) -> Year:
    year = Year(session, [_person(session, *names) for names in PEOPLE], [], [])
    _singles(year)
    _special_days(year)
    _weekly(year)
    _monthly(year)
    _absences(session)
    return year


def add_series(
    year: Year,
    starts_at: datetime,
    rule: str,
    minutes: int,
    *,
    without: Callable[[int], bool] = lambda _rank: False,
) -> list[Appointment]:
    """Book every occurrence of a rule, but those whose rank is `without`."""
    series = AppointmentSeries(
        adviser_id=year.session.info["adviser"],
        rule=rule,
        starts_at=starts_at,
        duration_minutes=minutes,
        uid=f"serie-{uuid4()}@conseil-mobilite",
    )
    year.session.add(series)
    year.session.flush()
    made = []
    for rank, at in enumerate(occurrences(rule, starts_at)):
        if not without(rank):
            booked = year.book(at, minutes, 1)
            booked.series_id, booked.occurrence_at = series.id, at
            made.append(booked)
    year.session.flush()
    return made


def _singles(year: Year) -> None:
    day = FIRST
    for rank in range(70):
        year.book(on_clock(day, 8 + rank % 10, 30 * (rank % 2)), 30 + 15 * (rank % 4), rank % 3)
        day += timedelta(days=5)


def _special_days(year: Year) -> None:
    year.book(on_clock(date(2028, 2, 29), 9), 90, 0)
    year.book(on_clock(date(2027, 12, 31), 23), 150, 1)  # over midnight
    year.book(on_clock(date(2027, 10, 31), 2, 30), 20, 2)  # the hour that comes twice
    year.book(on_clock(date(2027, 10, 31), 2, 30, second_time=True), 20, 0)
    year.book(on_clock(date(2028, 3, 26), 1, 30), 60, 1)  # over the hour that is skipped
    year.book(on_clock(date(2028, 5, 4), 14), 60, 0, 1, 2)
    year.book(on_clock(date(2028, 5, 5), 14), 60, 0, place="Chez Mme Quatrevaux, à Guise")
    moved = year.book(on_clock(date(2028, 6, 1), 10), 60, 0)
    typed = NewAppointment("suivi", on_clock(date(2028, 6, 2), 16), 45, (year.people[0].id,))
    appointments.change(year.session, moved.id, replace(typed, place=PLACE))
    excused = year.book(on_clock(date(2027, 11, 12), 10), 60, 2)
    at = year.session.info["clock"]()
    appointments.set_status(year.session, excused.id, year.people[2].id, "excused", at)
    year.call_off(excused)
    deleted = year.book(on_clock(date(2027, 11, 13), 10), 60, 2)
    appointments.delete(year.session, deleted.id)
    year.standing.remove(deleted)


def _weekly(year: Year) -> None:
    """Forty Tuesdays over both changes of time, some of them unlike the others."""
    first = on_clock(date(2027, 9, 7), 9)
    rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=40"
    made = add_series(year, first, rule, 60, without=lambda rank: rank in {0, 11})
    moved, shorter, elsewhere, called_off, deleted = (made[rank] for rank in (3, 8, 14, 20, 30))
    moved.starts_at += timedelta(days=1, hours=5)
    moved.sequence = 1
    shorter.duration_minutes = 30
    elsewhere.place = "Mairie de Guise"
    called_off.cancelled_on = date(2028, 1, 3)
    year.call_off(called_off)
    deleted.deleted_at = year.session.info["clock"]()
    year.standing.remove(deleted)
    year.session.flush()


def _monthly(year: Year) -> None:
    """Meet on the last Friday of each month, up to a day told on the clock of Paris."""
    first = on_clock(date(2027, 9, 24), 14)
    add_series(year, first, "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20280630T140000", 120)


def _absences(session: Session) -> None:
    for kind, days in (("absence", 5), ("occupe", 1)):
        start = on_clock(date(2028, 7, 10), 0)
        session.add(
            Unavailability(
                adviser_id=session.info["adviser"],
                kind=kind,
                words="Congés avec Zéphyrine",
                starts_at=start,
                ends_at=start + timedelta(days=days),
                whole_days=True,
            )
        )
    session.flush()


def _person(session: Session, first_name: str, last_name: str) -> Person:
    known: UUID = uuid4()
    made = Person(
        id=known,
        file_number=f"2027-{len(last_name):04}",
        last_name=last_name,
        first_name=first_name,
        address="4 allée des Tilleuls",
        registered_on=date(2027, 1, 5),
    )
    session.add(made)
    session.flush()
    return made

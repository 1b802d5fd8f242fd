"""The diaries of fictitious advisers: free hours, workshops, what became of each meeting."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import SQLModel

from conseil_mobilite.cli.demonstration.cast import Cast
from conseil_mobilite.cli.demonstration.days_off import DaysOff
from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.recurrence_kinds import Pattern, Recurrence, Rhythm
from conseil_mobilite.domain.agenda.series.recurrence_rule import rule_of
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person

HOURS: Final = (
    *(time(hour, 30) for hour in range(8, 12)),
    *(time(hour, 30) for hour in range(13, 17)),
)
_LAST_BEFORE_LUNCH: Final = time(11, 30)
_HOUR: Final = 60
_SATURDAY: Final = 5
_WORKSHOP: Final = time(14, 30)
_RECENT: Final = timedelta(days=5)
_THURSDAY: Final = 3
_SERIES_BEFORE, _SERIES_LONG = timedelta(weeks=8), 20
_COME_WITHOUT_NAME: Final = 3


class DemonstrationDiary:
    """Books the meetings of every adviser; two overlap only where a workshop came later."""

    def __init__(self, dice: Dice, cast: Cast, body: str, days_off: DaysOff) -> None:
        self._dice = dice
        self._cast = cast
        self._body = body
        self._today = days_off.today
        self._days_off = days_off
        self._taken: set[tuple[UUID | None, datetime]] = set()
        self._workshops: dict[tuple[UUID | None, date], Appointment] = {}

    def plan_workshops(self, advisers: Sequence[UUID]) -> list[SQLModel]:
        """Return the workshop that each adviser holds every Thursday of these months."""
        rows: list[SQLModel] = []
        for adviser in advisers:
            first = _instant(_thursday(self._today - _SERIES_BEFORE), _WORKSHOP)
            series = self._series(adviser, first)
            title = self._dice.one(self._cast.workshops)
            rows += [series, *self._sessions(series, title)]
        return rows

    def _series(self, adviser: UUID, first: datetime) -> AppointmentSeries:
        identifier = self._dice.identifier()
        return AppointmentSeries(
            id=identifier,
            adviser_id=adviser,
            rule=rule_of(Recurrence(Pattern(Rhythm.WEEKLY, _THURSDAY), count=_SERIES_LONG)),
            starts_at=first,
            duration_minutes=120,
            uid=f"{identifier}@conseil-mobilite",
        )

    def _sessions(self, series: AppointmentSeries, title: str) -> list[Appointment]:
        """Make the sessions of a workshop; the days on which nobody works are its exceptions."""
        made: list[Appointment] = []
        for instant in occurrences(series.rule, series.starts_at):
            day = instant.astimezone(PARIS).date()
            if self._days_off.off(series.adviser_id, day):
                continue
            session = self._appointment(series.adviser_id, "atelier", instant, 120)
            session.series_id, session.occurrence_at = series.id, instant
            session.title, session.place = title, self._cast.places[-1]
            session.unnamed_participants = _COME_WITHOUT_NAME
            if day < self._today:
                session.unnamed_attended = self._dice.between(0, _COME_WITHOUT_NAME)
            self._workshops[series.adviser_id, day] = session
            self._taken |= {(series.adviser_id, taken) for taken in _taken(day, _WORKSHOP, 120)}
            made.append(session)
        return made

    def book(
        self, person: Person, pathway: Pathway, kind: str, day: date, minutes: int
    ) -> tuple[Appointment, Participation]:
        """Return a meeting at the first free hour from that day on."""
        modality = "TELEPHONE" if kind == "telephone" else "PHYSIQUE"
        at = self._free(person, day, minutes)
        appointment = self._appointment(person.adviser_id, kind, at, minutes)
        appointment.insee_code = person.insee_code
        appointment.modality = modality
        appointment.place = "" if modality == "TELEPHONE" else self._dice.one(self._cast.places)
        return appointment, Participation(
            appointment_id=appointment.id, person_id=person.id, pathway_id=pathway.id
        )

    def attend(self, meeting: Appointment, participation: Participation) -> bool:
        """Draw what became of a meeting; a coming or quite recent one may have no answer yet."""
        day = meeting.starts_at.astimezone(PARIS).date()
        open_yet = day == self._today or (self._today - day < _RECENT and self._dice.likely(0.25))
        if day > self._today or open_yet:
            return False
        participation.status = self._dice.weighted(
            {"seen": 80.0, "noshow": 7.0, "excused": 9.0, "revoked": 4.0}
        )
        return participation.status == "seen"

    def workshop(self, person: Person, pathway: Pathway, day: date) -> list[SQLModel]:
        """Return a seat at the workshop of the Thursday that follows, and the workshop if new."""
        thursday = _thursday(day)
        key = (person.adviser_id, thursday)
        rows: list[SQLModel] = []
        if key not in self._workshops:
            instant = _instant(thursday, _WORKSHOP)
            made = self._appointment(person.adviser_id, "atelier", instant, 120)
            made.title = self._dice.one(self._cast.workshops)
            made.place = self._cast.places[-1]
            self._workshops[key] = made
            rows.append(made)
        workshop = self._workshops[key]
        seat = Participation(appointment_id=workshop.id, person_id=person.id, pathway_id=pathway.id)
        self.attend(workshop, seat)
        return [*rows, seat]

    def _free(self, person: Person, day: date, minutes: int) -> datetime:
        """Return the first day's hour from which so many minutes are free, and take it."""
        adviser = person.adviser_id
        while True:
            off = self._days_off.off(adviser, day)
            if (day.weekday() < _SATURDAY and not off) or day == self._today:
                hours = [hour for hour in HOURS if self._is_free(adviser, day, hour, minutes)]
                if hours:
                    hour = self._dice.one(hours)
                    self._taken |= {(adviser, instant) for instant in _taken(day, hour, minutes)}
                    return _instant(day, hour)
            day += timedelta(days=1)

    def _is_free(self, adviser: UUID | None, day: date, hour: time, minutes: int) -> bool:
        late = minutes > _HOUR and hour in {_LAST_BEFORE_LUNCH, HOURS[-1]}
        wanted = {(adviser, instant) for instant in _taken(day, hour, minutes)}
        return not late and wanted.isdisjoint(self._taken)

    def _appointment(
        self, adviser: UUID | None, kind: str, starts_at: datetime, minutes: int
    ) -> Appointment:
        identifier = self._dice.identifier()
        return Appointment(
            id=identifier,
            adviser_id=adviser,
            kind=kind,
            starts_at=starts_at,
            duration_minutes=minutes,
            organisation_name=self._body,
            uid=f"{identifier}@conseil-mobilite",
        )


def _thursday(day: date) -> date:
    """Return the first Thursday from that day on."""
    return day + timedelta(days=(_THURSDAY - day.weekday()) % 7)


def _taken(day: date, hour: time, minutes: int) -> list[datetime]:
    """Return the beginnings of the hours that a meeting takes."""
    first = _instant(day, hour)
    return [first + timedelta(minutes=passed) for passed in range(0, minutes, _HOUR)]


def _instant(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, PARIS).astimezone(UTC)

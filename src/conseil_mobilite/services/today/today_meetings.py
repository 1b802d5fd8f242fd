"""The appointments of one day, with who is expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, Uuid, and_, bindparam, exists, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.agenda import WAITING_DAYS
from conseil_mobilite.services.people.person_facts import ATTENDED, PLANNED, kept_in_diary
from conseil_mobilite.services.people.person_header import PersonHeader, header
from conseil_mobilite.services.today.today_lists import WHO, full_name


@dataclass(frozen=True, slots=True)
class Guest:
    """A person at an appointment and what became of it for her (`appointment_statuses`)."""

    person_id: UUID
    name: str
    sex: str
    status: str


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """An appointment of the day. A workshop has several guests, or unnamed ones, or a title."""

    id: UUID
    starts_at: datetime
    minutes: int
    kind: str
    modality: str
    title: str
    place: str
    guests: tuple[Guest, ...]
    unnamed: int
    unnamed_attended: int | None
    ended: bool

    @property
    def to_complete(self) -> bool:
        """Tell whether it is over and nobody said who came."""
        uncounted = self.unnamed > 0 and self.unnamed_attended is None
        return self.ended and (uncounted or any(each.status == PLANNED for each in self.guests))

    @property
    def stands(self) -> bool:
        """Tell whether somebody is still expected; without a guest, nobody can have fallen away."""
        return not self.guests or any(guest.status == PLANNED for guest in self.guests)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next appointment of the day and, where it is with one person, who she is."""

    meeting: DayMeeting
    person: PersonHeader | None
    first: bool


def day_meetings(session: Session, at: datetime, adviser_id: UUID | None) -> tuple[DayMeeting, ...]:
    """Return the appointments of the day of `at`, of an adviser (and of nobody) or of all."""
    start, end = day_bounds(paris_day(at))
    asked = {"start": start, "end": end, **({"adviser": adviser_id} if adviser_id else {})}
    rows = session.connection().execute(_of_day(of_one=adviser_id is not None), asked).mappings()
    return tuple(_meeting(list(same), at) for _, same in groupby(rows, key=itemgetter("id")))


@cache
def _of_day(*, of_one: bool) -> Select[*tuple[object, ...]]:
    """Write the statement once: to build it takes longer than to run it."""
    whose = col(Appointment.adviser_id)
    hers = (or_(whose.is_(None), whose == bindparam("adviser", type_=Uuid())),) if of_one else ()
    return (
        columns(
            *(col(Appointment.id), col(Appointment.starts_at), col(Appointment.duration_minutes)),
            *(col(Appointment.kind), col(Appointment.modality), col(Appointment.title)),
            *(col(Appointment.place), col(Appointment.unnamed_participants)),
            col(Appointment.unnamed_attended),
            *(col(Participation.status), col(Person.sex), *WHO),
        )
        .outerjoin(Participation, col(Participation.appointment_id) == col(Appointment.id))
        .outerjoin(Person, col(Person.id) == col(Participation.person_id))
        .where(
            col(Appointment.starts_at) >= bindparam("start"),
            col(Appointment.starts_at) < bindparam("end"),
            *kept_in_diary(),
            *hers,
        )
        .order_by(col(Appointment.starts_at), col(Appointment.id), col(Person.search_text))
    )


def to_complete(session: Session, at: datetime, adviser_id: UUID | None) -> int:
    """Count the appointments of the days before of which nobody said what became."""
    start, _ = day_bounds(paris_day(at))
    waits = exists().where(
        col(Participation.appointment_id) == col(Appointment.id),
        col(Participation.status) == PLANNED,
    )
    uncounted = and_(
        col(Appointment.unnamed_participants) > 0, col(Appointment.unnamed_attended).is_(None)
    )
    query = (
        columns(func.count())
        .select_from(Appointment)
        .where(
            col(Appointment.starts_at) >= at - timedelta(days=WAITING_DAYS),
            col(Appointment.starts_at) < start,
            *kept_in_diary(),
            *_hers(adviser_id),
            or_(uncounted, waits),
        )
    )
    return session.connection().execute(query).scalar_one()


def next_meeting(
    session: Session, meetings: tuple[DayMeeting, ...], at: datetime
) -> NextMeeting | None:
    """Return the first that is not over and that nobody cancelled or missed."""
    coming = (meeting for meeting in meetings if not meeting.ended and meeting.stands)
    found = next(coming, None)
    if found is None:
        return None
    alone = found.guests[0].person_id if len(found.guests) == 1 else None
    return NextMeeting(
        meeting=found,
        person=header(session, alone, at) if alone else None,
        first=alone is not None and not _already_met(session, alone, at),
    )


def _already_met(session: Session, person_id: UUID, at: datetime) -> bool:
    query = (
        select(Appointment.id)
        .join(Participation)
        .where(
            Participation.person_id == person_id,
            Participation.status == ATTENDED,
            col(Appointment.starts_at) < at,
        )
    )
    return session.exec(query.limit(1)).first() is not None


def _hers(adviser_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    """Keep those of an adviser, and those of nobody yet, which are everybody’s business."""
    whose = col(Appointment.adviser_id)
    return (or_(whose.is_(None), whose == adviser_id),) if adviser_id else ()


def _guest(row: RowMapping) -> Guest:
    return Guest(row["person_id"], full_name(row), row["sex"], row["status"])


def _meeting(rows: Sequence[RowMapping], at: datetime) -> DayMeeting:
    """Make one meeting of its rows, one for each guest."""
    row = rows[0]
    ends_at: datetime = row["starts_at"] + timedelta(minutes=row["duration_minutes"])
    return DayMeeting(
        id=row["id"],
        starts_at=row["starts_at"],
        minutes=row["duration_minutes"],
        kind=row["kind"],
        modality=row["modality"],
        title=row["title"],
        place=row["place"],
        guests=tuple(_guest(guest) for guest in rows if guest["person_id"]),
        unnamed=row["unnamed_participants"],
        unnamed_attended=row["unnamed_attended"],
        ended=ends_at <= at,
    )

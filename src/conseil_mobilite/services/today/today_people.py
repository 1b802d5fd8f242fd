"""People to call back, files to close for good, and the files this adviser opened last."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.retention import latest_contact_reaching, retention_limit
from conseil_mobilite.services.people.person_facts import last_contact, silent_from
from conseil_mobilite.services.today.today_lists import Listed, first_rows, full_name, of_adviser

SILENCE: Final = timedelta(days=30)
RETENTION_AHEAD: Final = timedelta(days=60)
_RECENT_OPENINGS: Final = 200


@dataclass(frozen=True, slots=True)
class SilentPerson:
    """Somebody whose pathway is open. `days` counts from the last contact, else the opening."""

    person_id: UUID
    person: str
    last_contact: date | None
    days: int


@dataclass(frozen=True, slots=True)
class ExpiringFile:
    person_id: UUID
    person: str
    last_contact: date
    limit: date


@dataclass(frozen=True, slots=True)
class RecentFile:
    person_id: UUID
    person: str


def without_contact(
    session: Session, on: date, adviser_id: UUID | None, limit: int
) -> Listed[SilentPerson]:
    """Return the people with an open pathway and no contact for 30 days, the longest first."""
    start, _ = day_bounds(on - SILENCE)
    since = last_contact().label("since")
    query = (
        select(
            col(Person.id),
            col(Person.first_name),
            col(Person.last_name),
            col(Person.usual_name),
            col(Pathway.opened_on),
            since,
        )
        .join(Pathway, col(Pathway.person_id) == col(Person.id))
        .where(
            col(Pathway.ended_on).is_(None),
            col(Pathway.opened_on) <= on - SILENCE,
            col(Person.deleted_at).is_(None),
            *silent_from(start),
            of_adviser(adviser_id),
        )
        .order_by(func.coalesce(since, day_bounds(date(1970, 1, 1))[0]), col(Person.search_text))
    )
    rows, total = first_rows(session, query, limit)
    people = []
    for row in rows:
        last = paris_day(row["since"]) if row["since"] else None
        days = (on - (last or row["opened_on"])).days
        people.append(SilentPerson(row["id"], full_name(row), last, days))
    return Listed(tuple(people), total)


def retention_due(session: Session, on: date, limit: int) -> Listed[ExpiringFile]:
    """Return the closed files whose retention ends within 60 days, the first to end first."""
    latest = latest_contact_reaching(on + RETENTION_AHEAD)
    _, end = day_bounds(latest)
    registered = col(Person.registered_on)
    since = last_contact().label("since")
    opened = select(col(Pathway.person_id)).where(col(Pathway.ended_on).is_(None))
    query = (
        select(
            col(Person.id),
            col(Person.first_name),
            col(Person.last_name),
            col(Person.usual_name),
            registered,
            since,
        )
        .where(
            registered <= latest,
            col(Person.deleted_at).is_(None),
            col(Person.id).not_in(opened),
            *silent_from(end),
        )
        .order_by(func.coalesce(since, day_bounds(date(1970, 1, 1))[0]), registered)
    )
    rows, total = first_rows(session, query, limit)
    files = []
    for row in rows:
        last = paris_day(row["since"]) if row["since"] else row["registered_on"]
        files.append(ExpiringFile(row["id"], full_name(row), last, retention_limit(last)))
    return Listed(tuple(files), total)


def recent_files(session: Session, adviser_id: UUID, limit: int) -> tuple[RecentFile, ...]:
    """Return the people whose file this adviser opened last, the latest first."""
    openings = (
        select(col(AuditEntry.record_id).label("person_id"), col(AuditEntry.number))
        .where(col(AuditEntry.act) == "person.open", col(AuditEntry.adviser_id) == adviser_id)
        .order_by(col(AuditEntry.number).desc())
        .limit(_RECENT_OPENINGS)
        .subquery()
    )
    query = (
        select(
            col(Person.id), col(Person.first_name), col(Person.last_name), col(Person.usual_name)
        )
        .join(openings, openings.c.person_id == col(Person.id))
        .where(col(Person.deleted_at).is_(None))
        .group_by(col(Person.id))
        .order_by(func.max(openings.c.number).desc())
    )
    rows = session.connection().execute(query.limit(limit)).mappings()
    return tuple(RecentFile(row["id"], full_name(row)) for row in rows)

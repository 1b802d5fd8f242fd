"""People to call back, files to close for good, and the files this adviser opened last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, select
from sqlmodel import Session, col

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.silence import recent_from
from conseil_mobilite.services.people.person_facts import last_contact, unmet_since
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.retention.ending import EndingFile, ending_soon
from conseil_mobilite.services.today.today_lists import WHO, Listed, full_name, listed, of_adviser

SILENCE_DAYS: Final = 30
_RECENT_OPENINGS: Final = 200

_Rows = Select[*tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class SilentPerson:
    """Somebody whose pathway is open. `days` counts from the last contact, else the opening."""

    person_id: UUID
    person: str
    last_contact: date | None
    days: int


@dataclass(frozen=True, slots=True)
class RecentFile:
    person_id: UUID
    person: str


def without_contact(
    session: Session, on: date, adviser_id: UUID | None, limit: int
) -> Listed[SilentPerson]:
    """Return the people with an open pathway and no contact for 30 days, the longest first."""
    silent = (
        select(*WHO, col(Person.search_text), col(Pathway.opened_on), _since())
        .join(Pathway, col(Pathway.person_id) == col(Person.id))
        .where(
            col(Pathway.ended_on).is_(None),
            *in_use(),
            *long_silent(on),
            of_adviser(adviser_id),
        )
        .subquery("silent")
    )
    longest = func.coalesce(silent.c.since, silent.c.opened_on)
    query: _Rows = select(silent).order_by(longest, silent.c.search_text)
    return listed(session, query, limit, lambda row: _silent(row, on))


def long_silent(on: date) -> tuple[ColumnElement[bool], ...]:
    """Keep the pathways opened 30 days ago or more whose person had no contact since then."""
    recent = recent_from(on, SILENCE_DAYS)
    start, _ = day_bounds(recent)
    return (col(Pathway.opened_on) < recent, *unmet_since(start))


def leaving_soon(session: Session, on: date, limit: int) -> Listed[EndingFile]:
    """Return the files that leave within 60 days by the delays of the body, the first one first."""
    found = ending_soon(session, on)
    return Listed(found[:limit], len(found))


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
        select(*WHO)
        .join(openings, openings.c.person_id == col(Person.id))
        .where(*in_use())
        .group_by(col(Person.id))
        .order_by(func.max(openings.c.number).desc())
    )
    rows = session.connection().execute(query.limit(limit)).mappings()
    return tuple(RecentFile(row["person_id"], full_name(row)) for row in rows)


def _since() -> ColumnElement[datetime]:
    """Return the last contact, to be named in a subquery: it is looked for once a person."""
    return last_contact().label("since")


def _silent(row: RowMapping, on: date) -> SilentPerson:
    last = paris_day(row["since"]) if row["since"] else None
    days = (on - (last or row["opened_on"])).days
    return SilentPerson(row["person_id"], full_name(row), last, days)

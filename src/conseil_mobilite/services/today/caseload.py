"""The caseload: the open pathways, who was not met for the longest first. Nobody is ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import RowMapping, and_, case, func, select
from sqlmodel import Session, col

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.today.caseload_query import (
    CaseloadQuery,
    chosen,
    details,
    open_pathways,
)
from conseil_mobilite.services.today.today_lists import Listed, full_name
from conseil_mobilite.services.today.today_people import long_silent


@dataclass(frozen=True, slots=True)
class Case:
    """An open pathway. `since` is the day it came to its state; `contacted_at` the last contact.

    `days` counts from that contact, else from the opening. `action` is the next thing to do of its
    actions, empty where there is none.
    """

    person_id: UUID
    person: str
    birth_date: date | None
    adviser: str
    state: str
    since: date
    contacted_at: datetime | None
    days: int
    meeting_at: datetime | None
    action: str
    action_kind: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CaseloadCounts:
    """How many pathways are open in each state, and how many people are without contact."""

    states: Mapping[str, int]
    silent: int

    @property
    def total(self) -> int:
        return sum(self.states.values())


def page(session: Session, query: CaseloadQuery) -> Listed[Case]:
    """Return some rows in the order asked for, and how many there are, in one query."""
    on = paris_day(query.at)
    rows = session.connection().execute(details(chosen(query), query)).mappings().all()
    cases = tuple(_case(row, on) for row in rows)
    return Listed(cases, rows[0]["total"] if rows else 0)


def counts(session: Session, query: CaseloadQuery) -> CaseloadCounts:
    """Count the open pathways of whoever is asked for by state, whatever states are asked for."""
    silent = func.sum(case((and_(*long_silent(paris_day(query.at))), 1), else_=0))
    rows = session.connection().execute(
        select(col(Pathway.state), func.count(), silent)
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(*open_pathways(query.adviser_id))
        .group_by(col(Pathway.state))
    )
    found = rows.all()
    return CaseloadCounts({row[0]: row[1] for row in found}, sum(row[2] for row in found))


def _case(row: RowMapping, on: date) -> Case:
    contacted: datetime | None = row["contacted_at"]
    first_name: str | None = row["adviser_first_name"]
    return Case(
        person_id=row["person_id"],
        person=full_name(row),
        birth_date=row["birth_date"],
        adviser=f"{first_name[0]}. {row['adviser_last_name']}" if first_name else "",
        state=row["state"],
        since=row["reached_on"] or row["opened_on"],
        contacted_at=contacted,
        days=(on - (paris_day(contacted) if contacted else row["opened_on"])).days,
        meeting_at=row["meeting_at"],
        action=row["wording"] or "",
        action_kind=row["kind"] or "",
        due_on=row["due_on"],
    )

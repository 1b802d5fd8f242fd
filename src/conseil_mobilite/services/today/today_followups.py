"""The follow-ups after an exit that come due, with the attempts made for each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.today.today_lists import WHO, Listed, full_name, listed

FOLLOWUPS_AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DueFollowup:
    """`attempts` counts those made for it so far, `attempted_at` is the last of them."""

    id: UUID
    person_id: UUID
    person: str
    months: int
    ended_on: date
    due_on: date
    attempts: int = 0
    attempted_at: datetime | None = None


def due_followups(
    session: Session, on: date, adviser_id: UUID | None, limit: int
) -> Listed[DueFollowup]:
    """Return the follow-ups after an exit that are late or due within a fortnight."""
    query: Select[*tuple[object, ...]] = (
        columns(
            *WHO,
            col(PostExitFollowup.id),
            col(PostExitFollowup.months),
            col(PostExitFollowup.due_on),
            col(Pathway.ended_on),
            _attempts(func.count(col(ContactAttempt.id))).label("attempts"),
            _attempts(func.max(col(ContactAttempt.attempted_at))).label("attempted_at"),
        )
        .join(Pathway, col(Pathway.id) == col(PostExitFollowup.pathway_id))
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(
            col(PostExitFollowup.due_on) <= on + FOLLOWUPS_AHEAD,
            col(PostExitFollowup.done_on).is_(None),
            col(PostExitFollowup.cancelled_on).is_(None),
            col(Pathway.ended_on).is_not(None),
            *in_use(),
            *_whose(adviser_id),
        )
        .order_by(col(PostExitFollowup.due_on), col(Person.search_text), col(PostExitFollowup.id))
    )
    return listed(session, query, limit, _due)


def _whose(adviser_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    """Keep those of who follows the person now: a closed pathway names whoever led it, for ever."""
    if adviser_id is None:
        return ()
    whose = func.coalesce(col(Person.adviser_id), col(Pathway.adviser_id))
    return (or_(whose.is_(None), whose == adviser_id),)


def _attempts(gathered: ColumnElement[int] | ColumnElement[datetime]) -> ColumnElement[object]:
    """Gather the attempts of a follow-up; by the person, whose attempts have an index."""
    return (
        columns(gathered)
        .where(
            col(ContactAttempt.person_id) == col(Person.id),
            col(ContactAttempt.followup_id) == col(PostExitFollowup.id),
        )
        .correlate(Person, PostExitFollowup)
        .scalar_subquery()
    )


def _due(row: RowMapping) -> DueFollowup:
    return DueFollowup(
        id=row["id"],
        person_id=row["person_id"],
        person=full_name(row),
        months=row["months"],
        ended_on=row["ended_on"],
        due_on=row["due_on"],
        attempts=row["attempts"],
        attempted_at=row["attempted_at"],
    )

"""What waits for an answer or comes due: actions, referrals, follow-ups after the exit."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlmodel import Session, col

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.pathway.referral import Referral
from conseil_mobilite.domain.pathway.referral_rules import REFERRAL_LIFE
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people.timeline_course import OPEN_ACTIONS
from conseil_mobilite.services.today.today_lists import Listed, first_rows, full_name, of_adviser

ACTIONS_AHEAD: Final = timedelta(days=7)
FOLLOWUPS_AHEAD: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DueAction:
    id: UUID
    kind: str
    person_id: UUID
    person: str
    wording: str
    partner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class WaitingReferral:
    """A referral received that nobody answered. `prescriber` may be empty, its kind never."""

    id: UUID
    person_id: UUID
    person: str
    birth_date: date | None
    prescriber_kind: str
    prescriber: str
    received_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class DueFollowup:
    id: UUID
    person_id: UUID
    person: str
    months: int
    ended_on: date
    due_on: date


def due_actions(
    session: Session, on: date, adviser_id: UUID | None, limit: int
) -> Listed[DueAction]:
    """Return the open actions that are late or due within a week, the latest late first."""
    query: Select[*tuple[object, ...]] = (
        select(
            col(Action.id),
            col(Action.kind),
            col(Action.wording),
            col(Action.partner_name),
            col(Action.due_on),
            col(Person.id).label("person_id"),
            col(Person.first_name),
            col(Person.last_name),
            col(Person.usual_name),
        )
        .join(Pathway, col(Pathway.id) == col(Action.pathway_id))
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(
            col(Action.due_on) <= on + ACTIONS_AHEAD,
            col(Action.status).in_(OPEN_ACTIONS),
            col(Action.deleted_at).is_(None),
            col(Pathway.ended_on).is_(None),
            col(Person.deleted_at).is_(None),
            of_adviser(adviser_id),
        )
        .order_by(col(Action.due_on), col(Person.search_text), col(Action.id))
    )
    rows, total = first_rows(session, query, limit)
    return Listed(
        tuple(
            DueAction(
                id=row["id"],
                kind=row["kind"],
                person_id=row["person_id"],
                person=full_name(row),
                wording=row["wording"],
                partner=row["partner_name"],
                due_on=row["due_on"],
            )
            for row in rows
        ),
        total,
    )


def waiting_referrals(
    session: Session, adviser_id: UUID | None, limit: int
) -> Listed[WaitingReferral]:
    """Return the referrals received and not answered, the oldest first."""
    query: Select[*tuple[object, ...]] = (
        select(
            col(Referral.id),
            col(Referral.prescriber_kind),
            col(Referral.prescriber_name),
            col(Referral.received_on),
            col(Person.id).label("person_id"),
            col(Person.first_name),
            col(Person.last_name),
            col(Person.usual_name),
            col(Person.birth_date),
        )
        .join(Person, col(Person.id) == col(Referral.person_id))
        .where(
            col(Referral.direction) == "recue",
            col(Referral.state) == "recue",
            col(Person.deleted_at).is_(None),
        )
        .order_by(col(Referral.received_on), col(Person.search_text), col(Referral.id))
    )
    if adviser_id:
        whose = col(Person.adviser_id)
        query = query.where(or_(whose.is_(None), whose == adviser_id))
    rows, total = first_rows(session, query, limit)
    return Listed(
        tuple(
            WaitingReferral(
                id=row["id"],
                person_id=row["person_id"],
                person=full_name(row),
                birth_date=row["birth_date"],
                prescriber_kind=row["prescriber_kind"],
                prescriber=row["prescriber_name"],
                received_on=row["received_on"],
                expires_on=row["received_on"] + REFERRAL_LIFE,
            )
            for row in rows
        ),
        total,
    )


def due_followups(
    session: Session, on: date, adviser_id: UUID | None, limit: int
) -> Listed[DueFollowup]:
    """Return the follow-ups after an exit that are late or due within a fortnight."""
    query: Select[*tuple[object, ...]] = (
        select(
            col(PostExitFollowup.id),
            col(PostExitFollowup.months),
            col(PostExitFollowup.due_on),
            col(Pathway.ended_on),
            col(Person.id).label("person_id"),
            col(Person.first_name),
            col(Person.last_name),
            col(Person.usual_name),
        )
        .join(Pathway, col(Pathway.id) == col(PostExitFollowup.pathway_id))
        .join(Person, col(Person.id) == col(Pathway.person_id))
        .where(
            col(PostExitFollowup.due_on) <= on + FOLLOWUPS_AHEAD,
            col(PostExitFollowup.done_on).is_(None),
            col(PostExitFollowup.cancelled_on).is_(None),
            col(Pathway.ended_on).is_not(None),
            col(Person.deleted_at).is_(None),
            of_adviser(adviser_id),
        )
        .order_by(col(PostExitFollowup.due_on), col(Person.search_text), col(PostExitFollowup.id))
    )
    rows, total = first_rows(session, query, limit)
    return Listed(
        tuple(
            DueFollowup(
                id=row["id"],
                person_id=row["person_id"],
                person=full_name(row),
                months=row["months"],
                ended_on=row["ended_on"],
                due_on=row["due_on"],
            )
            for row in rows
        ),
        total,
    )

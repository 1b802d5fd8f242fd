"""The referrals of the body: filtered, counted and paged in the base."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, and_, func, or_, select
from sqlmodel import Session, col

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    ANSWERED,
    REMINDER_AFTER,
    WAITING,
    Direction,
    ReferralState,
    Standing,
    standing,
)
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.today.today_lists import full_name, of_follower

_SHOWN: Final = (
    Referral.id,
    Referral.person_id,
    Referral.direction,
    Referral.state,
    Referral.prescriber_kind,
    Referral.prescriber_name,
    Referral.agent_name,
    Referral.reason,
    Referral.urgency,
    Referral.refusal_reason,
    Referral.received_on,
    Referral.reminded_on,
    Referral.answered_on,
)


class ReferralFilter(StrEnum):
    TO_ANSWER = "to_answer"
    TO_REMIND = "to_remind"
    SENT = "sent"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class ReferralKey:
    """The place of the last row of a page: the next page begins after it."""

    day: date
    referral_id: UUID


@dataclass(frozen=True, slots=True)
class ReferralQuery:
    """What is asked of the list; `adviser_id` keeps her people and those of nobody."""

    on: date
    chosen: ReferralFilter = ReferralFilter.TO_ANSWER
    adviser_id: UUID | None = None
    after: ReferralKey | None = None
    limit: int = 60


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One line of the list. `since` is the day of reception or of sending."""

    id: UUID
    person_id: UUID
    person: str
    birth_date: date | None
    direction: Direction
    standing: Standing
    kind: str
    name: str
    agent_name: str
    reason: str
    urgency: str
    refusal_reason: str
    since: date
    reminded_on: date | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """Rows in order; `next_key` begins the next page, or is None at the end."""

    rows: tuple[ReferralRow, ...]
    next_key: ReferralKey | None


def search(session: Session, query: ReferralQuery) -> ReferralPage:
    """Return one page: those that wait the longest first, or those answered last."""
    found = session.connection().execute(_statement(query)).mappings().all()
    page = found[: query.limit]
    more = len(found) > query.limit
    key = ReferralKey(page[-1]["sort_day"], page[-1]["id"]) if more else None
    return ReferralPage(tuple(_row(each, query.on) for each in page), key)


def counts(session: Session, query: ReferralQuery) -> Mapping[ReferralFilter, int]:
    """Count the referrals of each filter, in one query."""
    each = [
        func.count().filter(_kept(chosen, query.on)).label(chosen.value)
        for chosen in ReferralFilter
    ]
    counting = (
        select(*each)
        .select_from(Referral)
        .join(Person, col(Person.id) == col(Referral.person_id))
        .where(*_whose(query.adviser_id))
    )
    row = session.connection().execute(counting).mappings().one()
    return {chosen: row[chosen.value] for chosen in ReferralFilter}


def _statement(query: ReferralQuery) -> Select[*tuple[object, ...]]:
    day, latest_first = _day(query.chosen), query.chosen is ReferralFilter.ANSWERED
    statement: Select[*tuple[object, ...]] = (
        select(
            *(col(column) for column in _SHOWN),
            col(Person.first_name),
            col(Person.last_name),
            col(Person.usual_name),
            col(Person.birth_date),
            day.label("sort_day"),
        )
        .join(Person, col(Person.id) == col(Referral.person_id))
        .where(_kept(query.chosen, query.on), *_whose(query.adviser_id))
    )
    if query.after is not None:
        statement = statement.where(_beyond(day, query.after, latest_first=latest_first))
    first = day.desc() if latest_first else day.asc()
    return statement.order_by(first, col(Referral.id)).limit(query.limit + 1)


def _beyond(
    day: ColumnElement[date], after: ReferralKey, *, latest_first: bool
) -> ColumnElement[bool]:
    further = day < after.day if latest_first else day > after.day
    return or_(further, and_(day == after.day, col(Referral.id) > after.referral_id))


def _day(chosen: ReferralFilter) -> ColumnElement[date]:
    """Return the day by which a filter sorts: of the answer, else since when one waits."""
    if chosen is ReferralFilter.ANSWERED:
        return func.coalesce(col(Referral.answered_on), col(Referral.received_on))
    return _waits_since()


def _waits_since() -> ColumnElement[date]:
    return func.coalesce(col(Referral.reminded_on), col(Referral.received_on))


def _kept(chosen: ReferralFilter, on: date) -> ColumnElement[bool]:
    direction, state = col(Referral.direction), col(Referral.state)
    waiting = state.in_(sorted(WAITING))
    sent = and_(direction == Direction.SENT.value, waiting)
    return {
        ReferralFilter.TO_ANSWER: and_(direction == Direction.RECEIVED.value, waiting),
        ReferralFilter.TO_REMIND: and_(sent, _waits_since() <= on - REMINDER_AFTER),
        ReferralFilter.SENT: sent,
        ReferralFilter.ANSWERED: state.in_(sorted(ANSWERED)),
    }[chosen]


def _whose(adviser_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    return (*in_use(), *of_follower(adviser_id))


def _row(row: RowMapping, on: date) -> ReferralRow:
    direction = Direction(row["direction"])
    state = ReferralState(row["state"])
    return ReferralRow(
        id=row["id"],
        person_id=row["person_id"],
        person=full_name(row),
        birth_date=row["birth_date"],
        direction=direction,
        standing=standing(direction, state, row["received_on"], on, row["reminded_on"]),
        kind=row["prescriber_kind"],
        name=row["prescriber_name"],
        agent_name=row["agent_name"],
        reason=row["reason"],
        urgency=row["urgency"],
        refusal_reason=row["refusal_reason"],
        since=row["received_on"],
        reminded_on=row["reminded_on"],
        answered_on=row["answered_on"],
    )

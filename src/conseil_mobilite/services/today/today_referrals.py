"""The referrals that wait for an answer: ours to those received, theirs to those sent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, Select, func
from sqlalchemy import select as columns
from sqlmodel import Session, col

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    WAITING,
    Direction,
    last_day,
    reminder_day,
)
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.today.today_lists import WHO, Listed, full_name, listed, of_follower


@dataclass(frozen=True, slots=True)
class WaitingReferral:
    """A referral that nobody answered, received or `sent`. `other` may be empty, its kind never.

    `since` is the day on which it was received or sent; `remind_on` that from which it is to be
    thought of again, `expires_on` the last one for us to answer.
    """

    id: UUID
    person_id: UUID
    person: str
    birth_date: date | None
    sent: bool
    other_kind: str
    other: str
    since: date
    reminded_on: date | None

    @property
    def expires_on(self) -> date:
        return last_day(self.since)

    @property
    def remind_on(self) -> date:
        return reminder_day(self.since, self.reminded_on)


def waiting_referrals(
    session: Session, adviser_id: UUID | None, limit: int
) -> Listed[WaitingReferral]:
    """Return the referrals without an answer, those that wait the longest first.

    Whoever sent or received one, it is now of who follows the person, as on their own page.
    """
    query: Select[*tuple[object, ...]] = (
        columns(
            *WHO,
            col(Person.birth_date),
            col(Referral.id),
            col(Referral.direction),
            col(Referral.prescriber_kind),
            col(Referral.prescriber_name),
            col(Referral.received_on),
            col(Referral.reminded_on),
        )
        .join(Person, col(Person.id) == col(Referral.person_id))
        .where(
            col(Referral.state).in_([state.value for state in WAITING]),
            *in_use(),
            *of_follower(adviser_id),
        )
        .order_by(
            func.coalesce(col(Referral.reminded_on), col(Referral.received_on)),
            col(Person.search_text),
            col(Referral.id),
        )
    )
    return listed(session, query, limit, _waiting)


def _waiting(row: RowMapping) -> WaitingReferral:
    return WaitingReferral(
        id=row["id"],
        person_id=row["person_id"],
        person=full_name(row),
        birth_date=row["birth_date"],
        sent=row["direction"] == Direction.SENT,
        other_kind=row["prescriber_kind"],
        other=row["prescriber_name"],
        since=row["received_on"],
        reminded_on=row["reminded_on"],
    )

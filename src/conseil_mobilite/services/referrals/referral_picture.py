"""The referrals of a person as her page shows them: where each stands, the letter that answered."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.referral_answer import LETTER
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    Direction,
    ReferralState,
    Standing,
    standing,
)
from conseil_mobilite.services.pathway import pathways


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter that answered a referral, as it left."""

    id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class ReferralLine:
    referral: Referral
    standing: Standing
    letter: Letter | None


@dataclass(frozen=True, slots=True)
class PersonReferrals:
    """The referrals of a person, the latest first; `in_pathway`: she is accompanied already."""

    lines: tuple[ReferralLine, ...]
    in_pathway: bool


def of_person(session: Session, person_id: UUID, on: date) -> PersonReferrals:
    query = select(Referral).where(Referral.person_id == person_id)
    found = session.exec(query.order_by(col(Referral.received_on).desc(), col(Referral.id))).all()
    letters = _letters(session, person_id) if found else {}
    lines = (ReferralLine(each, standing_of(each, on), letters.get(str(each.id))) for each in found)
    return PersonReferrals(tuple(lines), pathways.current(session, person_id) is not None)


def standing_of(referral: Referral, on: date) -> Standing:
    return standing(
        Direction(referral.direction),
        ReferralState(referral.state),
        referral.received_on,
        on,
        referral.reminded_on,
    )


def _letters(session: Session, person_id: UUID) -> dict[str, Letter]:
    """Return the last letter for each referral, by what it answers."""
    query = select(IssuedDocument.variant, IssuedDocument.id, IssuedDocument.number).where(
        IssuedDocument.person_id == person_id, IssuedDocument.kind == LETTER
    )
    rows = session.exec(query.order_by(col(IssuedDocument.issued_at)))
    return {variant: Letter(document, number) for variant, document, number in rows}

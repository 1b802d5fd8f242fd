"""What the base knows of the bodies that send people, or to whom they are sent.

Referrals sent and received, prescribers, partners of actions: the latest said counts.
"""

from collections.abc import Iterator
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.known_bodies import KnownBody, gathered
from conseil_mobilite.domain.pathway.referral import Referral
from conseil_mobilite.domain.pathway.referral_rules import Direction

_LATEST: Final = 5000
"""How far back the referrals and the actions are read: older ones are of bodies met since."""


def every(session: Session) -> tuple[KnownBody, ...]:
    """Return every body the base knows, each once."""
    return gathered((*_sent(session), *_prescribers(session), *_received(session), *_met(session)))


def _sent(session: Session) -> Iterator[KnownBody]:
    for referral in _referrals(session, Direction.SENT):
        yield KnownBody(
            referral.prescriber_name,
            partner_kind=referral.prescriber_kind,
            agent_name=referral.agent_name,
            address=referral.address,
            phone=referral.phone,
            email=referral.email,
        )


def _received(session: Session) -> Iterator[KnownBody]:
    for referral in _referrals(session, Direction.RECEIVED):
        yield KnownBody(
            referral.prescriber_name,
            sender_kind=referral.prescriber_kind,
            agent_name=referral.agent_name,
        )


def _referrals(session: Session, direction: Direction) -> Iterator[Referral]:
    query = select(Referral).where(
        Referral.direction == direction.value, col(Referral.prescriber_name) != ""
    )
    latest = query.order_by(col(Referral.received_on).desc()).limit(_LATEST)
    yield from session.exec(latest)


def _prescribers(session: Session) -> Iterator[KnownBody]:
    for each in session.exec(select(Prescriber).order_by(col(Prescriber.name))):
        yield KnownBody(
            each.name,
            sender_kind=each.kind,
            agent_name=each.contact_name,
            phone=each.phone,
            email=each.email,
        )


def _met(session: Session) -> Iterator[KnownBody]:
    query = (
        select(
            Action.partner_name, Action.partner_kind, Action.partner_address, Action.partner_phone
        )
        .where(col(Action.partner_name) != "", col(Action.deleted_at).is_(None))
        .distinct()
        .limit(_LATEST)
    )
    for name, kind, address, phone in session.exec(query):
        yield KnownBody(name, partner_kind=kind, address=address, phone=phone)

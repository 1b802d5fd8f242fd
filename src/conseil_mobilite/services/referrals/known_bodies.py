"""What the base knows of the bodies that send people, or to whom they are sent.

Referrals sent and received, prescribers, partners of actions: the latest said counts. The
structures of the directory come last, and complete what was never written.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import sqlalchemy as sql
from sqlalchemy import RowMapping, func
from sqlmodel import Session, col, select

from conseil_mobilite.domain.directory.networks import partner_kind
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.referrals.known_bodies import KnownBody, gathered
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction
from conseil_mobilite.services.directory.stored_services import stored_structures

_MOST: Final = 2000
"""How many ways of writing bodies are read of each source, the latest ones."""
_WRITTEN: Final = (
    Referral.prescriber_name,
    Referral.prescriber_kind,
    Referral.agent_name,
    Referral.address,
    Referral.phone,
    Referral.email,
)


def every(session: Session) -> tuple[KnownBody, ...]:
    """Return every body the base knows, each once."""
    past = (*_sent(session), *_prescribers(session), *_received(session), *_met(session))
    return gathered((*past, *_listed(session)))


def _sent(session: Session) -> Iterator[KnownBody]:
    for row in _referrals(session, Direction.SENT):
        yield KnownBody(
            row["prescriber_name"],
            partner_kind=row["prescriber_kind"],
            agent_name=row["agent_name"],
            address=row["address"],
            phone=row["phone"],
            email=row["email"],
        )


def _received(session: Session) -> Iterator[KnownBody]:
    for row in _referrals(session, Direction.RECEIVED):
        yield KnownBody(
            row["prescriber_name"],
            sender_kind=row["prescriber_kind"],
            agent_name=row["agent_name"],
        )


def _referrals(session: Session, direction: Direction) -> Sequence[RowMapping]:
    """Return each way a body was written in referrals of this direction, the latest first."""
    written = [col(column) for column in _WRITTEN]
    query = (
        sql.select(*written)
        .where(col(Referral.direction) == direction.value, col(Referral.prescriber_name) != "")
        .group_by(*written)
        .order_by(func.max(col(Referral.received_on)).desc())
        .limit(_MOST)
    )
    return session.connection().execute(query).mappings().all()


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
        .limit(_MOST)
    )
    for name, kind, address, phone in session.exec(query):
        yield KnownBody(name, partner_kind=kind, address=address, phone=phone)


def _listed(session: Session) -> Iterator[KnownBody]:
    for structure in stored_structures(session):
        contact = structure.contact
        yield KnownBody(
            structure.name,
            partner_kind=partner_kind(structure.networks),
            address=", ".join(contact.lines),
            phone=contact.phone,
            email=contact.email,
        )

"""The referrals received: who sent a person, and what she and her prescriber were answered."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.organisation import Prescriber
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    Direction,
    ReferralAct,
    ReferralState,
)
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people.person_checks import checked_text
from conseil_mobilite.services.referrals.referral_acts import move
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

SPONTANEOUS: Final = "SPONTANE"
WAITING: Final = (ReferralState.RECEIVED.value, ReferralState.EXPIRED.value)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent the person, why, and what she was told and agreed to.

    `person_agreed`: to being sent here. `notice_version` is that of the information on data
    protection she was given, or empty. Without a basin, the only one of her EPCI is taken. Not
    `accepted`, the referral waits for an answer and no pathway begins.
    """

    prescriber_kind: str = SPONTANEOUS
    prescriber_name: str = ""
    agent_name: str = ""
    reason: str = ""
    urgency: str = "NORMALE"
    received_on: date | None = None
    documents_joined: bool = False
    person_agreed: bool = False
    notice_version: str = ""
    basin_id: UUID | None = None
    accepted: bool = True


def receive(session: Session, person_id: UUID, origin: Origin, on: date) -> Referral:
    """Keep the referral of a person; accepted at once, unless it waits for an answer."""
    received_on = origin.received_on or on
    if received_on > on:
        raise UserError("L’orientation ne peut pas être reçue après aujourd’hui.", "received_on")
    accepted = origin.accepted
    referral = Referral(
        person_id=person_id,
        prescriber_kind=checked_text("prescriber_kind", origin.prescriber_kind),
        prescriber_name=checked_text("prescriber_name", origin.prescriber_name),
        agent_name=checked_text("agent_name", origin.agent_name),
        reason=checked_text("reason", origin.reason),
        urgency=checked_text("urgency", origin.urgency),
        received_on=received_on,
        documents_joined=origin.documents_joined,
        person_agreed=origin.person_agreed,
        state=(ReferralState.ACCEPTED if accepted else ReferralState.RECEIVED).value,
        answered_on=on if accepted else None,
        adviser_id=session.info["adviser"],
        basin_id=origin.basin_id,
    )
    referral.prescriber_id = known_prescriber(session, referral)
    session.add(referral)
    session.flush()
    audit.record(session, "referral.receive", "referral", referral.id)
    return referral


def receive_again(session: Session, person_id: UUID, origin: Origin, on: date) -> Referral:
    """Keep one more referral of a person already known; accepted, her pathway opens at once."""
    if origin.prescriber_kind == SPONTANEOUS:
        raise UserError("Choisissez qui vous adresse la personne.", "prescriber_kind")
    referral = receive(session, person_id, origin, on)
    if origin.accepted:
        _follow(session, referral, on)
    return referral


def waiting(session: Session, person_id: UUID) -> Referral | None:
    """Return the referral of a person that nobody answered yet, the oldest if several."""
    query = select(Referral).where(
        Referral.person_id == person_id,
        Referral.direction == Direction.RECEIVED.value,
        col(Referral.state).in_(WAITING),
    )
    return session.exec(query.order_by(col(Referral.received_on)).limit(1)).first()


def accept(session: Session, referral_id: UUID, on: date) -> Referral:
    """Accept a referral, late or not; a person without an open pathway begins one."""
    referral = _received(session, referral_id)
    move(session, referral, ReferralAct.ACCEPT, on)
    _follow(session, referral, on)
    return referral


def refuse(session: Session, referral_id: UUID, reason: str, on: date) -> Referral:
    """Refuse a referral for a reason of the list `referral_refusal_reasons`."""
    referral = _received(session, referral_id)
    checked = checked_reason(reason)
    move(session, referral, ReferralAct.REFUSE, on)
    referral.refusal_reason = checked
    session.flush()
    return referral


def checked_reason(reason: str) -> str:
    if reason not in code_lists()["referral_refusal_reasons"]:
        raise UserError("Choisissez le motif du refus dans la liste.", "refusal_reason")
    return reason


def known_prescriber(session: Session, referral: Referral) -> UUID | None:
    """Return the prescriber of the base that bears this name, if there is one."""
    if not referral.prescriber_name:
        return None
    query = select(Prescriber.id).where(
        Prescriber.kind == referral.prescriber_kind, Prescriber.name == referral.prescriber_name
    )
    return session.exec(query).first()


def _follow(session: Session, referral: Referral, on: date) -> None:
    """Open the pathway that an accepted referral begins, unless the person is in one already."""
    if pathways.current(session, referral.person_id) is not None:
        return
    pathways.open_pathway(
        session,
        referral.person_id,
        on,
        referral_id=referral.id,
        prescriber_kind=referral.prescriber_kind,
        basin_id=referral.basin_id,
    )


def _received(session: Session, referral_id: UUID) -> Referral:
    referral = session.get_one(Referral, referral_id)
    if referral.direction != Direction.RECEIVED:
        raise UserError("Cette orientation a été envoyée : notez plutôt la réponse reçue.")
    return referral

"""The referrals: who sent a person, and what she and her prescriber were answered."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.referral import Referral
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people.person_checks import checked_text
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

SPONTANEOUS: Final = "SPONTANE"
WAITING: Final = "recue"
ACCEPTED: Final = "acceptee"
REFUSED: Final = "refusee"


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
        state=ACCEPTED if origin.accepted else WAITING,
        answered_on=on if origin.accepted else None,
        basin_id=origin.basin_id,
    )
    session.add(referral)
    session.flush()
    audit.record(session, "referral.receive", "referral", referral.id)
    return referral


def waiting(session: Session, person_id: UUID) -> Referral | None:
    """Return the referral of a person that nobody answered yet, the oldest if several."""
    query = select(Referral).where(
        Referral.person_id == person_id, Referral.direction == "recue", Referral.state == WAITING
    )
    return session.exec(query.order_by(col(Referral.received_on)).limit(1)).first()


def accept(session: Session, referral_id: UUID, on: date) -> Referral:
    """Accept a referral, late or not, and open the pathway of the person."""
    referral = _unanswered(session, referral_id)
    referral.state, referral.answered_on = ACCEPTED, on
    session.flush()
    audit.record(session, "referral.accept", "referral", referral.id)
    pathways.open_pathway(
        session,
        referral.person_id,
        on,
        referral_id=referral.id,
        prescriber_kind=referral.prescriber_kind,
        basin_id=referral.basin_id,
    )
    return referral


def refuse(session: Session, referral_id: UUID, reason: str, on: date) -> Referral:
    """Refuse a referral for a reason of the list `referral_refusal_reasons`."""
    referral = _unanswered(session, referral_id)
    if reason not in code_lists()["referral_refusal_reasons"]:
        raise UserError("Choisissez le motif du refus dans la liste.", "refusal_reason")
    referral.state, referral.answered_on, referral.refusal_reason = REFUSED, on, reason
    session.flush()
    audit.record(session, "referral.refuse", "referral", referral.id)
    return referral


def _unanswered(session: Session, referral_id: UUID) -> Referral:
    referral = session.get_one(Referral, referral_id)
    if referral.state not in {WAITING, "expiree"}:
        raise UserError("Cette orientation a déjà reçu une réponse.")
    return referral

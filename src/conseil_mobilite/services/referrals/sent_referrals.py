"""The referrals sent: to whom a person is addressed with her agreement, and what was answered."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.identity import optional_email, optional_phone
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import (
    Direction,
    ReferralAct,
    ReferralState,
)
from conseil_mobilite.services.people.person_checks import checked_text
from conseil_mobilite.services.people.rights_standing import refuse_transmission
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.referrals.referral_acts import check_day, move, refuse_future
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_ADDRESS: Final = 300
LONGEST_ANSWER: Final = 1000
NO_AGREEMENT: Final = (
    "Une personne n’est orientée ailleurs qu’avec son accord. Demandez-le-lui, puis cochez la case."
)
NO_NAME: Final = "Indiquez à qui vous adressez la personne."


@dataclass(frozen=True, slots=True)
class Sending:
    """To whom a person is addressed, and why. `kind` is a code of `partner_kinds`, or empty."""

    name: str
    kind: str = ""
    agent_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    reason: str = ""
    urgency: str = "NORMALE"
    sent_on: date | None = None
    documents_joined: bool = False
    person_agreed: bool = False


def send(session: Session, person_id: UUID, sending: Sending, on: date) -> Referral:
    """Keep a referral sent; the name and the address stay as they are that day."""
    sent_on = sending.sent_on or on
    refuse_future(session, sent_on, "received_on")
    if not sending.person_agreed:
        raise UserError(NO_AGREEMENT, "person_agreed")
    refuse_transmission(session, person_id)
    referral = Referral(
        person_id=person_id,
        direction=Direction.SENT.value,
        state=ReferralState.SENT.value,
        prescriber_kind=checked_kind(sending.kind),
        prescriber_name=checked_name(sending.name),
        agent_name=checked_text("agent_name", sending.agent_name),
        address=words(sending.address, "address", LONGEST_ADDRESS),
        phone=optional_phone(sending.phone),
        email=optional_email(sending.email),
        reason=checked_text("reason", sending.reason),
        urgency=checked_text("urgency", sending.urgency),
        received_on=sent_on,
        documents_joined=sending.documents_joined,
        person_agreed=True,
        adviser_id=session.info["adviser"],
    )
    session.add(referral)
    session.flush()
    audit.record(session, "referral.send", "referral", referral.id)
    return referral


def answer(
    session: Session, referral_id: UUID, on: date, *, accepted: bool, said: str = ""
) -> Referral:
    """Keep what the other body answered, and in what words."""
    referral = _sent(session, referral_id)
    kept = words(said, "answer", LONGEST_ANSWER)
    move(session, referral, ReferralAct.ACCEPT if accepted else ReferralAct.REFUSE, on)
    referral.answer = kept
    session.flush()
    return referral


def remind(session: Session, referral_id: UUID, on: date) -> Referral:
    """Keep the day on which the other body was reminded; it is waited for again from then on."""
    referral = _sent(session, referral_id)
    check_day(session, referral, on, "reminded_on")
    move(session, referral, ReferralAct.REMIND, None)
    referral.reminded_on = on
    session.flush()
    return referral


def checked_name(name: str) -> str:
    if not name.strip():
        raise UserError(NO_NAME, "prescriber_name")
    return checked_text("prescriber_name", name)


def checked_kind(kind: str) -> str:
    if kind and kind not in code_lists()["partner_kinds"]:
        raise UserError("Choisissez une réponse dans la liste.", "prescriber_kind")
    return kind


def _sent(session: Session, referral_id: UUID) -> Referral:
    referral = session.get_one(Referral, referral_id)
    if referral.direction != Direction.SENT:
        raise UserError("Cette orientation a été reçue : c’est à vous d’y répondre.")
    return referral

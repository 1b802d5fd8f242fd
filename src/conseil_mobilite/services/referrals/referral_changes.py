"""Mend a referral: correct what was typed, cancel it, take back an answer given by mistake."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, exists, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.referral_answer import LETTER
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayState
from conseil_mobilite.domain.people.identity import optional_email, optional_phone
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralAct, ReferralState
from conseil_mobilite.services.people.person_checks import checked_text
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.referrals.referral_acts import check_day, move, refuse_future
from conseil_mobilite.services.referrals.referrals import checked_reason, known_prescriber
from conseil_mobilite.services.referrals.sent_referrals import (
    LONGEST_ADDRESS,
    LONGEST_ANSWER,
    NO_AGREEMENT,
    checked_kind,
    checked_name,
)
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.journalled import JOURNALLED, references

PATHWAY_BEGUN: Final = (
    "Le parcours ouvert par cette orientation a déjà commencé : la réponse ne peut plus être "
    "reprise. Classez le parcours sans suite, si c’est ce qui s’est passé."
)
LETTER_LEFT: Final = "Une lettre de réponse est déjà partie : la réponse ne peut plus être reprise."
REASON_TOLD: Final = "Une lettre a déjà donné ce motif au prescripteur : il reste tel quel."
ANSWERED_BEFORE: Final = "La réponse ne peut pas être donnée avant l’orientation."
REMINDED_BEFORE: Final = "La relance ne peut pas être notée avant l’envoi de l’orientation."
_TEXTS: Final[Mapping[str, Callable[[str, str], str]]] = MappingProxyType(
    {
        "agent_name": lambda typed, field: checked_text(field, typed),
        "reason": lambda typed, field: checked_text(field, typed),
        "urgency": lambda typed, field: checked_text(field, typed),
        "address": lambda typed, field: words(typed, field, LONGEST_ADDRESS),
        "phone": optional_phone,
        "email": optional_email,
        "answer": lambda typed, field: words(typed, field, LONGEST_ANSWER),
    }
)


class ReferralChanges(TypedDict, total=False):
    """The inputs that changed; those left out stay as they are."""

    prescriber_kind: str
    prescriber_name: str
    agent_name: str
    reason: str
    urgency: str
    address: str
    phone: str
    email: str
    answer: str
    refusal_reason: str
    received_on: date
    answered_on: date
    documents_joined: bool
    person_agreed: bool


def correct(session: Session, referral_id: UUID, changes: ReferralChanges) -> Referral:
    """Store corrections, all or none. UserError names the input at fault."""
    referral = session.get_one(Referral, referral_id)
    _correct_body(session, referral, changes)
    _correct_days(session, referral, changes)
    _correct_ticks(referral, changes)
    if "refusal_reason" in changes and referral.state == ReferralState.REFUSED:
        _correct_reason(session, referral, changes["refusal_reason"])
    session.flush()
    audit.record(session, "referral.correct", "referral", referral_id)
    return referral


def cancel(session: Session, referral_id: UUID, on: date) -> Referral:
    """Keep that the prescriber took a referral back, or that one sent was called off."""
    referral = session.get_one(Referral, referral_id)
    move(session, referral, ReferralAct.CANCEL, on)
    return referral


def reopen(session: Session, referral_id: UUID) -> Referral:
    """Take back an answer given by mistake. UserError where something depends on it."""
    referral = session.get_one(Referral, referral_id)
    if letter_left(session, referral_id):
        raise UserError(LETTER_LEFT)
    _drop_pathway(session, referral_id)
    move(session, referral, ReferralAct.REOPEN, None)
    referral.refusal_reason = referral.answer = ""
    session.flush()
    return referral


def remove(session: Session, referral_id: UUID) -> None:
    """Delete a referral added by mistake. UserError where something depends on it."""
    referral = session.get_one(Referral, referral_id)
    if letter_left(session, referral_id):
        raise UserError(LETTER_LEFT)
    _drop_pathway(session, referral_id)
    session.delete(referral)
    session.flush()
    audit.record(session, "referral.delete", "referral", referral_id)


def _correct_body(session: Session, referral: Referral, changes: ReferralChanges) -> None:
    sent = referral.direction == Direction.SENT
    if "prescriber_name" in changes:
        name = changes["prescriber_name"]
        kept = checked_name(name) if sent else checked_text("prescriber_name", name)
        referral.prescriber_name = kept
    if "prescriber_kind" in changes:
        kind = changes["prescriber_kind"]
        checked = checked_kind(kind) if sent else checked_text("prescriber_kind", kind)
        referral.prescriber_kind = checked
    _correct_texts(referral, changes)
    if not sent:
        referral.prescriber_id = known_prescriber(session, referral)


def _correct_texts(referral: Referral, changes: ReferralChanges) -> None:
    typed = dict(changes)
    for field, checked in _TEXTS.items():
        if field in typed:
            setattr(referral, field, checked(str(typed[field]), field))


def _correct_days(session: Session, referral: Referral, changes: ReferralChanges) -> None:
    if "received_on" in changes:
        refuse_future(session, changes["received_on"], "received_on")
        referral.received_on = changes["received_on"]
    if "answered_on" in changes and referral.answered_on is not None:
        check_day(session, referral, changes["answered_on"])
        referral.answered_on = changes["answered_on"]
    if referral.answered_on is not None and referral.answered_on < referral.received_on:
        raise UserError(ANSWERED_BEFORE, "received_on")
    if referral.reminded_on is not None and referral.reminded_on < referral.received_on:
        raise UserError(REMINDED_BEFORE, "received_on")


def _correct_reason(session: Session, referral: Referral, reason: str) -> None:
    """Correct why it was refused, as long as no letter said it."""
    checked = checked_reason(reason)
    if checked != referral.refusal_reason and letter_left(session, referral.id):
        raise UserError(REASON_TOLD, "refusal_reason")
    referral.refusal_reason = checked


def _correct_ticks(referral: Referral, changes: ReferralChanges) -> None:
    if "documents_joined" in changes:
        referral.documents_joined = changes["documents_joined"]
    if "person_agreed" in changes:
        if referral.direction == Direction.SENT and not changes["person_agreed"]:
            raise UserError(NO_AGREEMENT, "person_agreed")
        referral.person_agreed = changes["person_agreed"]


def letter_left(session: Session, referral_id: UUID) -> bool:
    """Tell whether a letter told the answer: it is not taken back any more."""
    query = select(IssuedDocument.id).where(
        IssuedDocument.kind == LETTER, IssuedDocument.variant == str(referral_id)
    )
    return session.exec(query).first() is not None


def _drop_pathway(session: Session, referral_id: UUID) -> None:
    """Delete the pathway that the answer opened, where nothing happened in it yet."""
    query = select(Pathway).where(Pathway.referral_id == referral_id)
    for pathway in session.exec(query).all():
        if pathway.state != PathwayState.TO_CONTACT or _in_use(session, pathway.id):
            raise UserError(PATHWAY_BEGUN)
        session.delete(pathway)
    session.flush()


def _in_use(session: Session, pathway_id: UUID) -> bool:
    """Tell whether any row of the base names a pathway."""
    naming = references(JOURNALLED["pathway"])
    found = (exists().where(reference.column == pathway_id) for reference in naming)
    return any(session.connection().execute(select(each)).scalar() for each in found)

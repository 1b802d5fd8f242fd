"""What a person was told of her data, and what she agreed that others be told."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.privacy import DisclosureAgreement, PrivacyNotice
from conseil_mobilite.services.retention import ending
from conseil_mobilite.services.retention.ending import Ending
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

NOTICE_VERSION: Final = "2026.1"
"""The version of the information on data protection that is handed out today."""


@dataclass(frozen=True, slots=True)
class PrivacyFile:
    """Everything of that kind in a person's file, the latest first, and when the file leaves."""

    notices: tuple[PrivacyNotice, ...]
    agreements: tuple[DisclosureAgreement, ...]
    ending: Ending
    in_bin: bool


def of_person(session: Session, person_id: UUID) -> PrivacyFile:
    notices = select(PrivacyNotice).where(PrivacyNotice.person_id == person_id)
    agreements = select(DisclosureAgreement).where(DisclosureAgreement.person_id == person_id)
    person = session.get_one(Person, person_id)
    return PrivacyFile(
        notices=tuple(session.exec(notices.order_by(col(PrivacyNotice.given_on).desc()))),
        agreements=tuple(
            session.exec(agreements.order_by(col(DisclosureAgreement.given_on).desc()))
        ),
        ending=ending.of_person(session, person_id),
        in_bin=person.deleted_at is not None,
    )


def give_notice(session: Session, person_id: UUID, version: str, on: date) -> PrivacyNotice:
    """Keep that the person was given the information on data protection (RGPD, art. 13)."""
    notice = PrivacyNotice(
        person_id=person_id, adviser_id=session.info["adviser"], version=version, given_on=on
    )
    session.add(notice)
    session.flush()
    audit.record(session, "notice.give", "privacy_notice", notice.id)
    return notice


def agree(
    session: Session, person_id: UUID, subject: str, on: date, *, agreed: bool
) -> DisclosureAgreement:
    """Keep what the person answered on a subject of the list `disclosure_subjects`."""
    if subject not in code_lists()["disclosure_subjects"]:
        raise UserError("Choisissez ce que la personne accepte ou refuse.", "subject")
    agreement = DisclosureAgreement(
        person_id=person_id, subject=subject, agreed=agreed, given_on=on
    )
    session.add(agreement)
    session.flush()
    audit.record(session, "agreement.record", "disclosure_agreement", agreement.id)
    return agreement


def withdraw(session: Session, agreement_id: UUID, on: date) -> DisclosureAgreement:
    """Keep the day the person took her answer back; what was sent before stays sent."""
    agreement = session.get_one(DisclosureAgreement, agreement_id)
    if agreement.withdrawn_on is not None:
        raise UserError("Cette réponse a déjà été retirée.")
    agreement.withdrawn_on = on
    session.flush()
    audit.record(session, "agreement.withdraw", "disclosure_agreement", agreement.id)
    return agreement

"""After the validation: giving the assessment back, what is agreed, and the decision."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway_rules import Decision, PathwayAct
from conseil_mobilite.domain.people.agreement import TO_PERSON, TO_PRESCRIBER
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.services.assessment.assessment_picture import person_of
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture, synthesis_of
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.journal import audit


def record_agreement(
    session: Session, assessment_id: UUID, subject: str, on: date, *, agreed: bool
) -> SynthesisPicture:
    """Keep the person's agreement or refusal of that day; the one before is withdrawn, not lost."""
    assessment = session.get_one(Assessment, assessment_id)
    if subject not in {TO_PERSON, TO_PRESCRIBER}:
        raise UserError("Choisissez à qui le bilan est restitué.", "subject")
    live = _live_agreement(session, assessment_id, subject)
    if live is None or live.agreed != agreed:
        if live is not None:
            live.withdrawn_on = on
        made = DisclosureAgreement(
            person_id=person_of(session, assessment).id,
            assessment_id=assessment_id,
            subject=subject,
            agreed=agreed,
            given_on=on,
        )
        session.add(made)
        session.flush()
        audit.record(session, "agreement.record", "disclosure_agreement", made.id)
    return synthesis_of(session, assessment)


def give_back(session: Session, assessment_id: UUID, on: date) -> SynthesisPicture:
    """Tell that the validated assessment was given back to the person: « Restituer »."""
    assessment = session.get_one(Assessment, assessment_id)
    if assessment.validated_on is None:
        raise UserError("Validez le bilan avant de le restituer.")
    pathways.act(session, assessment.pathway_id, PathwayAct.GIVE_FEEDBACK, on)
    return synthesis_of(session, assessment)


def decide(
    session: Session,
    assessment_id: UUID,
    decision: Decision,
    on: date,
    details: ActDetails,
) -> SynthesisPicture:
    """Take the decision that follows the assessment, by the rules of the pathway."""
    assessment = session.get_one(Assessment, assessment_id)
    pathways.decide(session, assessment.pathway_id, decision, on, details)
    return synthesis_of(session, assessment)


def _live_agreement(
    session: Session, assessment_id: UUID, subject: str
) -> DisclosureAgreement | None:
    query = select(DisclosureAgreement).where(
        DisclosureAgreement.assessment_id == assessment_id,
        DisclosureAgreement.subject == subject,
        col(DisclosureAgreement.withdrawn_on).is_(None),
    )
    return session.exec(query).first()

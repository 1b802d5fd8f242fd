"""The attempts to reach a person: by phone, message or letter, reached or not."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists


def record(
    session: Session, person_id: UUID, channel: str, result: str, at: datetime
) -> ContactAttempt:
    """Keep one attempt; `result` is joint or non_joint."""
    if channel not in code_lists()["contact_channels"]:
        raise UserError("Choisissez comment vous avez essayé de joindre la personne.", "channel")
    if result not in code_lists()["contact_results"]:
        raise UserError("Dites si la personne a été jointe.", "result")
    if at > session.info["clock"]():
        raise UserError("Cette tentative est dans l’avenir.", "attempted_at")
    pathway = pathways.current(session, person_id)
    attempt = ContactAttempt(
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
        adviser_id=session.info["adviser"],
        attempted_at=at,
        channel=channel,
        result=result,
    )
    session.add(attempt)
    session.flush()
    audit.record(session, "contact.record", "contact_attempt", attempt.id)
    return attempt


def of_person(session: Session, person_id: UUID) -> Sequence[ContactAttempt]:
    """Return the attempts, the latest first."""
    query = select(ContactAttempt).where(ContactAttempt.person_id == person_id)
    return session.exec(query.order_by(col(ContactAttempt.attempted_at).desc())).all()

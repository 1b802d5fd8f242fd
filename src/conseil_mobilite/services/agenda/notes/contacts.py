"""The attempts to reach a person: by phone, message or letter, reached or not."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from typing import Final, TypedDict, Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people.standing import back_to_active
from conseil_mobilite.services.people.wording import words as checked_words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

REACHED: Final = "joint"
MISSED: Final = "non_joint"
LONGEST_WORDS: Final = 300


class Precisions(TypedDict, total=False):
    """What may be said besides: what came of it in a line, the follow-up it was made for."""

    words: str
    followup_id: UUID | None


def record(
    session: Session,
    person_id: UUID,
    channel: str,
    result: str,
    at: datetime,
    **more: Unpack[Precisions],
) -> ContactAttempt:
    """Keep one attempt, `words=""` and `followup_id=None` unless told; `result`: a constant above.

    It may be told long after, never before it happened. UserError names the field at fault.
    """
    _check(session, channel, at)
    if result not in code_lists()["contact_results"]:
        raise UserError("Dites si la personne a été jointe.", "result")
    pathway = pathways.current(session, person_id)
    attempt = ContactAttempt(
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
        adviser_id=session.info["adviser"],
        attempted_at=at,
        channel=channel,
        result=result,
        words=checked_words(more.get("words", ""), "words", LONGEST_WORDS),
        followup_id=more.get("followup_id"),
    )
    session.add(attempt)
    session.flush()
    if result == REACHED:
        back_to_active(session, person_id)
    audit.record(session, "contact.record", "contact_attempt", attempt.id)
    return attempt


def correct(
    session: Session, attempt_id: UUID, channel: str, at: datetime, words: str
) -> ContactAttempt:
    """Correct how, when and what came of it; UserError names the field at fault."""
    _check(session, channel, at)
    attempt = session.get_one(ContactAttempt, attempt_id)
    attempt.channel, attempt.attempted_at = channel, at
    attempt.words = checked_words(words, "words", LONGEST_WORDS)
    session.flush()
    audit.record(session, "contact.correct", "contact_attempt", attempt_id)
    return attempt


def delete(session: Session, attempt_id: UUID) -> None:
    """Take an attempt out; the recycle bin brings it back."""
    session.delete(session.get_one(ContactAttempt, attempt_id))
    session.flush()
    audit.record(session, "contact.delete", "contact_attempt", attempt_id)


def of_person(session: Session, person_id: UUID) -> Sequence[ContactAttempt]:
    """Return the attempts, the latest first."""
    query = select(ContactAttempt).where(ContactAttempt.person_id == person_id)
    return session.exec(query.order_by(col(ContactAttempt.attempted_at).desc())).all()


def since_reached(attempts: Sequence[ContactAttempt]) -> int:
    """Count the attempts, the latest first, made since the person was last reached."""
    return sum(1 for _ in takewhile(lambda attempt: attempt.result != REACHED, attempts))


def _check(session: Session, channel: str, at: datetime) -> None:
    if channel not in code_lists()["contact_channels"]:
        raise UserError("Choisissez comment vous avez essayé de joindre la personne.", "channel")
    if at > session.info["clock"]():
        raise UserError("Cette tentative est dans l’avenir.", "attempted_at")

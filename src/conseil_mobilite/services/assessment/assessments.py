"""The assessments of a pathway: begin one, reply, stop and resume, validate, correct."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment, ObservedTest
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.assessment.reply_checks import checked, checked_score
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.identity import refuse_nir
from conseil_mobilite.services.assessment import assessment_freezing, assessment_versions
from conseil_mobilite.services.assessment.assessment_beginning import (
    start,
    start_for,
    unfinished_of,
)
from conseil_mobilite.services.assessment.assessment_picture import (
    AssessmentPicture,
    open_assessment,
    picture_of,
)
from conseil_mobilite.services.assessment.assessment_place import stop_at
from conseil_mobilite.services.assessment.assessment_replies import answer_row
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids

__all__ = [
    "AssessmentPicture",
    "answer",
    "clear",
    "correct",
    "observe",
    "pause",
    "picture",
    "reopen",
    "start",
    "start_for",
    "unfinished_of",
    "validate",
]

LONGEST_OBSERVER: Final = 120
_RECORD: Final = "assessment"


def reopen(session: Session, assessment_id: UUID) -> AssessmentPicture:
    """Read an assessment in order to show it, and leave the trace of it in the trail."""
    audit.record(session, "assessment.open", _RECORD, assessment_id)
    return picture(session, assessment_id)


def picture(session: Session, assessment_id: UUID) -> AssessmentPicture:
    """Read an assessment, under way or validated; its `last_question` is where to resume."""
    return picture_of(session, session.get_one(Assessment, assessment_id))


def answer(
    session: Session,
    assessment_id: UUID,
    question: str,
    reply: Reply,
    at: datetime,
    *,
    minutes: int | None = None,
) -> AssessmentPicture:
    """Keep a reply in the place of the one before. An empty reply is taken away.

    `minutes` is the time spent so far. UserError names the question in its field.
    """
    assessment = open_assessment(session, assessment_id)
    refuse_nir(reply.text, question)
    kept = checked(_question(session, assessment, question), reply)
    if kept == Reply():
        return clear(session, assessment_id, question, minutes=minutes)
    row = answer_row(assessment_id, question, kept, at)
    stored = session.get(Answer, (assessment_id, question))
    if stored is None:
        session.add(row)
    else:
        stored.sqlmodel_update(row.model_dump())
    stop_at(assessment, question, minutes)
    session.flush()
    audit.record(session, "assessment.answer", _RECORD, assessment_id)
    return picture_of(session, assessment)


def clear(
    session: Session, assessment_id: UUID, question: str, *, minutes: int | None = None
) -> AssessmentPicture:
    """Take a reply away: the question is again one not asked yet."""
    assessment = open_assessment(session, assessment_id)
    stored = session.get(Answer, (assessment_id, _question(session, assessment, question).code))
    if stored is not None:
        session.delete(stored)
        audit.record(session, "assessment.clear", _RECORD, assessment_id)
    stop_at(assessment, question, minutes)
    session.flush()
    return picture_of(session, assessment)


def observe(
    session: Session,
    assessment_id: UUID,
    question: str,
    score: int | None,
    on: date,
    observer: str = "",
) -> AssessmentPicture:
    """Keep the result of an observed test, its date and who observed; None takes it away."""
    assessment = open_assessment(session, assessment_id)
    test = _test(session, assessment, question)
    kept = None if score is None else checked_score(test, score)
    if on > paris_day(session.info["clock"]()):
        raise UserError("La date du test ne peut pas être dans l’avenir.", question)
    observed_by = words(observer, question, LONGEST_OBSERVER)
    stored = session.get(ObservedTest, (assessment_id, question))
    if stored is not None:
        session.delete(stored)
        session.flush()
    if kept is not None:
        made = ObservedTest(
            assessment_id=assessment_id,
            question=question,
            score=kept,
            observed_on=on,
            observer=observed_by,
        )
        session.add(made)
    stop_at(assessment, question, None)
    session.flush()
    audit.record(session, "assessment.observe", _RECORD, assessment_id)
    return picture_of(session, assessment)


def pause(session: Session, assessment_id: UUID, question: str, minutes: int) -> None:
    """Note where the adviser stops and the time spent so far; a validated one is left as it is."""
    assessment = session.get_one(Assessment, assessment_id)
    if assessment.validated_on is not None:
        return
    stop_at(assessment, question, minutes)
    session.flush()
    audit.record(session, "assessment.pause", _RECORD, assessment_id)


def validate(session: Session, assessment_id: UUID, on: date) -> Assessment:
    """Freeze an assessment: levels, barriers and their reasons, profile. It never changes again.

    A correction keeps the day of the assessment it corrects, which dates it in the statistics.
    """
    assessment = open_assessment(session, assessment_id)
    assessment_freezing.refuse_unless_ready(session, assessment)
    assessment_freezing.freeze(session, assessment)
    assessment.validated_on = assessment_versions.dating(session, assessment, on)
    session.flush()
    audit.record(session, "assessment.validate", _RECORD, assessment_id)
    return assessment


def correct(session: Session, assessment_id: UUID, note: str, at: datetime) -> Assessment:
    """Open a new version that says what it corrects; the validated one stays as it was."""
    corrected = session.get_one(Assessment, assessment_id)
    unfinished = unfinished_of(session, corrected.pathway_id)
    if unfinished is not None and unfinished.corrects_id == assessment_id:
        return unfinished
    assessment_versions.refuse_unless_correctable(session, corrected, unfinished)
    refuse_nir(note, "correction_note")
    if not note.strip():
        raise UserError("Dites en quelques mots ce que vous corrigez.", "correction_note")
    made = assessment_versions.copy(session, corrected, note.strip(), at)
    audit.record(session, "assessment.correct", _RECORD, made.id)
    return made


def _question(session: Session, assessment: Assessment, code: str) -> Question:
    grid = grids.grid_of(session, assessment.grid_version)
    found = next((question for question in grid.questions if question.code == code), None)
    if found is None or not found.active:
        raise UserError(f"La question {code} n’est pas posée dans la grille {grid.version}.")
    return found


def _test(session: Session, assessment: Assessment, code: str) -> Question:
    question = _question(session, assessment, code)
    if question.kind is not QuestionKind.TEST:
        raise UserError(f"La question {code} n’est pas un test.", code)
    return question

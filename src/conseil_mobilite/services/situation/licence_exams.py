"""The exams of a licence process."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.situation.licence_checks import check_exam
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess
from conseil_mobilite.services.situation.fact_columns import columns
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists


class ExamFacts(TypedDict, total=False):
    """What is said of an exam; a new one needs its `kind` and its day."""

    kind: str
    held_on: date | None
    result: str


def add(session: Session, process_id: UUID, facts: ExamFacts, on: date) -> LicenceExam:
    session.get_one(LicenceProcess, process_id)
    exam = LicenceExam(process_id=process_id, kind="", held_on=on)
    _apply(exam, facts, on)
    session.add(exam)
    session.flush()
    audit.record(session, "licence_exam.add", "licence_exam", exam.id)
    return exam


def change(session: Session, exam_id: UUID, facts: ExamFacts, on: date) -> LicenceExam:
    exam = session.get_one(LicenceExam, exam_id)
    _apply(exam, facts, on)
    session.flush()
    audit.record(session, "licence_exam.change", "licence_exam", exam_id)
    return exam


def remove(session: Session, exam_id: UUID) -> None:
    """Delete an exam noted by mistake."""
    session.delete(session.get_one(LicenceExam, exam_id))
    session.flush()
    audit.record(session, "licence_exam.remove", "licence_exam", exam_id)


def _apply(exam: LicenceExam, facts: ExamFacts, on: date) -> None:
    if "held_on" in facts and facts["held_on"] is None:
        raise UserError("Indiquez la date de l’examen, par exemple 12/03/2027.", "held_on")
    exam.sqlmodel_update(columns(facts))
    check_exam(exam, code_lists(), on)

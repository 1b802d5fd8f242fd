"""Versions of a validated assessment: the correction copies it, the corrected one stays."""

from datetime import date, datetime
from typing import Final, TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.domain.assessment.assessment import (
    Answer,
    Assessment,
    AxisScore,
    Barrier,
    ObservedTest,
    Strength,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway

Row = TypeVar("Row", bound=SQLModel)

_OWN: Final = {"id", "validated_on", "last_question"}


def refuse_unless_correctable(
    session: Session, assessment: Assessment, unfinished: Assessment | None
) -> None:
    if assessment.validated_on is None:
        raise UserError("Ce bilan n’est pas validé : modifiez directement ses réponses.")
    later = correction_of(session, assessment.id)
    if later is not None:
        raise UserError(
            f"Ce bilan a déjà été corrigé : c’est sa version {later.version} qui se corrige."
        )
    if unfinished is not None:
        raise UserError(
            "Un autre bilan est commencé et n’est pas validé :"
            " terminez-le avant de corriger celui-ci."
        )


def correction_of(session: Session, assessment_id: UUID) -> Assessment | None:
    return session.exec(select(Assessment).where(Assessment.corrects_id == assessment_id)).first()


def dating(session: Session, assessment: Assessment, on: date) -> date:
    """Return the day that dates a validation: for a correction, that of the version before."""
    if assessment.corrects_id is not None:
        before = session.get_one(Assessment, assessment.corrects_id)
        return before.validated_on or on
    opened_on = session.get_one(Pathway, assessment.pathway_id).opened_on
    if on < opened_on:
        raise UserError("Le bilan ne peut pas précéder l’ouverture du parcours.", "validated_on")
    return on


def copy(session: Session, assessment: Assessment, note: str, at: datetime) -> Assessment:
    """Copy answers, tests, decisions and words; levels are computed again, overrides kept."""
    made = Assessment.model_validate(
        {
            **assessment.model_dump(exclude=_OWN),
            "adviser_id": session.info["adviser"],
            "started_at": at,
            "version": assessment.version + 1,
            "corrects_id": assessment.id,
            "correction_note": note,
        }
    )
    _unfreeze_profile(made)
    session.add(made)
    session.flush()
    _copy_answers(session, assessment.id, made.id)
    _copy_levels(session, assessment.id, made.id)
    _copy_synthesis(session, assessment.id, made.id)
    session.flush()
    return made


def _unfreeze_profile(made: Assessment) -> None:
    """Let a profile that was only computed follow the answers again."""
    if made.profile_retained == made.profile_computed:
        made.profile_retained = ""
    made.profile_computed = ""


def _copy_answers(session: Session, source: UUID, target: UUID) -> None:
    for answer in session.exec(select(Answer).where(Answer.assessment_id == source)):
        session.add(_copied(answer, target))
    for test in session.exec(select(ObservedTest).where(ObservedTest.assessment_id == source)):
        session.add(_copied(test, target))


def _copy_levels(session: Session, source: UUID, target: UUID) -> None:
    """Before validation a level is kept only where the adviser put it there."""
    query = select(AxisScore).where(AxisScore.assessment_id == source, col(AxisScore.comment) != "")
    for level in session.exec(query):
        session.add(_copied(level, target))


def _copy_synthesis(session: Session, source: UUID, target: UUID) -> None:
    for barrier in session.exec(select(Barrier).where(Barrier.assessment_id == source)):
        made = _copied(barrier, target)
        made.reasons = ""
        session.add(made)
    for strength in session.exec(select(Strength).where(Strength.assessment_id == source)):
        session.add(_copied(strength, target))


def _copied(row: Row, target: UUID) -> Row:
    """Copy a row for another assessment; one with an identifier of its own gets a new one."""
    values = row.model_dump(exclude={"id"}) | {"assessment_id": target}
    return type(row).model_validate(values)

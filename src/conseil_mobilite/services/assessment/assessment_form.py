"""The forms of an assessment: short, full, and the exit that repeats the initial one."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.replies import Replies

SHORT: Final = "court"
FULL: Final = "complet"
EXIT: Final = "final"


def questions_asked(
    session: Session, assessment: Assessment, grid: Grid, replies: Replies
) -> tuple[Question, ...]:
    """Return the questions to ask: the short form keeps to its own, an exit repeats the initial."""
    visible = grid.visible(replies)
    if not is_short(session, assessment):
        return visible
    return tuple(question for question in visible if question.short_form)


def questions_hidden(
    session: Session, assessment: Assessment, grid: Grid, asked: Sequence[Question]
) -> tuple[Question, ...]:
    """Return those of its form that a condition keeps from being asked now."""
    if is_short(session, assessment):
        return ()  # none of the short form is conditional
    codes = {question.code for question in asked}
    return tuple(question for question in grid.questions if question.code not in codes)


def is_short(session: Session, assessment: Assessment) -> bool:
    if assessment.kind != EXIT:
        return assessment.kind == SHORT
    initial = initial_of(session, assessment.pathway_id)
    return initial is not None and initial.kind == SHORT


def initial_of(session: Session, pathway_id: UUID) -> Assessment | None:
    """Return the first validated assessment of a pathway: what an exit assessment compares with."""
    query = (
        select(Assessment)
        .where(
            Assessment.pathway_id == pathway_id,
            Assessment.kind != EXIT,
            col(Assessment.validated_on).is_not(None),
        )
        .order_by(col(Assessment.started_at))
    )
    return session.exec(query).first()

"""Validation: what it asks for, and what it freezes."""

from collections.abc import Sequence
from typing import Final

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment, AxisScore, Barrier
from conseil_mobilite.domain.assessment.barriers import FoundBarrier, barriers_in
from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.profiles import profile_of
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.assessment.assessment_form import questions_asked
from conseil_mobilite.services.assessment.assessment_levels import axis_levels
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.store.reference import grids

_NAMED: Final = 3


def missing(session: Session, assessment: Assessment) -> tuple[str, ...]:
    """Return, as sentences, what is still needed before validating; nothing where it is ready."""
    grid = grids.grid_of(session, assessment.grid_version)
    replies = replies_of(session, assessment)
    asked = questions_asked(session, assessment, grid, replies)
    undecided = undecided_barriers(session, assessment, barriers_in(grid, replies))
    sentences = (
        _unanswered([q for q in asked if q.mandatory and q.code not in replies]),
        _undecided(undecided),
        _unexplained_profile(session, assessment, grid, replies),
    )
    return tuple(sentence for sentence in sentences if sentence)


def refuse_unless_ready(session: Session, assessment: Assessment) -> None:
    sentences = missing(session, assessment)
    if sentences:
        raise UserError(" ".join(sentences))


def freeze(session: Session, assessment: Assessment) -> None:
    """Write down all that the answers say today, beside what the adviser retained."""
    grid = grids.grid_of(session, assessment.grid_version)
    replies = replies_of(session, assessment)
    _freeze_profile(session, assessment, grid, replies)
    _freeze_levels(session, assessment, grid, replies)
    _freeze_reasons(session, assessment, barriers_in(grid, replies))
    session.flush()


def undecided_barriers(
    session: Session, assessment: Assessment, found: Sequence[FoundBarrier]
) -> list[FoundBarrier]:
    """Return the proposed barriers that the adviser has neither kept nor dropped."""
    decided = {row.code for row in barrier_rows(session, assessment)}
    return [barrier for barrier in found if barrier.code not in decided]


def barrier_rows(session: Session, assessment: Assessment) -> list[Barrier]:
    return list(session.exec(select(Barrier).where(Barrier.assessment_id == assessment.id)))


def _freeze_levels(session: Session, assessment: Assessment, grid: Grid, replies: Replies) -> None:
    for level in axis_levels(session, assessment, grid, replies):
        row = session.get(AxisScore, (assessment.id, level.axis))
        row = row or AxisScore(assessment_id=assessment.id, axis=level.axis)
        row.computed, row.retained = level.computed, level.retained
        session.add(row)


def _freeze_reasons(
    session: Session, assessment: Assessment, found: Sequence[FoundBarrier]
) -> None:
    reasons = {b.code: "\n".join(reason.text for reason in b.reasons) for b in found}
    for row in barrier_rows(session, assessment):
        row.reasons = reasons.get(row.code, "")


def _freeze_profile(session: Session, assessment: Assessment, grid: Grid, replies: Replies) -> None:
    levels = {x.axis: x.retained for x in axis_levels(session, assessment, grid, replies)}
    assessment.profile_computed = profile_of(levels).code
    assessment.profile_retained = assessment.profile_retained or assessment.profile_computed


def _unanswered(questions: Sequence[Question]) -> str:
    if not questions:
        return ""
    count = len(questions)
    subject = (
        "Une question obligatoire n’a pas de réponse"
        if count == 1
        else f"{count} questions obligatoires n’ont pas de réponse"
    )
    return f"{subject} : {_named([q.short for q in questions])}. Au besoin, « Non abordé »."


def _undecided(barriers: Sequence[FoundBarrier]) -> str:
    if not barriers:
        return ""
    count = len(barriers)
    subject = (
        "Un frein proposé reste à garder ou à écarter"
        if count == 1
        else f"{count} freins proposés restent à garder ou à écarter"
    )
    return f"{subject} : {_named([b.label for b in barriers])}."


def _unexplained_profile(
    session: Session, assessment: Assessment, grid: Grid, replies: Replies
) -> str:
    """Ask why, where the computed profile moved away from the one the adviser had set."""
    levels = {x.axis: x.retained for x in axis_levels(session, assessment, grid, replies)}
    retained = assessment.profile_retained
    if retained in {"", profile_of(levels).code} or assessment.profile_comment:
        return ""
    return "Dites pourquoi vous retenez un autre profil que celui qui est calculé."


def _named(names: Sequence[str]) -> str:
    """Name the first ones and count the others."""
    shown = ", ".join(f"« {name} »" for name in names[:_NAMED])
    left = len(names) - _NAMED
    return shown if left <= 0 else f"{shown} et {left} autre{'s' if left > 1 else ''}"

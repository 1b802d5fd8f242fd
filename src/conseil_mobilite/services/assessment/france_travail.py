"""What of a support can be told to France Travail, in the words of its own list."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.france_travail import (
    GIVEN_UP,
    IN_PROGRESS,
    POINT_ON_MOBILITY,
    REACHED,
    Block,
    NotedBarrier,
    blocks,
    objective_reference,
    reference_words,
)
from conseil_mobilite.domain.pathway.action import Action, Goal
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.pathway import actions, goals
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids, reference


@dataclass(frozen=True, slots=True)
class GoalWords:
    """A goal as the adviser reads it, its place in the national list and its value there.

    `told`: it is among what may be copied; one of health, or in the person's own words, is not.
    """

    label: str
    reference: str
    value: str
    told: bool


@dataclass(frozen=True, slots=True)
class FranceTravailPicture:
    goals: tuple[GoalWords, ...]
    blocks: tuple[Block, ...]


def of_assessment(session: Session, assessment: Assessment) -> tuple[Block, ...]:
    """Return what may be copied once this assessment is made: its barriers, the pathway's goals."""
    noted = _noted(session, assessment)
    return _blocks(session, assessment.pathway_id, noted)


def of_pathway(session: Session, pathway_id: UUID) -> FranceTravailPicture:
    """Return the same for a pathway, the barriers being those of its latest assessment."""
    latest = _latest(session, pathway_id)
    noted = _noted(session, latest) if latest else []
    told = _blocks(session, pathway_id, noted)
    return FranceTravailPicture(goals=_goal_words(session, pathway_id, told), blocks=told)


def note_copy(session: Session, pathway_id: UUID) -> None:
    """Leave the trace that the text was copied, to be pasted elsewhere."""
    audit.record(session, "france_travail.copy", "pathway", pathway_id)


def _blocks(session: Session, pathway_id: UUID, noted: Sequence[NotedBarrier]) -> tuple[Block, ...]:
    objectives = {code: value for code, value, _goal in _objectives(session, pathway_id) if code}
    assessed = _assessed(session, pathway_id)
    if assessed:
        objectives[POINT_ON_MOBILITY] = assessed
    return blocks(reference.code_lists(), noted, objectives)


def _goal_words(session: Session, pathway_id: UUID, told: Sequence[Block]) -> tuple[GoalWords, ...]:
    codes = {line.code for block in told for line in block.objectives}
    lists = reference.code_lists()
    values = lists["ft_objective_values"]
    return tuple(
        GoalWords(
            goal.label,
            reference_words(lists, [objective_reference(lists, code)]) if code else "",
            values.label(value),
            code in codes,
        )
        for code, value, goal in _objectives(session, pathway_id)
    )


def _objectives(session: Session, pathway_id: UUID) -> list[tuple[str, str, Goal]]:
    """Return the goals that have an action: the national objectif, if any, its value, the goal."""
    query = select(Action).where(
        Action.pathway_id == pathway_id,
        col(Action.deleted_at).is_(None),
        Action.status != actions.CANCELLED,
    )
    by_goal: dict[UUID | None, list[Action]] = {}
    for action in session.exec(query):
        by_goal.setdefault(action.goal_id, []).append(action)
    return [
        (_national(goal), _value(by_goal[goal.id]), goal)
        for goal in goals.of_pathway(session, pathway_id)
        if goal.id in by_goal
    ]


def _national(goal: Goal) -> str:
    known = reference.code_lists()["goals"]
    return known[goal.code].text("ft_objective") if goal.code in known else ""


def _value(tied: Sequence[Action]) -> str:
    """Tell where a goal stands by its actions: reached once nothing is left and one succeeded."""
    achieving = reference.code_lists()["action_results"]
    if any(action.status not in actions.CLOSED for action in tied):
        return IN_PROGRESS
    done = [action for action in tied if action.status == actions.DONE]
    if any(one.result in achieving and achieving[one.result].flag("achieved") for one in done):
        return REACHED
    return IN_PROGRESS if done else GIVEN_UP


def _assessed(session: Session, pathway_id: UUID) -> str:
    latest = _latest(session, pathway_id)
    if latest is None:
        return ""
    return IN_PROGRESS if latest.validated_on is None else REACHED


def _latest(session: Session, pathway_id: UUID) -> Assessment | None:
    """Return the latest validated assessment of a pathway, else the one under way."""
    query = (
        select(Assessment)
        .where(Assessment.pathway_id == pathway_id)
        .order_by(
            col(Assessment.validated_on).is_(None),
            col(Assessment.started_at).desc(),
            col(Assessment.version).desc(),
        )
    )
    return session.exec(query).first()


def _noted(session: Session, assessment: Assessment) -> list[NotedBarrier]:
    kept = {row.code: row.status for row in barrier_rows(session, assessment) if row.kept}
    grid = grids.grid_of(session, assessment.grid_version)
    return [
        NotedBarrier(one.france_travail, one.sensitive, kept[one.code])
        for one in grid.barriers
        if one.code in kept
    ]

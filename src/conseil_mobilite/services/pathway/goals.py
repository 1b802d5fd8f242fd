"""The goals of a pathway, to which its actions are tied."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.pathway.action import Action, Goal
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit

LONGEST: Final = 240


def of_pathway(session: Session, pathway_id: UUID) -> Sequence[Goal]:
    query = select(Goal).where(Goal.pathway_id == pathway_id)
    return session.exec(query.order_by(col(Goal.position))).all()


def tie(session: Session, action_id: UUID, label: str, code: str = "") -> Goal | None:
    """Tie an action to a goal of its pathway, made if need be; an empty label unties it.

    `code` is one of the list `goals`, or empty for a goal in the person's own words.
    """
    action = session.get_one(Action, action_id)
    open_one(session, action.pathway_id)
    written = words(label, "goal", LONGEST)
    goal = _goal(session, action.pathway_id, written, code) if written else None
    action.goal_id = goal.id if goal else None
    session.flush()
    audit.record(session, "action.goal", "action", action_id)
    return goal


def _goal(session: Session, pathway_id: UUID, label: str, code: str) -> Goal:
    known = of_pathway(session, pathway_id)
    for goal in known:
        if goal.label == label:
            return goal
    goal = Goal(pathway_id=pathway_id, code=code, label=label, position=len(known))
    session.add(goal)
    session.flush()
    return goal

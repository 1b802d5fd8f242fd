"""The dated actions of a pathway."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.action import Action, FundingLine, Goal
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.funding import FundingPlan, funding_plan
from conseil_mobilite.domain.identity import refuse_nir
from conseil_mobilite.store import audit
from conseil_mobilite.store.reference import code_lists

DONE: Final = "realisee"
ABANDONED: Final = "abandonnee"
CANCELLED: Final = "annulee"
CLOSED: Final = frozenset({DONE, ABANDONED, CANCELLED})
_TEXTS: Final = ("wording", "partner_name", "partner_address", "papers", "note")


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action to add: its kind (list `action_types`) and, if recommended, why."""

    kind: str
    wording: str = ""
    reasons: str = ""
    barrier_code: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action as the list shows it, with its funding lines and their sums."""

    action: Action
    goal: str
    lines: tuple[FundingLine, ...]
    funding: FundingPlan
    late: bool


def plan(session: Session, pathway_id: UUID, new: NewAction, on: date) -> Action:
    """Add an action at the end of the list. Without a wording, that of its kind is proposed."""
    kinds = code_lists()["action_types"]
    if new.kind not in kinds:
        raise UserError("Choisissez un type d’action dans la liste.", "kind")
    _check_due(new.due_on, on)
    refuse_nir(new.wording, "wording")
    action = Action(
        pathway_id=pathway_id,
        kind=new.kind,
        wording=new.wording.strip() or kinds[new.kind].text("wording"),
        theme=kinds[new.kind].text("themes"),
        reasons=new.reasons,
        barrier_code=new.barrier_code,
        created_on=on,
        due_on=new.due_on,
        position=_next_position(session, pathway_id),
    )
    session.add(action)
    session.flush()
    audit.record(session, "action.plan", "action", action.id)
    return action


def change(session: Session, action_id: UUID, changes: Mapping[str, object]) -> Action:
    """Set fields of an action, by attribute name. UserError names the field at fault."""
    action = session.get_one(Action, action_id)
    for field in _TEXTS:
        if field in changes:
            refuse_nir(str(changes[field]), field)
    if not str(changes.get("wording", action.wording)).strip():
        raise UserError("Dites en quelques mots ce qu’il faut faire.", "wording")
    due_on = changes.get("due_on", action.due_on)
    _check_due(due_on if isinstance(due_on, date) else None, action.created_on)
    action.sqlmodel_update(dict(changes))
    session.flush()
    audit.record(session, "action.change", "action", action.id)
    return action


def set_status(
    session: Session,
    action_id: UUID,
    status: str,
    on: date,
    *,
    result: str = "",
    abandon_reason: str = "",
) -> Action:
    """Move an action to another state. To abandon one needs a reason (list `abandon_reasons`)."""
    action = session.get_one(Action, action_id)
    if status not in code_lists()["action_statuses"]:
        raise UserError("Choisissez un état dans la liste.", "status")
    if status == ABANDONED and not abandon_reason:
        raise UserError("Dites pourquoi cette action est abandonnée.", "abandon_reason")
    action.status = status
    action.done_on = on if status == DONE else None
    action.result = result if status == DONE else ""
    action.abandon_reason = abandon_reason if status == ABANDONED else ""
    session.flush()
    audit.record(session, "action.status", "action", action.id)
    return action


def delete(session: Session, action_id: UUID) -> None:
    """Move an action to the recycle bin."""
    action = session.get_one(Action, action_id)
    action.deleted_at = session.info["clock"]()
    session.flush()
    audit.record(session, "action.delete", "action", action_id)


def restore(session: Session, action_id: UUID) -> None:
    action = session.get_one(Action, action_id)
    action.deleted_at = None
    session.flush()
    audit.record(session, "action.restore", "action", action_id)


def of_pathway(session: Session, pathway_id: UUID, on: date) -> list[PlannedAction]:
    """Return the actions in the order of the list, those of the recycle bin left out."""
    query = (
        select(Action, Goal.label)
        .join(Goal, isouter=True)
        .where(Action.pathway_id == pathway_id, col(Action.deleted_at).is_(None))
        .order_by(col(Action.position))
    )
    lines = _lines(session, pathway_id)
    return [
        PlannedAction(
            action=action,
            goal=goal or "",
            lines=tuple(lines[action.id]),
            funding=funding_plan(action.cost_cents, lines[action.id]),
            late=is_late(action, on),
        )
        for action, goal in session.exec(query)
    ]


def is_late(action: Action, on: date) -> bool:
    return action.status not in CLOSED and action.due_on is not None and action.due_on < on


def set_goal(session: Session, action_id: UUID, label: str, code: str = "") -> Goal | None:
    """Tie an action to a goal of its pathway, made if need be; an empty label unties it."""
    action = session.get_one(Action, action_id)
    goal = _goal(session, action.pathway_id, label.strip(), code) if label.strip() else None
    action.goal_id = goal.id if goal else None
    session.flush()
    audit.record(session, "action.goal", "action", action_id)
    return goal


def goals(session: Session, pathway_id: UUID) -> Sequence[Goal]:
    query = select(Goal).where(Goal.pathway_id == pathway_id)
    return session.exec(query.order_by(col(Goal.position))).all()


def fund(session: Session, line: FundingLine) -> FundingLine:
    """Store a line of a funding plan, new or changed. Amounts are in cents."""
    if line.asked_cents < 0 or (line.granted_cents or 0) < 0:
        raise UserError("Un montant ne peut pas être négatif.", "asked_cents")
    if line.granted_on and line.granted_cents is None:
        raise UserError("Indiquez le montant accordé.", "granted_cents")
    stored = session.merge(line)
    session.flush()
    audit.record(session, "funding.put", "funding_line", stored.id)
    return stored


def remove_funding(session: Session, line_id: UUID) -> None:
    session.delete(session.get_one(FundingLine, line_id))
    session.flush()
    audit.record(session, "funding.remove", "funding_line", line_id)


def _check_due(due_on: date | None, created_on: date) -> None:
    if due_on is not None and due_on < created_on:
        raise UserError(
            "L’échéance est avant le jour où l’action a été prévue : choisissez une date à venir.",
            "due_on",
        )


def _next_position(session: Session, pathway_id: UUID) -> int:
    query = select(func.max(Action.position)).where(Action.pathway_id == pathway_id)
    return (session.exec(query).one() or 0) + 1


def _lines(session: Session, pathway_id: UUID) -> dict[UUID, list[FundingLine]]:
    query = select(FundingLine).join(Action).where(Action.pathway_id == pathway_id)
    found: dict[UUID, list[FundingLine]] = defaultdict(list)
    for line in session.exec(query.order_by(col(FundingLine.asked_on), col(FundingLine.id))):
        found[line.action_id].append(line)
    return found


def _goal(session: Session, pathway_id: UUID, label: str, code: str) -> Goal:
    known = goals(session, pathway_id)
    for goal in known:
        if goal.label == label:
            return goal
    goal = Goal(pathway_id=pathway_id, code=code, label=label, position=len(known))
    session.add(goal)
    session.flush()
    return goal

"""The dated actions of a pathway."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure, measure_name
from conseil_mobilite.domain.pathway import action_dates
from conseil_mobilite.domain.pathway.action import Action, FundingLine, Goal
from conseil_mobilite.domain.pathway.funding import FundingPlan, funding_plan
from conseil_mobilite.services.pathway import action_measures, funding, goals
from conseil_mobilite.services.pathway.action_fields import ActionValue, cleaned
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

DONE: Final = "realisee"
ABANDONED: Final = "abandonnee"
CANCELLED: Final = "annulee"
CLOSED: Final = frozenset({DONE, ABANDONED, CANCELLED})
_DAYS: Final = {"created_on", "due_on", "done_on"}


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action to add: its kind (list `action_types`) and, if recommended, why.

    Without a wording, that of its kind is proposed; `goal_code` is one of the list `goals`.
    """

    kind: str
    wording: str = ""
    reasons: str = ""
    barrier_code: str = ""
    due_on: date | None = None
    goal: str = ""
    goal_code: str = ""
    partner_kind: str = ""
    partner_name: str = ""
    partner_phone: str = ""
    partner_address: str = ""
    papers: str = ""
    cost_cents: int | None = None
    measure_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action as the list shows it, with its funding lines and their sums.

    `measure` is « M1 · Permis pour l’emploi », the measure of the plan it carries out, and
    `measure_code` its « M1 »; both are empty where it carries out none.
    """

    action: Action
    goal: str
    measure: str
    measure_code: str
    lines: tuple[FundingLine, ...]
    funding: FundingPlan
    late: bool


def plan(session: Session, pathway_id: UUID, new: NewAction, on: date) -> Action:
    """Add an action at the end of the list. UserError names the field at fault."""
    kinds = code_lists()["action_types"]
    if new.kind not in kinds:
        raise UserError("Choisissez un type d’action dans la liste.", "kind")
    pathway = open_one(session, pathway_id)
    action = Action(
        pathway_id=pathway_id,
        kind=new.kind,
        wording=kinds[new.kind].text("wording"),
        theme=kinds[new.kind].text("themes"),
        reasons=new.reasons,
        created_on=on,
        due_on=new.due_on,
        position=_next_position(session, pathway_id),
    )
    action.sqlmodel_update(cleaned(_written(new)))
    action_dates.check_days(action, pathway.opened_on, _today(session))
    session.add(action)
    session.flush()
    audit.record(session, "action.plan", "action", action.id)
    if new.goal.strip():
        goals.tie(session, action.id, new.goal, new.goal_code)
    if new.measure_id is not None:
        action_measures.attach(session, action.id, new.measure_id)
    return action


def change(session: Session, action_id: UUID, changes: Mapping[str, ActionValue]) -> Action:
    """Set fields of an action, by attribute name. UserError names the field at fault."""
    action = session.get_one(Action, action_id)
    pathway = open_one(session, action.pathway_id)
    kept = cleaned(changes)
    if kept.keys() & _DAYS:
        _check_days(session, action, kept, pathway.opened_on)
    action.sqlmodel_update(kept)
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
    """Move an action to another state; to abandon it needs a reason.

    `result` (list `action_results`) says what a done action led to. It may be given later, by the
    same state again, which keeps the day it was done.
    """
    action = session.get_one(Action, action_id)
    open_one(session, action.pathway_id)
    _check_status(session, status, on, result, abandon_reason)
    same = action.status == status
    action.status = status
    action.done_on = (action.done_on if same else on) if status == DONE else None
    action.result = result if status == DONE else ""
    action.abandoned_on = (action.abandoned_on if same else on) if status == ABANDONED else None
    action.abandon_reason = abandon_reason if status == ABANDONED else ""
    session.flush()
    audit.record(session, "action.status", "action", action.id)
    return action


def delete(session: Session, action_id: UUID) -> None:
    """Move an action to the recycle bin."""
    action = session.get_one(Action, action_id)
    open_one(session, action.pathway_id)
    action.deleted_at = session.info["clock"]()
    session.flush()
    audit.record(session, "action.delete", "action", action_id)


def restore(session: Session, action_id: UUID) -> None:
    action = session.get_one(Action, action_id)
    open_one(session, action.pathway_id)
    action.deleted_at = None
    session.flush()
    audit.record(session, "action.restore", "action", action_id)


def of_pathway(session: Session, pathway_id: UUID, on: date) -> list[PlannedAction]:
    """Return the actions in the order of the list, those of the recycle bin left out."""
    query = (
        select(Action, Goal.label, PlanMeasure.code, PlanMeasure.title)
        .join(Goal, isouter=True)
        .join(PlanMeasure, col(PlanMeasure.id) == col(Action.measure_id), isouter=True)
        .where(Action.pathway_id == pathway_id, col(Action.deleted_at).is_(None))
        .order_by(col(Action.position), col(Action.id))
    )
    lines = funding.of_pathway(session, pathway_id)
    return [
        PlannedAction(
            action=action,
            goal=goal or "",
            measure=measure_name(code, title) if code else "",
            measure_code=code or "",
            lines=tuple(lines.get(action.id, ())),
            funding=funding_plan(action.cost_cents, lines.get(action.id, ())),
            late=is_late(action, on),
        )
        for action, goal, code, title in session.exec(query)
    ]


def is_late(action: Action, on: date) -> bool:
    return action.status not in CLOSED and action.due_on is not None and action.due_on < on


def _written(new: NewAction) -> dict[str, ActionValue]:
    written: dict[str, ActionValue] = {
        "barrier_code": new.barrier_code,
        "partner_kind": new.partner_kind,
        "partner_name": new.partner_name,
        "partner_phone": new.partner_phone,
        "partner_address": new.partner_address,
        "papers": new.papers,
        "cost_cents": new.cost_cents,
    }
    return {"wording": new.wording, **written} if new.wording.strip() else written


def _check_status(
    session: Session, status: str, on: date, result: str, abandon_reason: str
) -> None:
    lists = code_lists()
    if status not in lists["action_statuses"]:
        raise UserError("Choisissez un état dans la liste.", "status")
    if status == ABANDONED and abandon_reason not in lists["action_abandon_reasons"]:
        raise UserError("Dites pourquoi cette action est abandonnée.", "abandon_reason")
    if result and result not in lists["action_results"]:
        raise UserError("Choisissez un résultat dans la liste.", "result")
    if status == DONE and on > _today(session):
        raise UserError("Une action ne peut pas être réalisée dans l’avenir.", "done_on")


def _check_days(
    session: Session, action: Action, kept: Mapping[str, ActionValue], opened_on: date
) -> None:
    """Check the days as they would be; the action itself is not touched."""
    if "done_on" in kept and action.status != DONE:
        raise UserError("Cette action n’est pas réalisée : changez d’abord son état.", "done_on")
    wanted = Action.model_validate(action.model_dump() | dict(kept))
    action_dates.check_days(wanted, opened_on, _today(session))


def _today(session: Session) -> date:
    return paris_day(session.info["clock"]())


def _next_position(session: Session, pathway_id: UUID) -> int:
    query = select(func.max(Action.position)).where(Action.pathway_id == pathway_id)
    return (session.exec(query).one() or 0) + 1

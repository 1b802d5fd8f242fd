"""The measure of the plan that an action carries out."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.measure_conditions import in_force
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.pathway import action_dates
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.store.journal import audit

FIELD = "measure_id"


def attach(session: Session, action_id: UUID, measure_id: UUID | None) -> Action:
    """Say which measure an action carries out, or none. UserError names the field."""
    action = session.get_one(Action, action_id)
    pathway = open_one(session, action.pathway_id)
    if measure_id is not None:
        today = paris_day(session.info["clock"]())
        _check(session, pathway, measure_id, action_dates.span(action, today))
    action.measure_id = measure_id
    session.flush()
    audit.record(session, "action.measure", "action", action_id)
    return action


def _check(session: Session, pathway: Pathway, measure_id: UUID, days: tuple[date, date]) -> None:
    measure = session.get(PlanMeasure, measure_id)
    if measure is None or measure.basin_id != pathway.basin_id:
        raise UserError("Choisissez une mesure du bassin de ce parcours.", FIELD)
    if not in_force(measure.starts_on, measure.ends_on, *days):
        raise UserError(
            "Cette mesure n’était pas en vigueur aux dates de l’action : choisissez-en une autre.",
            FIELD,
        )

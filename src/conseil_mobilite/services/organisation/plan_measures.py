"""The measures of the plan of a basin, with the conditions of advice and support they set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind, in_force
from conseil_mobilite.domain.organisation.mobility_plan import (
    MeasureCondition,
    PlanBody,
    PlanMeasure,
)
from conseil_mobilite.domain.pathway import action_dates
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.services.organisation import plan_measure_checks
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit

MOST_MEASURES: Final = 63
"""The statistics read the measures of a person from the bits of one whole number."""

_FULL: Final = (
    f"Ce bassin a déjà {MOST_MEASURES} mesures : c’est le plus que les statistiques puissent "
    "compter. Supprimez-en une qui n’a servi à aucune action, ou réunissez-en deux."
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, the name of the body that answers for it, what it asks for, and its actions.

    `conditions` are the codes accepted, by kind; `actions` counts those attached to it.
    """

    measure: PlanMeasure
    body: str
    conditions: Mapping[ConditionKind, tuple[str, ...]]
    actions: int


def of_basin(session: Session, basin_id: UUID) -> list[Measure]:
    """Return the measures of a basin in the order of their codes: « M2 » before « M10 »."""
    query = (
        select(PlanMeasure, PlanBody.name)
        .join(PlanBody, isouter=True)
        .where(PlanMeasure.basin_id == basin_id)
    )
    rows = session.exec(query).all()
    conditions = conditions_of(session, [measure.id for measure, _ in rows])
    counts = _counts(session, [measure.id for measure, _ in rows])
    return sorted(
        (
            Measure(each, body or "", conditions[each.id], counts.get(each.id, 0))
            for each, body in rows
        ),
        key=lambda known: natural_order(known.measure.code),
    )


def add(session: Session, basin_id: UUID, new: NewMeasure) -> PlanMeasure:
    """Record a measure. UserError names the field at fault."""
    require_manager(session)
    if len(of_basin(session, basin_id)) >= MOST_MEASURES:
        raise UserError(_FULL, "code")
    measure = PlanMeasure(basin_id=basin_id, code="", title="", starts_on=date.min)
    _fill(session, measure, new)
    session.add(measure)
    session.flush()
    _set_conditions(session, measure.id, new)
    audit.record(session, "plan_measure.add", "plan_measure", measure.id)
    return measure


def change(session: Session, measure_id: UUID, new: NewMeasure) -> PlanMeasure:
    """Change a measure. Its code stays, and it covers its actions, where some are attached."""
    require_manager(session)
    measure = session.get_one(PlanMeasure, measure_id)
    _fill(session, measure, new)
    session.flush()
    _set_conditions(session, measure.id, new)
    audit.record(session, "plan_measure.change", "plan_measure", measure_id)
    return measure


def end(session: Session, measure_id: UUID, on: date) -> PlanMeasure:
    """End a measure that day, the last on which it is in force; its actions stay attached."""
    require_manager(session)
    measure = session.get_one(PlanMeasure, measure_id)
    if measure.starts_on > on:
        raise UserError("Cette mesure n’a pas encore commencé : changez plutôt ses dates.")
    measure.ends_on = on
    session.flush()
    audit.record(session, "plan_measure.end", "plan_measure", measure_id)
    return measure


def remove(session: Session, measure_id: UUID) -> None:
    """Delete a measure that no action is attached to; the others are ended."""
    require_manager(session)
    if _counts(session, [measure_id]):
        raise UserError(
            "Des actions sont rattachées à cette mesure : elle ne se supprime pas, elle se termine."
        )
    session.delete(session.get_one(PlanMeasure, measure_id))
    session.flush()
    audit.record(session, "plan_measure.remove", "plan_measure", measure_id)


def conditions_of(
    session: Session, measures: Sequence[UUID]
) -> dict[UUID, dict[ConditionKind, tuple[str, ...]]]:
    """Return, for each measure, the codes that its conditions accept, by kind."""
    found: dict[UUID, dict[ConditionKind, tuple[str, ...]]] = {
        each: dict.fromkeys(ConditionKind, ()) for each in measures
    }
    query = select(MeasureCondition).where(col(MeasureCondition.measure_id).in_(measures))
    for row in session.exec(query.order_by(col(MeasureCondition.code))):
        found[row.measure_id][ConditionKind(row.kind)] += (row.code,)
    return found


def natural_order(code: str) -> tuple[tuple[int, str], ...]:
    """Sort numbers by what they count."""
    parts = plan_measure_checks.PARTS.findall(fold(code))
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def _fill(session: Session, measure: PlanMeasure, new: NewMeasure) -> None:
    """Write what was typed, once it is known to be sound, actions attached included."""
    kept = plan_measure_checks.checked(session, measure, new)
    days = _days_of_actions(session, measure.id)
    if days and kept.code != measure.code:
        raise UserError(
            "Des actions sont rattachées à cette mesure : son code, publié avec les statistiques, "
            "ne change plus.",
            "code",
        )
    for first, last in days:
        if not in_force(kept.starts_on, kept.ends_on, first, last):
            late = kept.ends_on is not None and kept.ends_on < first
            raise UserError(
                "Une action rattachée à cette mesure resterait en dehors de ces dates.",
                "ends_on" if late else "starts_on",
            )
    measure.sqlmodel_update(kept.model_dump(exclude={"id", "basin_id"}))


def _set_conditions(session: Session, measure_id: UUID, new: NewMeasure) -> None:
    wanted = {(kind, code) for kind, codes in new.conditions.items() for code in codes}
    query = select(MeasureCondition).where(MeasureCondition.measure_id == measure_id)
    for row in session.exec(query):
        if (row.kind, row.code) in wanted:
            wanted.discard((ConditionKind(row.kind), row.code))
        else:
            session.delete(row)
    for kind, code in sorted(wanted):
        session.add(MeasureCondition(measure_id=measure_id, kind=kind.value, code=code))
    session.flush()


def _counts(session: Session, measures: Sequence[UUID]) -> dict[UUID | None, int]:
    """Count the actions attached, those of the recycle bin included: they may come back."""
    query = (
        select(col(Action.measure_id), func.count())
        .where(col(Action.measure_id).in_(measures))
        .group_by(col(Action.measure_id))
    )
    return dict(session.exec(query).all())


def _days_of_actions(session: Session, measure_id: UUID) -> list[tuple[date, date]]:
    """Return the first and the last day of each action attached."""
    today = paris_day(session.info["clock"]())
    query = select(Action).where(Action.measure_id == measure_id)
    return [action_dates.span(action, today) for action in session.exec(query)]

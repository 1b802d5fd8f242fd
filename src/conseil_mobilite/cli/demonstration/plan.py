"""The fictitious plan of the basin of the demonstration, and the actions that carry it out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pydantic import BaseModel, ConfigDict
from sqlmodel import SQLModel

from conseil_mobilite.cli.demonstration.dice import Dice
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind, in_force
from conseil_mobilite.domain.organisation.mobility_plan import (
    MeasureCondition,
    PlanBody,
    PlanMeasure,
)
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.resource_files import resource

_OWN_CHANCE: Final = 1215_3
"""Apart from the chance of the lives: a plan changes nothing else of the base."""
_ATTACHED: Final = 0.7


class DrawnBody(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    role: str
    name: str
    contact: str = ""
    phone: str = ""


class DrawnMeasure(BaseModel):
    """`epci` counts the first members of the basin that it covers; `groups` are of its actions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    title: str
    body: str
    groups: tuple[str, ...]
    public: tuple[str, ...] = ()
    prescripteur: tuple[str, ...] = ()
    intensite: tuple[str, ...] = ()
    epci: int = 0
    delay_days: int | None = None
    least_contacts: int | None = None
    lasts_days: int | None = None
    note: str = ""


class DrawnPlan(BaseModel):
    """What `resources/demonstration/plan.json` holds, checked when read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    bodies: tuple[DrawnBody, ...]
    measures: tuple[DrawnMeasure, ...]


@dataclass(frozen=True, slots=True)
class DemonstrationPlan:
    """The rows of a plan; `by_group` gives the measures that an action may carry out."""

    dice: Dice
    rows: tuple[SQLModel, ...]
    by_group: Mapping[str, tuple[PlanMeasure, ...]]

    def attach(self, action: Action, group: str, until: date) -> None:
        """Have an action carry out a measure in force at its time, more often than not."""
        last = action.done_on or max(action.created_on, until)
        fitting = [
            each
            for each in self.by_group.get(group, ())
            if in_force(each.starts_on, each.ends_on, action.created_on, last)
        ]
        if fitting and self.dice.likely(_ATTACHED):
            action.measure_id = self.dice.one(fitting).id


def draw_plan(
    seed: int, basin: MobilityBasin, members: Sequence[BasinIntercommunality], since: date
) -> DemonstrationPlan:
    """Return the plan of a basin that began on that day."""
    dice, drawn = Dice(seed + _OWN_CHANCE), _drawn()
    bodies = {each.key: _body(dice, basin, each) for each in drawn.bodies}
    measures = {each.code: _measure(dice, basin, bodies, each, since) for each in drawn.measures}
    conditions = [
        row for each in drawn.measures for row in _conditions(measures[each.code], each, members)
    ]
    groups = {group for each in drawn.measures for group in each.groups}
    return DemonstrationPlan(
        dice,
        (*bodies.values(), *measures.values(), *conditions),
        {
            group: tuple(measures[each.code] for each in drawn.measures if group in each.groups)
            for group in sorted(groups)
        },
    )


def _drawn() -> DrawnPlan:
    file = resource("demonstration", "plan.json")
    return DrawnPlan.model_validate(json.loads(file.read_text(encoding="utf-8")))


def _body(dice: Dice, basin: MobilityBasin, drawn: DrawnBody) -> PlanBody:
    return PlanBody(
        id=dice.identifier(),
        basin_id=basin.id,
        name=drawn.name,
        role=drawn.role,
        contact_name=drawn.contact,
        phone=drawn.phone,
    )


def _measure(
    dice: Dice,
    basin: MobilityBasin,
    bodies: Mapping[str, PlanBody],
    drawn: DrawnMeasure,
    since: date,
) -> PlanMeasure:
    lasts = None if drawn.lasts_days is None else timedelta(days=drawn.lasts_days)
    return PlanMeasure(
        id=dice.identifier(),
        basin_id=basin.id,
        body_id=bodies[drawn.body].id,
        code=drawn.code,
        title=drawn.title,
        starts_on=since,
        ends_on=since + lasts if lasts else None,
        delay_days=drawn.delay_days,
        least_contacts=drawn.least_contacts,
        note=drawn.note,
    )


def _conditions(
    measure: PlanMeasure, drawn: DrawnMeasure, members: Sequence[BasinIntercommunality]
) -> list[MeasureCondition]:
    accepted = {
        ConditionKind.PUBLIC: drawn.public,
        ConditionKind.PRESCRIBER: drawn.prescripteur,
        ConditionKind.INTENSITY: drawn.intensite,
        ConditionKind.TERRITORY: tuple(each.epci_code for each in members[: drawn.epci]),
    }
    return [
        MeasureCondition(measure_id=measure.id, kind=kind.value, code=code)
        for kind, codes in accepted.items()
        for code in codes
    ]

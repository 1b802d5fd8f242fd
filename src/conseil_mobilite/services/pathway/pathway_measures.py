"""The measures of the plan beside a pathway: which conditions it meets, and why not the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.organisation.basin import BasinIntercommunality
from conseil_mobilite.domain.organisation.measure_conditions import (
    Accepted,
    ConditionKind,
    MeasureTerms,
    Standing,
    in_force,
    standing,
)
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.organisation import plan_measures
from conseil_mobilite.services.organisation.plan_measures import Measure
from conseil_mobilite.services.pathway import measure_facts
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class PathwayMeasure:
    """A measure that is or was in force during a pathway, and how the pathway stands to it."""

    measure: PlanMeasure
    body: str
    standing: Standing

    def in_force(self, first: date, last: date) -> bool:
        return in_force(self.measure.starts_on, self.measure.ends_on, first, last)


def of_pathway(session: Session, pathway: Pathway, on: date) -> tuple[PathwayMeasure, ...]:
    """Return the measures of its basin, those of other times left out, as it stands that day.

    A closed pathway is looked at as it was on its last day.
    """
    if pathway.basin_id is None:
        return ()
    known = [
        each
        for each in plan_measures.of_basin(session, pathway.basin_id)
        if in_force(
            each.measure.starts_on,
            each.measure.ends_on,
            pathway.opened_on,
            pathway.ended_on or date.max,
        )
    ]
    if not known:
        return ()
    facts = measure_facts.of_pathway(session, pathway, min(on, pathway.ended_on or on))
    names = _territories(session, pathway.basin_id)
    return tuple(
        PathwayMeasure(each.measure, each.body, standing(_terms(each, names), facts))
        for each in known
    )


def _terms(known: Measure, territories: Mapping[str, str]) -> MeasureTerms:
    """Put words on what a measure accepts, in the order of the lists."""
    accepted = {
        kind: _worded(known.conditions[kind], words)
        for kind, words in {**_words(), ConditionKind.TERRITORY: territories}.items()
    }
    return MeasureTerms(
        publics=accepted[ConditionKind.PUBLIC],
        prescribers=accepted[ConditionKind.PRESCRIBER],
        intensities=accepted[ConditionKind.INTENSITY],
        territories=accepted[ConditionKind.TERRITORY],
        delay_days=known.measure.delay_days,
        least_contacts=known.measure.least_contacts,
    )


def _worded(codes: Iterable[str], words: Mapping[str, str]) -> Accepted:
    kept = set(codes)
    return {code: said for code, said in words.items() if code in kept} | {
        code: code for code in sorted(kept - words.keys())
    }


def _words() -> dict[ConditionKind, Mapping[str, str]]:
    lists = code_lists()
    publics = {each.code: each.text("addressed") or each.label for each in lists["publics"]}
    return {
        ConditionKind.PUBLIC: publics,
        **{
            kind: {each.code: each.label for each in lists[listed]}
            for kind, listed in _LISTED.items()
        },
    }


_LISTED: Final = {
    ConditionKind.PRESCRIBER: "prescriber_groups",
    ConditionKind.INTENSITY: "decisions",
}


def _territories(session: Session, basin_id: UUID) -> dict[str, str]:
    """Return the names of the EPCI of a basin, the latest where one changed."""
    query = select(BasinIntercommunality).where(BasinIntercommunality.basin_id == basin_id)
    rows = session.exec(query.order_by(col(BasinIntercommunality.valid_from)))
    return {row.epci_code: row.epci_name for row in rows}

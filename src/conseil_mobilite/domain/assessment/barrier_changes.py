"""What became of the barriers between two assessments: lifted is not the same as no longer seen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.assessment.barriers import barriers_in
from conseil_mobilite.domain.assessment.grid import BarrierDefinition, Grid
from conseil_mobilite.domain.assessment.observation import Observation


class BarrierOutcome(StrEnum):
    """`LIFTED` and `PARTLY_LIFTED` were noted by the adviser; the statistics count no other.

    `NO_LONGER_SEEN`: the questions that told it were answered again, and tell it no more.
    `SET_ASIDE`: the answers still tell it, and the adviser did not keep it.
    `NOT_REVIEWED`: nothing says what became of it, as its questions were not answered again, or
    the adviser had added it by hand, or has not decided yet.
    """

    LIFTED = "leve"
    PARTLY_LIFTED = "partiellement_leve"
    NO_LONGER_SEEN = "plus_constate"
    STILL_THERE = "toujours_present"
    SET_ASIDE = "non_retenu"
    NOT_REVIEWED = "non_revu"
    NEW = "nouveau"


LIFTINGS: Final = {
    "leve": BarrierOutcome.LIFTED,
    "partiellement_leve": BarrierOutcome.PARTLY_LIFTED,
}
"""By the status of a barrier kept."""
_SET_ASIDE, _NOT_REVIEWED = BarrierOutcome.SET_ASIDE, BarrierOutcome.NOT_REVIEWED


@dataclass(frozen=True, slots=True)
class BarrierChange:
    code: str
    label: str
    outcome: BarrierOutcome
    sensitive: bool


def barrier_changes(before: Observation, after: Observation) -> tuple[BarrierChange, ...]:
    """Tell each barrier that one of the two kept, in the order of the list."""
    found = {barrier.code for barrier in barriers_in(after.grid, after.replies)}
    reviewed = _reviewed(before, after)

    def outcome(code: str) -> BarrierOutcome:
        if code in after.kept:
            return _kept_again(before.kept.get(code), after.kept[code])
        if code in found:
            return _SET_ASIDE if code in after.dropped else _NOT_REVIEWED
        gone = BarrierOutcome.NO_LONGER_SEEN if code in reviewed else _NOT_REVIEWED
        return LIFTINGS.get(before.kept[code], gone)

    return tuple(
        BarrierChange(one.code, one.label, outcome(one.code), one.sensitive)
        for one in _definitions(before.grid, after.grid)
        if one.code in before.kept or one.code in after.kept
    )


def _kept_again(status_before: str | None, status: str) -> BarrierOutcome:
    there = BarrierOutcome.NEW if status_before is None else BarrierOutcome.STILL_THERE
    return LIFTINGS.get(status, there)


def _reviewed(before: Observation, after: Observation) -> set[str]:
    """Return the barriers whose every earlier reason was asked and answered again."""
    facts_before, facts_after = before.grid.facts(before.replies), after.grid.facts(after.replies)
    reviewed = set()
    for definition in before.grid.barriers:
        evidence = definition.trigger.evidence(facts_before) if definition.trigger else {}
        if evidence and evidence.keys() <= facts_after.chosen.keys():
            reviewed.add(definition.code)
    return reviewed


def _definitions(before: Grid, after: Grid) -> tuple[BarrierDefinition, ...]:
    known = {definition.code for definition in after.barriers}
    gone = (definition for definition in before.barriers if definition.code not in known)
    return (*after.barriers, *gone)

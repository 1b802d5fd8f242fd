"""Prove that figures may be published together, or say what keeps them from it."""

from dataclasses import dataclass, field
from typing import Final

from conseil_mobilite.domain.statistics.audit.certificate import certificate
from conseil_mobilite.domain.statistics.audit.excess import TOLERANCE, Excess, Known
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import Rounded
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Cut
from conseil_mobilite.domain.statistics.rounding.safe_rounding import Proof

NARROWEST: Final = 3
"""The least width of what can be known of any count."""

NOTHING: Figures = {}


@dataclass(frozen=True, slots=True)
class Told:
    """The least and the most that some hidden counts are, as something else than a count tells."""

    least: Figures = field(default_factory=dict)
    most: Figures = field(default_factory=dict)


def prove(
    plan: Plan, rounded: Rounded, constants: Figures = NOTHING, told: Told | None = None
) -> Proof:
    """Certify a rounding; the figures of `constants` are published already and cannot change.

    Somebody may believe of each gathered value that it is under the floor. Where that is true, it
    is held for known, even of one that was gathered for another reason.
    """
    told = told or Told()
    most = {**dict.fromkeys(rounded.small, plan.floor - 1), **told.most}
    ceilings = {count: value - plan.base + 1 for count, value in most.items()}
    known = Known({**rounded.figures, **constants}, ceilings, plan.base, told.least)
    room = plan.base - 1 - NARROWEST
    found = certificate(plan, known, room)
    cuts = tuple(
        _cut(each, room, constants)
        for each in found.excesses
        if each.value > room + TOLERANCE and each.weights
    )
    return Proof(found.width >= NARROWEST, cuts)


def _cut(excess: Excess, room: int, constants: Figures) -> Cut:
    """Turn the reason of an excess into a rule that figures within `room` all keep to."""
    known = sum(w * constants[count] for count, w in excess.weights.items() if count in constants)
    weights = {count: w for count, w in excess.weights.items() if count not in constants}
    return Cut(weights, room - known - excess.constant)

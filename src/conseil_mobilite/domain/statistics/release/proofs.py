"""Prove that figures may be published together, or say what keeps them from it."""

from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.statistics.audit.certificate import (
    TOLERANCE,
    Distance,
    certificate,
)
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Cut
from conseil_mobilite.domain.statistics.rounding.safe_rounding import Proof

NARROWEST: Final = 3
"""The least width of what can be known of any count."""

NOTHING: Figures = {}


def prove(plan: Plan, figures: Figures, constants: Figures = NOTHING) -> Proof:
    """Certify the figures; those of `constants` are published already and cannot change."""
    found = certificate(plan, {**figures, **constants}, plan.base)
    room = plan.base - 1 - NARROWEST
    cuts = tuple(
        _cut(each, room, constants)
        for each in found.distances
        if each.value > room + TOLERANCE and each.weights
    )
    return Proof(found.width >= NARROWEST, cuts)


def is_safe(plan: Plan, figures: Figures) -> bool:
    return prove(plan, figures).safe


def _cut(distance: Distance, room: int, constants: Mapping[Count, int]) -> Cut:
    """Turn the reason of a distance into a rule that figures within `room` all keep to."""
    known = sum(w * constants[count] for count, w in distance.weights.items() if count in constants)
    weights = {count: w for count, w in distance.weights.items() if count not in constants}
    return Cut(weights, room - known)

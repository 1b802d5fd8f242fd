"""Rules under which the groups that are too small come out the same from another rounding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.publication_floors import (
    gathered_values,
    shown_dimensions,
    sizes_of,
)
from conseil_mobilite.domain.statistics.rounding.rounding_programme import AtMost, Bounds

_NO_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Settlement:
    bounds: Bounds
    at_most: tuple[AtMost, ...]


@dataclass(frozen=True, slots=True)
class _Groups:
    """The values of one dimension: too small, joining them (one at most), shown alone."""

    indicator: str
    dimension: str
    sizes: Mapping[str, int]
    gathered: tuple[str, ...]
    floor: int
    base: int

    @property
    def small(self) -> tuple[str, ...]:
        return tuple(code for code in self.gathered if self.sizes[code] < self.floor)

    @property
    def joining(self) -> tuple[str, ...]:
        return tuple(code for code in self.gathered if self.sizes[code] >= self.floor)

    @property
    def alone(self) -> tuple[str, ...]:
        return tuple(code for code in self.sizes if code not in self.gathered)

    def margin(self, *codes: str) -> Count:
        return Count(self.indicator, ((self.dimension, codes),))


def settlement(plan: Plan, figures: Mapping[Count, int]) -> Settlement:
    """Return what keeps the groups of `figures`, in a programme that counts these groups."""
    bounds: dict[Count, tuple[int, int]] = {}
    at_most: list[AtMost] = []
    for indicator, dimension in shown_dimensions(plan, figures):
        sizes = sizes_of(indicator, dimension, figures)
        gathered = gathered_values(sizes, plan.floor)
        groups = _Groups(indicator, dimension.code, sizes, gathered, plan.floor, plan.base)
        bounds |= dict(_bounds(groups))
        at_most.extend(_order(groups))
    return Settlement(bounds, tuple(at_most))


def _bounds(groups: _Groups) -> Iterator[tuple[Count, tuple[int, int]]]:
    """Keep small values under the floor, and the others, or small ones together, above it."""
    for code, size in groups.sizes.items():
        small = size < groups.floor
        limits = (0, groups.floor - groups.base) if small else (groups.floor, _NO_LIMIT)
        yield groups.margin(code), limits
    if groups.gathered and groups.alone and not groups.joining:
        yield groups.margin(*groups.gathered), (groups.floor, _NO_LIMIT)


def _order(groups: _Groups) -> Iterator[AtMost]:
    """Keep the need for a value to join the small ones, and its being the next smallest."""
    if groups.joining and len(groups.small) > 1:
        small = tuple(groups.margin(code) for code in groups.small)
        yield AtMost(small, (), groups.base - groups.floor)
    codes = tuple(groups.sizes)
    for joining in groups.joining:
        for alone in groups.alone:
            gap = groups.base if codes.index(alone) < codes.index(joining) else 0
            yield AtMost((groups.margin(joining),), (groups.margin(alone),), gap)

"""A year from its four published quarters, so that the year tells no more than they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.rounding.floors import Figures, Gathering

QUARTERS: Final = 4
Alone = Mapping[tuple[str, str], frozenset[str]]
"""The values of a partition that are shown alone, by population and partition."""


@dataclass(frozen=True, slots=True)
class AddedUp:
    """The counts of a year that are sums of those of its quarters, and what they gather."""

    figures: Figures
    gathered: frozenset[Gathering]


def added_up(plan: Plan, quarters: Sequence[Figures], alone: Sequence[Alone]) -> AddedUp:
    """Add published quarters up: shown alone is what every one of them shows alone.

    The rest of a partition is the total less what is shown. A population of which one quarter
    published nothing is left out, and a crossing that one of them does not show.
    """
    figures: dict[Count, int] = {}
    gathered: set[Gathering] = set()
    for table in plan.tables:
        if all(Count(table.population) in quarter for quarter in quarters):
            for crossing in plan.crossings(table):
                _Crossing(table.population, crossing, quarters, alone).add(figures, gathered)
    return AddedUp(figures, frozenset(gathered))


@dataclass(frozen=True, slots=True)
class _Crossing:
    population: str
    crossing: tuple[Partition, ...]
    quarters: Sequence[Figures]
    alone: Sequence[Alone]

    def add(self, figures: dict[Count, int], gathered: set[Gathering]) -> None:
        shown = [self._options(partition) for partition in self.crossing]
        for chosen in product(*shown):
            names = (each.code for each in self.crossing)
            pairs = tuple(zip(names, chosen, strict=True))
            figure = self._sum(tuple(pair for pair in pairs if pair[1]), ())
            if figure is not None:
                figures[Count(self.population, tuple(p for p in pairs if p[1]))] = figure
        for partition in self.crossing:
            if group := self._group(partition):
                gathered.add(Gathering(self.population, partition.code, group))

    def _values(self, partition: Partition) -> tuple[str, ...]:
        name = self.population, partition.code
        return tuple(
            c for c in partition.codes if all(c in each.get(name, ()) for each in self.alone)
        )

    def _group(self, partition: Partition) -> tuple[str, ...]:
        values = self._values(partition)
        return tuple(code for code in partition.codes if code not in values)

    def _options(self, partition: Partition) -> list[tuple[str, ...]]:
        values = self._values(partition)
        alone: list[tuple[str, ...]] = [(code,) for code in values]
        group = self._group(partition)
        return [*alone, *([group] if alone and group else []), ()]

    def _sum(self, pairs: Condition, done: Condition) -> int | None:
        """Add the quarters up; what is gathered is the whole less each value shown alone."""
        if not pairs:
            found = [quarter.get(Count(self.population, done)) for quarter in self.quarters]
            return None if None in found else sum(figure or 0 for figure in found)
        (code, values), rest = pairs[0], pairs[1:]
        if len(values) == 1:
            return self._sum(rest, (*done, (code, values)))
        partition = next(each for each in self.crossing if each.code == code)
        whole = self._sum(rest, done)
        parts = [self._sum(rest, (*done, (code, (one,)))) for one in self._values(partition)]
        return None if whole is None or None in parts else whole - sum(part or 0 for part in parts)

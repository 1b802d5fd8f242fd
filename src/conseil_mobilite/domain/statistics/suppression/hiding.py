"""Which counts are hidden: those that are too small, then those that would give them away.

The units of a population outside of one that is part of it are a group like any other: their
number, and each value of them, is too small or large enough like that of any count.

Nobody can say of a hidden count that it is under the threshold: it may be there to protect another.
But the rule is public, and so is what it would have chosen. What goes with a small count is
therefore chosen by its place in the list, never by its size: were the smallest of the others taken,
whoever knows the rule would know that the companion is no larger than the smallest that is shown,
and so of « 30 together, 20 the smallest shown » that one of the two is exactly 10. By place, he
learns at most which of them is the small one, and of that one what the threshold says: from 0 to
10, eleven possibilities. With the lower threshold they are five only, from 0 to 4: that is what
choosing it means. « Nobody » is hidden too, wherever it would say something of somebody: in
sensitive matters, where it leaves one value for all the others, and where the plan speaks of a
part of those units, which would be known to be empty.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from conseil_mobilite.domain.statistics.audit.differences import Cell, Difference, counts_of
from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan, cells
from conseil_mobilite.domain.statistics.exact.figures import Count

Counts = Mapping[Count, int]
Hidden = frozenset[Count]
_FEWEST_VALUES = 2


def simple_plan(plan: Plan) -> Plan:
    """Return the plan without the crossed tables: exact, they would leave too much to hide."""
    return replace(plan, tables=tuple(t for t in plan.tables if len(t.dimensions) <= 1))


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The values of one partition, in one population or difference: they add up to its total."""

    total: Cell
    partition: Partition

    @property
    def parts(self) -> tuple[Cell, ...]:
        return tuple(self.total.where(self.partition.code, code) for code in self.partition.codes)


def partitions_of(plan: Plan, population: str) -> tuple[Partition, ...]:
    """Return each partition that the tables of a plan speak of for a population, once."""
    found = (
        partition
        for table in plan.tables
        if table.population == population
        for crossing in plan.crossings(table)
        for partition in crossing
    )
    return tuple(dict.fromkeys(found))


def breakdowns(plan: Plan) -> tuple[Breakdown, ...]:
    """Return each breakdown that the simple tables of a plan show, once."""
    return tuple(
        Breakdown(Count(population), partition)
        for population in populations_of(plan)
        for partition in partitions_of(plan, population)
    )


def populations_of(plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.population for table in plan.tables))


def everything_of(plan: Plan, population: str) -> Hidden:
    """Return all counts of a population, its total included."""
    return frozenset(
        count
        for table in plan.tables
        if table.population == population
        for crossing in plan.crossings(table)
        for count in cells(population, crossing)
    )


def is_sensitive(definitions: Definitions, cell: Cell) -> bool:
    """Say whether a cell is about health, family, money: where even « nobody » tells something."""
    return any(
        item in definitions.dimensions[dimension].sensitive
        for dimension, item in _items(counts_of(cell)[-1])
    )


def _items(count: Count) -> Iterator[tuple[str, str]]:
    for code, values in count.condition:
        dimension, _, item = code.partition(":")
        yield from ((dimension, item or value) for value in values)


class Hiding:
    """What may be hidden of one plan, and the rules that say what has to be.

    `lineages`: each population, that of which it is part, and so on. Only the simple tables are
    shown; the crossed ones count among what a value could be broken down by.
    """

    def __init__(
        self, plan: Plan, counts: Counts, lineages: Mapping[str, tuple[str, ...]], threshold: int
    ) -> None:
        self.plan = simple_plan(plan)
        self._whole_plan, self._counts, self._threshold = plan, counts, threshold
        self._lineages = lineages
        shown = populations_of(self.plan)
        self._pairs = tuple(
            Difference(Count(whole), Count(part))
            for part in shown
            for whole in lineages[part][1:]
            if whole in shown
        )
        self._breakdowns = (*breakdowns(self.plan), *self._of_differences())
        self._finer = self._found_finer()

    def first(self) -> Hidden:
        """Return the least that is hidden: what is too small, and what goes with it."""
        return self.completed(self._too_small())

    def completed(self, hidden: Collection[Count]) -> Hidden:
        """Hide more, so that no hidden cell is what its total leaves.

        In each breakdown whose total is told, at least two cells are hidden or none, and those
        hidden reach the threshold together.
        """
        found = set(hidden)
        before = -1
        while len(found) > before:
            before = len(found)
            for each in self._breakdowns:
                if is_told(each.total, found):
                    found |= self._completed_in(each, found)
        return frozenset(found)

    def beside(self, count: Count, hidden: Collection[Count]) -> tuple[Count, ...]:
        """Return what adds up to a total with a count and is shown, the next in the list first."""
        found = next((each for each in self._breakdowns if count in each.parts), None)
        if found is None:
            return ()
        following = _following(found.parts, found.parts.index(count))
        return tuple(
            other for cell in following for other in counts_of(cell) if other not in hidden
        )

    def value(self, cell: Cell) -> int:
        first, *others = (self._counts[count] for count in counts_of(cell))
        return first - sum(others)

    def _of_differences(self) -> Iterator[Breakdown]:
        for pair in self._pairs:
            theirs = partitions_of(self.plan, pair.whole.population)
            for partition in partitions_of(self.plan, pair.part.population):
                if partition in theirs:
                    yield Breakdown(pair, partition)

    def _found_finer(self) -> frozenset[tuple[str, str]]:
        """Return the populations and partitions of which the plan speaks more finely somewhere."""
        found = {
            (table.population, partition.code)
            for table in self._whole_plan.tables
            for crossing in self._whole_plan.crossings(table)
            if len(crossing) > 1
            for partition in crossing
        }
        for part in populations_of(self._whole_plan):
            for partition in partitions_of(self._whole_plan, part):
                found |= {(whole, partition.code) for whole in self._lineages[part][1:]}
        return frozenset(found)

    def _too_small(self) -> Hidden:
        hidden = {
            _hides(part)
            for each in self._breakdowns
            for part in each.parts
            if self._tells(each, part)
        }
        for code in populations_of(self.plan):
            if self._counts[Count(code)] < self._threshold:
                hidden |= everything_of(self.plan, code)
        for pair in self._pairs:
            if 0 < self.value(pair) < self._threshold:
                hidden |= min(
                    (everything_of(self.plan, each.population) for each in (pair.part, pair.whole)),
                    key=len,
                )
        return frozenset(hidden)

    def _tells(self, breakdown: Breakdown, part: Cell) -> bool:
        """Say whether a cell is too small to be told, « nobody » being told where that is safe."""
        if value := self.value(part):
            return value < self._threshold
        if isinstance(part, Difference):
            if not self.value(breakdown.total) or not self._counts[part.whole]:
                return False
        elif (part.population, breakdown.partition.code) in self._finer:
            return True
        others = sum(self.value(each) > 0 for each in breakdown.parts)
        return others < _FEWEST_VALUES or is_sensitive(self.plan.definitions, part)

    def _completed_in(self, breakdown: Breakdown, hidden: Collection[Count]) -> set[Count]:
        parts = breakdown.parts
        inside = [part for part in parts if not is_told(part, hidden)]
        if isinstance(breakdown.total, Difference) and not self.value(breakdown.total):
            return {count for part in inside for count in counts_of(part)}
        more: list[Cell] = []
        shown = _following(parts, parts.index(inside[0])) if inside else []
        shown = [part for part in shown if part not in inside]
        while shown and not self._enough([*inside, *more]):
            more.append(shown.pop(0))
        return {_hides(part) for part in more}

    def _enough(self, hidden: Collection[Cell]) -> bool:
        together = sum(self.value(cell) for cell in hidden)
        return len(hidden) > 1 and together >= self._threshold


def is_told(cell: Cell, hidden: Collection[Count]) -> bool:
    return not any(count in hidden for count in counts_of(cell))


def _hides(cell: Cell) -> Count:
    """Return the count that hides a cell: of a difference, the part."""
    return counts_of(cell)[-1]


def _following(parts: tuple[Cell, ...], place: int) -> list[Cell]:
    """Return the others, those that follow from the nearest on, then those before it."""
    return [*parts[place + 1 :], *reversed(parts[:place])]

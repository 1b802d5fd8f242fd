"""Count the cells of tables, from the units of a population grouped by what tables cross.

The base gives, for each combination of partitions that tables cross, the number of units of
each combination of values, and among them the number in each state of each item of the multiple
dimensions crossed with it. What remains is to add up margins.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import (
    Dimension,
    DimensionKind,
    Partition,
)
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table, cells
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.store.statistics.asking import Row
from conseil_mobilite.store.statistics.breakdowns import (
    READ_FROM_PUBLICS,
    dimension_of,
    states_of,
)
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.registry import POPULATIONS
from conseil_mobilite.store.statistics.writing import composed

_GROUPED: Final = """
SELECT {rank}, {first}, {second}, count(*), {states}, NULL, NULL, NULL
FROM known WHERE {kept} GROUP BY 2, 3
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The units that have these values, and how many of them are in each state of each item."""

    values: Mapping[str, str]
    units: int
    states: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Grouping:
    """The units of a population by the values of at most two columns.

    `items` are those of multiple dimensions, counted within each combination of values.
    """

    population: Population
    columns: tuple[str, ...]
    items: tuple[Partition, ...] = ()

    @property
    def source(self) -> Source:
        return self.population.source

    @property
    def reads_publics(self) -> bool:
        return any(dimension_of(item.code) in READ_FROM_PUBLICS for item in self.items)

    def tables(self, _frame: Frame, _rank: int) -> str:
        return ""

    def select(self, frame: Frame, rank: int) -> str:
        first, second, *_ = (*self.columns, "''", "''")
        told = (
            f"count(*) FILTER (WHERE {condition})"
            for item in self.items
            for condition in states_of(frame, item).told.values()
        )
        return composed(
            _GROUPED,
            rank=str(rank),
            first=first,
            second=second,
            states=" || ' ' || ".join(told) or "''",
            kept=self.population.where,
        )

    def group(self, frame: Frame, row: Row) -> Group:
        """Read a row of the SELECT."""
        first, second, units, states, *_ = (str(each) for each in row)
        told = (int(number) for number in states.split())
        return Group(
            dict(zip(self.columns, (first, second), strict=False)),
            int(units),
            {item.code: _all_states(frame, item, int(units), told) for item in self.items},
        )


Key = tuple[str, tuple[str, ...]]
"""A population, and the partitions that tables cross in it."""


def groupings_of(plan: Plan) -> dict[Key, Grouping]:
    """Return what to ask for the tables whose units are of people; those that cross alike share."""
    items: dict[Key, dict[str, Partition]] = defaultdict(dict)
    for table in plan.tables:
        if table.population in POPULATIONS:
            found = items[_key(plan, table)]
            for dimension in _of_kind(plan, table, multiple=True):
                found |= {item.code: item for item in dimension.partitions}
    return {
        (population, columns): Grouping(POPULATIONS[population], columns, tuple(found.values()))
        for (population, columns), found in items.items()
    }


def counts_of(plan: Plan, groups: Mapping[Key, Sequence[Group]]) -> dict[Count, int]:
    """Return every cell, margins and zeros included, of the tables whose units are of people."""
    found: dict[Count, int] = {}
    for table in plan.tables:
        if table.population in POPULATIONS:
            found |= table_counts(plan, table, groups[_key(plan, table)])
    return found


def table_counts(plan: Plan, table: Table, groups: Sequence[Group]) -> dict[Count, int]:
    """Add up the cells and margins of a table."""
    found: dict[Count, int] = {}
    for crossing in plan.crossings(table):
        counts = dict.fromkeys(cells(table.population, crossing), 0)
        for group in groups:
            for values, units in _cells_of(group, crossing):
                _add(counts, table.population, list(zip(crossing, values, strict=True)), units)
        found |= counts
    return found


def _key(plan: Plan, table: Table) -> Key:
    return table.population, tuple(each.code for each in _of_kind(plan, table, multiple=False))


def _of_kind(plan: Plan, table: Table, *, multiple: bool) -> Iterator[Dimension]:
    for code in table.dimensions:
        dimension = plan.definitions.dimensions[code]
        if (dimension.kind is DimensionKind.MULTIPLE) is multiple:
            yield dimension


def _all_states(
    frame: Frame, item: Partition, units: int, told: Iterator[int]
) -> Mapping[str, int]:
    """Give each told state its number, and what remains to the last one."""
    states = states_of(frame, item)
    numbers = {state: next(told) for state in states.told}
    return numbers | {states.rest: units - sum(numbers.values())}


def _cells_of(group: Group, crossing: Sequence[Partition]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Give the cells of a group: one, or one for each state of the item that is crossed."""
    item = next((each for each in crossing if each.code in group.states), None)
    if item is None:
        yield tuple(group.values[each.code] for each in crossing), group.units
        return
    for state, units in group.states[item.code].items():
        values = {**group.values, item.code: state}
        yield tuple(values[each.code] for each in crossing), units


def _add(
    counts: dict[Count, int], population: str, cell: Sequence[tuple[Partition, str]], units: int
) -> None:
    """Add units to a cell and to each of its margins.

    A value that the plan does not name is a defect of the SQL or of the definitions: KeyError.
    """
    pairs = [(partition.code, (value,)) for partition, value in cell]
    for kept in product((True, False), repeat=len(pairs)):
        condition = tuple(pair for pair, keep in zip(pairs, kept, strict=True) if keep)
        counts[Count(population, condition)] += units

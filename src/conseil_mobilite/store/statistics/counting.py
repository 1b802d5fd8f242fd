"""Count the cells of tables: one statement for all the populations that share a source.

The statement gives, for each combination of partitions that tables cross, the number of units of
each combination of values, and among them the number in each state of each item of the multiple
dimensions crossed with it. What remains is to add up margins.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from conseil_mobilite.store.statistics.asking import Asked, Row
from conseil_mobilite.store.statistics.breakdowns import READ_FROM_PUBLICS, states_of
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.registry import POPULATIONS
from conseil_mobilite.store.statistics.writing import composed

_BRANCH: Final = """
SELECT {rank}, {first}, {second}, count(*), {states} FROM known WHERE {kept} GROUP BY 2, 3
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The units that have these values, and how many of them are in each state of each item."""

    values: Mapping[str, str]
    units: int
    states: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Branch:
    """The units of a population by the values of at most two partitions.

    `items` are those of the multiple dimensions counted within each combination of values.
    """

    population: Population
    partitions: tuple[Dimension, ...]
    items: tuple[Partition, ...]

    def select(self, frame: Frame, rank: int) -> str:
        columns = [each.code for each in self.partitions] + ["''", "''"]
        told = (
            f"count(*) FILTER (WHERE {condition})"
            for item in self.items
            for condition in states_of(frame, item).told.values()
        )
        return composed(
            _BRANCH,
            rank=str(rank),
            first=columns[0],
            second=columns[1],
            states=" || ' ' || ".join(told) or "''",
            kept=self.population.where,
        )

    def group(self, frame: Frame, row: Row) -> Group:
        _, first, second, units, states = row
        assert isinstance(units, int)
        values = zip((each.code for each in self.partitions), (first, second), strict=False)
        told = (int(number) for number in str(states).split())
        return Group(
            {code: str(value) for code, value in values},
            units,
            {item.code: _all_states(frame, item, units, told) for item in self.items},
        )


def counts_of(asked: Asked, plan: Plan) -> dict[Count, int]:
    """Return every cell, margins and zeros included, of the tables whose units are of people."""
    tables = [table for table in plan.tables if table.population in POPULATIONS]
    by_source: dict[Source, list[Table]] = defaultdict(list)
    for table in tables:
        by_source[POPULATIONS[table.population].source].append(table)
    found: dict[Count, int] = {}
    for source, together in by_source.items():
        groups = _groups(asked, source, _branches(plan, together))
        for table in together:
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


_Key = tuple[str, tuple[str, ...]]
"""A population, and the partitions that a table crosses in it."""


def _key(plan: Plan, table: Table) -> _Key:
    return table.population, tuple(each.code for each in _of_kind(plan, table, multiple=False))


def _of_kind(plan: Plan, table: Table, *, multiple: bool) -> Iterator[Dimension]:
    for code in table.dimensions:
        dimension = plan.definitions.dimensions[code]
        if (dimension.kind is DimensionKind.MULTIPLE) is multiple:
            yield dimension


def _branches(plan: Plan, tables: Iterable[Table]) -> dict[_Key, Branch]:
    """Join the tables that cross the same partitions of a population."""
    items: dict[_Key, dict[str, Partition]] = defaultdict(dict)
    partitions: dict[_Key, tuple[Dimension, ...]] = {}
    for table in tables:
        key = _key(plan, table)
        partitions[key] = tuple(_of_kind(plan, table, multiple=False))
        for dimension in _of_kind(plan, table, multiple=True):
            items[key] |= {item.code: item for item in dimension.partitions}
    return {
        key: Branch(POPULATIONS[key[0]], crossed, tuple(items[key].values()))
        for key, crossed in partitions.items()
    }


def _groups(
    asked: Asked, source: Source, branches: Mapping[_Key, Branch]
) -> Mapping[_Key, list[Group]]:
    keys = list(branches)
    selects = [branches[key].select(asked.frame, rank) for rank, key in enumerate(keys)]
    statement = asked.units(source, publics=_reads_publics(branches.values()))
    found: dict[_Key, list[Group]] = {key: [] for key in keys}
    for row in asked.rows(statement + "UNION ALL".join(selects)):
        key = keys[int(str(row[0]))]
        found[key].append(branches[key].group(asked.frame, row))
    return found


def _reads_publics(branches: Iterable[Branch]) -> bool:
    names = {item.code.partition(":")[0] for branch in branches for item in branch.items}
    return bool(names & READ_FROM_PUBLICS)


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

"""Count the cells of tables, from the units of a population grouped by what tables cross.

The base gives the number of units of each combination of values of a few partitions, and among
them the number in each state of each item of the multiple dimensions that tables cross with them.
Several tables are read from one such passage; what remains is to add up margins.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
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
    States,
    dimension_of,
    states_of,
)
from conseil_mobilite.store.statistics.measured import Frame, Population, Source
from conseil_mobilite.store.statistics.registry import POPULATIONS
from conseil_mobilite.store.statistics.writing import composed

_GROUPED: Final = """
SELECT {rank}, {values}, count(*), {states}, NULL, NULL, NULL, NULL
FROM known_{source} WHERE {kept} GROUP BY 2
"""
_MOST_COMBINATIONS: Final = 200
"""So many may be counted in one passage over the units: rows enough to spare other passages."""


@dataclass(frozen=True, slots=True)
class Group:
    """The units that have these values, and how many of them are in each state of each item."""

    values: Mapping[str, str]
    units: int
    states: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Grouping:
    """The units of a population by the values of a few columns.

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
        told = (
            f"count(*) FILTER (WHERE {condition})"
            for item in self.items
            for condition in states_of(frame, item).told.values()
        )
        return composed(
            _GROUPED,
            rank=str(rank),
            source=self.source.code,
            values=" || ' ' || ".join(self.columns) or "''",
            states=" || ' ' || ".join(told) or "''",
            kept=self.population.where,
        )

    def groups(self, frame: Frame, rows: Iterable[Row]) -> list[Group]:
        """Read the rows of the SELECT."""
        states = {item.code: states_of(frame, item) for item in self.items}
        return [self._group(states, row) for row in rows]

    def _group(self, states: Mapping[str, States], row: Row) -> Group:
        values, units, told, *_ = (str(each) for each in row)
        numbers = iter(map(int, told.split()))
        return Group(
            dict(zip(self.columns, values.split(" "), strict=False)),
            int(units),
            {code: _all_states(each, int(units), numbers) for code, each in states.items()},
        )


Key = tuple[str, tuple[str, ...]]
"""A population, and the partitions that tables cross in it."""


def groupings_of(plan: Plan) -> dict[Key, Grouping]:
    """Return what to ask for the tables whose units are of people, by what they cross.

    Those of a population share a passage over its units, as long as the combinations are few: one
    for those that cross items of a multiple dimension, others for the rest.
    """
    items: dict[Key, dict[str, Partition]] = defaultdict(dict)
    for table in plan.tables:
        if table.population in POPULATIONS:
            found = items[_key(plan, table)]
            for dimension in _of_kind(plan, table, multiple=True):
                found |= {item.code: item for item in dimension.partitions}
    passages: dict[tuple[str, bool], list[dict[Key, None]]] = defaultdict(list)
    for key, found in items.items():
        _join(plan, passages[key[0], bool(found)], key)
    return {
        key: grouping
        for found_keys in passages.values()
        for keys in found_keys
        for grouping in (_grouping(keys, items),)
        for key in keys
    }


def _join(plan: Plan, passages: list[dict[Key, None]], key: Key) -> None:
    """Put what a table crosses into the first passage that stays small with it."""
    for keys in passages:
        if _combinations(plan, _columns((*keys, key))) <= _MOST_COMBINATIONS:
            keys[key] = None
            return
    passages.append({key: None})


def _combinations(plan: Plan, columns: Iterable[str]) -> int:
    return prod(len(plan.definitions.dimensions[code].items) for code in columns)


def _columns(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for _, columns in keys for column in columns))


def _grouping(keys: Collection[Key], items: Mapping[Key, Mapping[str, Partition]]) -> Grouping:
    population, _ = next(iter(keys))
    found = {code: item for key in keys for code, item in items[key].items()}
    return Grouping(POPULATIONS[population], _columns(keys), tuple(found.values()))


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
        summed: Counter[tuple[str, ...]] = Counter()
        for group in groups:
            summed.update(_cells_of(group, crossing))
        for values, units in summed.items():
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


def _all_states(states: States, units: int, told: Iterator[int]) -> Mapping[str, int]:
    """Give each told state its number, and what remains to the last one."""
    numbers = {state: next(told) for state in states.told}
    return numbers | {states.rest: units - sum(numbers.values())}


def _cells_of(group: Group, crossing: Sequence[Partition]) -> Mapping[tuple[str, ...], int]:
    """Give the cells of a group: one, or one for each state of the item that is crossed."""
    values = [group.values.get(each.code) for each in crossing]
    item = next((each.code for each in crossing if each.code in group.states), None)
    if item is None:
        return {tuple(map(str, values)): group.units}
    return {
        tuple(state if value is None else value for value in values): units
        for state, units in group.states[item].items()
    }


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

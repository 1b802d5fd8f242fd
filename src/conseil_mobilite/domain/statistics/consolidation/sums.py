"""Add counts and amounts base by base, so that every total stays the sum of its parts.

Bases gather different small values. A value stands alone here only where no base gathers it; what
the others show of it joins AUTRES. A base that shows no breakdown at all, only its total, has that
total under NON_VENTILE.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
    Status,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering

NOT_BROKEN_DOWN = "NON_VENTILE"

Breakdown = tuple[tuple[str, str], ...]
Groups = Mapping[tuple[str, str], frozenset[str]]
"""The values that some base gathers, by population and partition."""


@dataclass(slots=True)
class Figure:
    """A sum: `terms` are the published figures in it, `bases` those that gave at least one.

    `hidden`: one base at least keeps its figure to itself. `exact`: none of them was rounded.
    """

    value: int | Decimal = 0
    terms: int = 0
    bases: int = 0
    hidden: bool = False
    exact: bool = True

    def add(self, other: "Figure") -> None:
        self.value += other.value
        self.terms += other.terms
        self.bases += other.bases
        self.hidden |= other.hidden
        self.exact &= other.exact


def common_groups(gathered: Iterable[Gathering]) -> Groups:
    """Return, for each partition, every value that one base at least gathers."""
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for each in gathered:
        found[each.population, each.partition] |= frozenset(each.values)
    return dict(found)


@dataclass(frozen=True, slots=True)
class AddedTables:
    """The tables of counts, each with the population it counts, and those of amounts.

    Amounts are rounded and withheld one by one: their parts do not make their totals.
    """

    counts: Mapping[str, str]
    amounts: frozenset[str]

    def __contains__(self, table: str) -> bool:
        return table in self.counts or table in self.amounts


class Sums:
    """The figures of the bases added so far, by table and breakdown.

    `added` names the tables; others are left out. `shown` are the figures of values that stand
    under AUTRES, from the bases that show them: at least so many.
    """

    def __init__(self, added: AddedTables, groups: Groups) -> None:
        self._added = added
        self.groups = groups
        self.figures: dict[tuple[str, Breakdown], Figure] = {}
        self.shown: dict[tuple[str, Breakdown], Figure] = {}

    def add_release(self, cells: Iterable[PublishedCell], *, suppressed: bool) -> None:
        """Add what one base publishes; `suppressed`: its figures are exact or withheld one by one.

        Otherwise what is withheld is a whole table, or a breakdown of which the total is shown.
        """
        found = {
            (cell.table, cell.breakdown): _figure(cell)
            for cell in cells
            if cell.table in self._added and (suppressed or cell.value is not None)
        }
        self._add(found)

    def add_sums(self, other: "Sums") -> None:
        """Add the sums of other bases, of another basin."""
        self._add(other.figures)
        for place, figure in other.shown.items():
            if place[0] in self._added:
                self.shown.setdefault(place, Figure()).add(figure)

    def _add(self, found: Mapping[tuple[str, Breakdown], Figure]) -> None:
        for table, entries in _crossings(found):
            if table in self._added.counts:
                self._add_crossing(table, entries)
            elif table in self._added.amounts:
                self._keep(table, entries)

    def _add_crossing(self, table: str, entries: Sequence[tuple[Breakdown, Figure]]) -> None:
        merged: dict[Breakdown, Figure] = {}
        whole = _not_broken_down(entries)
        for breakdown, figure in entries:
            name = self._named(table, breakdown)
            for place in _places(name, whole):
                _merge(merged, place, figure)
            if name != breakdown and _is_margin(breakdown):
                self.shown.setdefault((table, breakdown), Figure()).add(figure)
        self._keep(table, merged.items())

    def _keep(self, table: str, entries: Iterable[tuple[Breakdown, Figure]]) -> None:
        for breakdown, figure in entries:
            self.figures.setdefault((table, breakdown), Figure()).add(figure)

    def _named(self, table: str, breakdown: Breakdown) -> Breakdown:
        population = self._added.counts[table]
        return tuple(
            (partition, OTHERS if self._gathers(population, partition, value) else value)
            for partition, value in breakdown
        )

    def _gathers(self, population: str, partition: str, value: str) -> bool:
        return value in self.groups.get((population, partition), ())


def _figure(cell: PublishedCell) -> Figure:
    if cell.value is None:
        return Figure(bases=1, hidden=True)
    return Figure(cell.value, terms=1, bases=1, exact=cell.status is Status.EXACT)


def _crossings(
    found: Mapping[tuple[str, Breakdown], Figure],
) -> Iterator[tuple[str, list[tuple[Breakdown, Figure]]]]:
    """Give together the figures of one table over the same partitions."""
    grouped: dict[tuple[str, ...], list[tuple[Breakdown, Figure]]] = defaultdict(list)
    for (table, breakdown), figure in found.items():
        grouped[table, *(partition for partition, _ in breakdown)].append((breakdown, figure))
    for (table, *_), entries in grouped.items():
        yield table, entries


def _not_broken_down(entries: Sequence[tuple[Breakdown, Figure]]) -> tuple[bool, ...]:
    """Say of each partition whether only its total is there."""
    axes = zip(*(breakdown for breakdown, _ in entries), strict=True)
    return tuple(all(value == TOTAL for _, value in axis) for axis in axes)


def _places(name: Breakdown, whole: tuple[bool, ...]) -> Iterator[Breakdown]:
    """Give the places where a figure counts: a total that is not broken down is a part as well."""
    options = [
        ((partition, value), (partition, NOT_BROKEN_DOWN)) if alone else ((partition, value),)
        for (partition, value), alone in zip(name, whole, strict=True)
    ]
    yield from product(*options)


def _merge(merged: dict[Breakdown, Figure], place: Breakdown, figure: Figure) -> None:
    """Add a figure of the same bases: they are counted once."""
    known = merged.setdefault(place, Figure())
    bases = max(known.bases, figure.bases)
    known.add(figure)
    known.bases = bases


def _is_margin(breakdown: Breakdown) -> bool:
    return sum(value != TOTAL for _, value in breakdown) == 1

"""Write the rounding programme of linked tables: their figures, every sum and inclusion of them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.links import Link
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.rounding.floors import Groups
from conseil_mobilite.domain.statistics.rounding.rounding_programme import (
    AtMost,
    Bounds,
    Programme,
    Sum,
)

Counts = Mapping[Count, int]
Values = tuple[str, ...]
Pair = tuple[str, Values]
Side = tuple[Count, ...]


def linked_programme(
    plan: Plan, counts: Counts, groups: Groups | None, bounds: Bounds
) -> Programme:
    """Return the programme that rounds all tables of `plan` at once.

    It counts what is shown: totals, values alone and groups, and where tables cross, those of both
    sides. With None, the groups are not known yet: every value is counted and nothing is crossed.
    An inclusion the true counts contradict is left out: nobody can rely on it.
    """
    sums = tuple(dict.fromkeys(_sums(plan, groups)))
    totals = (Count(table.population) for table in plan.tables if plan.crossings(table))
    added = (count for rule in sums for count in (rule.whole, *rule.parts))
    names = dict.fromkeys((*totals, *added))
    true = {name: true_count(counts, name) for name in names}
    rules = dict.fromkeys((*_parts_of(plan, true), *_linked(plan.links, true)))
    return Programme(plan.base, true, sums, tuple(rules), bounds)


def true_count(counts: Counts, count: Count) -> int:
    """Count the units of a condition that may accept several values."""
    singles = [[(name, (value,)) for value in values] for name, values in count.condition]
    return sum(counts[Count(count.population, chosen)] for chosen in product(*singles))


def _sums(plan: Plan, groups: Groups | None) -> Iterator[Sum]:
    for table in plan.tables:
        for crossing in plan.crossings(table):
            for partition in crossing:
                group = (groups or {}).get((table.population, partition.code), ())
                yield from _margins(table.population, partition, group)
            if groups is not None:
                yield from _crossed(table.population, crossing, groups)


def _margins(population: str, partition: Partition, group: Values) -> Iterator[Sum]:
    """Add what is shown of a partition up to the total."""
    total = Count(population)
    parts = tuple(total.where(partition.code, *each) for each in shown_values(partition, group))
    if parts:
        yield Sum(total, parts)


def _crossed(population: str, crossing: tuple[Partition, ...], groups: Groups) -> Iterator[Sum]:
    """Add what is shown of one partition up to each value shown of the other."""
    shown = {p.code: shown_values(p, groups.get((population, p.code), ())) for p in crossing}
    if len(crossing) == 1 or not all(shown.values()):
        return
    for fixed, free in (crossing, crossing[::-1]):
        for values in shown[fixed.code]:
            parts = tuple(
                Count(population, _in_order(crossing, {fixed.code: values, free.code: others}))
                for others in shown[free.code]
            )
            yield Sum(Count(population, ((fixed.code, values),)), parts)


def shown_values(partition: Partition, group: Values) -> list[Values]:
    """Return the values shown alone, then the group; nothing where the group is everything."""
    alone: list[Values] = [(code,) for code in partition.codes if code not in group]
    return [*alone, group] if alone and group else alone


def _in_order(crossing: tuple[Partition, ...], held: Mapping[str, Values]) -> Condition:
    return tuple((each.code, held[each.code]) for each in crossing)


def _parts_of(plan: Plan, names: Iterable[Count]) -> Iterator[AtMost]:
    """Keep each figure of a part of a population under the same figure of the whole."""
    known = set(names)
    for count in names:
        parent = plan.definitions.populations[count.population].part_of
        while parent:
            whole = Count(parent, count.condition)
            if whole in known:
                yield AtMost((count,), (whole,))
            parent = plan.definitions.populations[parent].part_of


def _linked(links: Iterable[Link], true: Counts) -> Iterator[AtMost]:
    by_pair = _by_pair(true)
    for link in links:
        for whole, parts in ((link.whole, link.parts), *_extended(link, true, by_pair)):
            if all(count in true for count in (*whole, *parts)):
                yield from _agreeing(whole, parts, true, exact=link.exact)


def _agreeing(whole: Side, parts: Side, true: Counts, *, exact: bool) -> Iterator[AtMost]:
    below, above = _total(true, parts), _total(true, whole)
    if below <= above:
        yield AtMost(parts, whole)
    if exact and below >= above:
        yield AtMost(whole, parts)


def _extended(
    link: Link, true: Counts, by_pair: Mapping[tuple[str, Pair], list[Count]]
) -> Iterator[tuple[Side, Side]]:
    """Give the link among the units of each group that crosses it, as far as tables show it."""
    first = link.parts[0]
    if first.condition:
        for crossed in by_pair.get((first.population, first.condition[0]), ()):
            rest = [pair for pair in crossed.condition if pair != first.condition[0]]
            before = crossed.condition[0] != first.condition[0]
            yield _held(link.whole, rest, before=before), _held(link.parts, rest, before=before)
    elif all(not count.condition for count in (*link.whole, *link.parts)):
        for count in true:
            if count.population == first.population and count.condition:
                rest = list(count.condition)
                yield _held(link.whole, rest, before=True), _held(link.parts, rest, before=True)


def _held(side: Side, rest: list[Pair], *, before: bool) -> Side:
    return tuple(
        Count(
            count.population,
            (*rest, *count.condition) if before else (*count.condition, *rest),
        )
        for count in side
    )


def _by_pair(true: Counts) -> Mapping[tuple[str, Pair], list[Count]]:
    """Find the crossed counts of each pair of a partition and its values."""
    found: dict[tuple[str, Pair], list[Count]] = {}
    for count in true:
        if len(count.condition) > 1:
            for pair in count.condition:
                found.setdefault((count.population, pair), []).append(count)
    return found


def _total(true: Counts, counts: Iterable[Count]) -> int:
    return sum(true[count] for count in counts)

"""Write the rounding programme of a plan: its figures, and every sum and inclusion among them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from conseil_mobilite.domain.publication_floors import Gathering
from conseil_mobilite.domain.rounding_programme import AtMost, Bounds, Programme, Sum
from conseil_mobilite.domain.tables_plan import Dimension, Plan
from conseil_mobilite.domain.tallies import Count, Tallies, cells

Groups = Mapping[str, tuple[str, ...]]
"""For each dimension of an indicator, the values gathered."""


def linked_programme(
    plan: Plan, tallies: Tallies, gathered: Iterable[frozenset[Gathering]], bounds: Bounds
) -> Programme:
    """Return the programme that rounds all tables of `plan` at once.

    The groups of `gathered` (several alternatives at once) are figures like the others: they too
    stay next to their true count. An inclusion the true counts contradict is left out, since
    nobody can then rely on it.
    """
    names = dict.fromkeys(
        count for indicator, crossing in _crossings(plan) for count in cells(indicator, crossing)
    )
    sums = dict.fromkeys(
        rule for indicator, crossing in _crossings(plan) for rule in _sums(indicator, crossing)
    )
    merged = dict.fromkeys(rule for groups in gathered for rule in _merged(plan, groups))
    counts = {count: tallies[count] for count in names}
    counts |= {rule.whole: sum(tallies[part] for part in rule.parts) for rule in merged}
    inclusions = tuple(rule for rule in _inclusions(plan, names) if _true(rule, counts))
    return Programme(plan.base, counts, (*sums, *merged), inclusions, bounds)


def groups_of(indicator: str, gathered: Iterable[Gathering]) -> Groups:
    return {group.dimension: group.values for group in gathered if group.indicator == indicator}


def _crossings(plan: Plan) -> Iterator[tuple[str, tuple[Dimension, ...]]]:
    for table in plan.tables:
        for crossing in plan.expanded(table):
            for indicator in table.indicators:
                yield indicator, crossing


def _sums(indicator: str, crossing: tuple[Dimension, ...]) -> Iterator[Sum]:
    """Each margin is the sum over one dimension, whatever the others are."""
    for count in cells(indicator, crossing):
        held = dict(count.condition)
        for free in crossing:
            if free.code not in held:
                yield Sum(count, tuple(_with(count, crossing, free, code) for code in free.codes))


def _with(count: Count, crossing: tuple[Dimension, ...], free: Dimension, code: str) -> Count:
    held = {**dict(count.condition), free.code: (code,)}
    condition = tuple((d.code, held[d.code]) for d in crossing if d.code in held)
    return Count(count.indicator, condition)


def _merged(plan: Plan, gathered: frozenset[Gathering]) -> Iterator[Sum]:
    for indicator, crossing in _crossings(plan):
        groups = groups_of(indicator, gathered)
        options = [_options(dimension, groups.get(dimension.code, ())) for dimension in crossing]
        for chosen in product(*options):
            condition = tuple(pair for pair in chosen if pair[1])
            if any(len(values) > 1 for _, values in condition):
                yield Sum(Count(indicator, condition), _parts(indicator, condition))


def _options(dimension: Dimension, group: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the total, each value, and the group where it is not the whole dimension."""
    options: list[tuple[str, ...]] = [(), *((code,) for code in dimension.codes)]
    if group and len(group) < len(dimension.codes):
        options.append(group)
    return [(dimension.code, values) for values in options]


def _parts(indicator: str, condition: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Count, ...]:
    singles = [[(code, (value,)) for value in values] for code, values in condition]
    return tuple(Count(indicator, chosen) for chosen in product(*singles))


def _inclusions(plan: Plan, names: Mapping[Count, None]) -> Iterator[AtMost]:
    candidates = (*_included_indicators(plan, names), *_included_values(plan))
    for rule in candidates:
        if all(count in names for count in (*rule.smaller, *rule.larger)):
            yield rule


def _included_indicators(plan: Plan, names: Iterable[Count]) -> Iterator[AtMost]:
    for nested in plan.nested_indicators:
        for count in names:
            if count.indicator == nested.part:
                yield AtMost((count,), (Count(nested.whole, count.condition),))


def _included_values(plan: Plan) -> Iterator[AtMost]:
    for nested in plan.nested_values:
        for indicator in plan.indicators:
            smaller = tuple(Count(indicator, ((d, (v,)),)) for d, v in nested.part)
            larger = tuple(Count(indicator, ((d, (v,)),)) for d, v in nested.whole)
            yield AtMost(smaller, larger)


def _true(rule: AtMost, counts: Tallies) -> bool:
    return sum(counts[c] for c in rule.smaller) <= sum(counts[c] for c in rule.larger)

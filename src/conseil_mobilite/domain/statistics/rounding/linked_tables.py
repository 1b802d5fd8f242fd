"""Write the rounding programme of a plan: its figures, and every sum and inclusion among them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

from conseil_mobilite.domain.statistics.definitions.tables_plan import Dimension, Plan
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.domain.statistics.rounding.rounding_programme import (
    AtMost,
    Bounds,
    Programme,
    Sum,
)

Values = tuple[str, ...]
Groups = Mapping[str, Values]
"""For each dimension of an indicator, the values gathered."""


def linked_programme(
    plan: Plan, tallies: Tallies, gathered: Collection[Gathering] | None, bounds: Bounds
) -> Programme:
    """Return the programme that rounds all tables of `plan` at once.

    It counts the total, every value and every group of the tables; where tables cross, only what is
    shown: values and groups, nothing finer. With None, the groups are not known yet and nothing is
    crossed. An inclusion the true counts contradict is left out: nobody can rely on it.
    """
    sums = tuple(dict.fromkeys(_sums(plan, gathered)))
    names = dict.fromkeys(count for rule in sums for count in (rule.whole, *rule.parts))
    counts = {name: _true_count(tallies, name) for name in names}
    inclusions = tuple(rule for rule in _inclusions(plan, names) if _holds(rule, counts))
    return Programme(plan.base, counts, sums, inclusions, bounds)


def groups_of(indicator: str, gathered: Iterable[Gathering]) -> Groups:
    return {group.partition: group.values for group in gathered if group.population == indicator}


def _sums(plan: Plan, gathered: Collection[Gathering] | None) -> Iterator[Sum]:
    for table in plan.tables:
        for crossing in plan.expanded(table):
            for indicator in table.indicators:
                groups = groups_of(indicator, gathered or ())
                for dimension in crossing:
                    yield from _margins(indicator, dimension, groups.get(dimension.code, ()))
                if gathered is not None:
                    yield from _crossed(indicator, crossing, groups)


def _margins(indicator: str, dimension: Dimension, group: Values) -> Iterator[Sum]:
    """Add the values up to the total, and some of them to the group."""
    singles = {code: Count(indicator, ((dimension.code, (code,)),)) for code in dimension.codes}
    yield Sum(Count(indicator), tuple(singles.values()))
    if 0 < len(group) < len(singles):
        whole = Count(indicator, ((dimension.code, group),))
        yield Sum(whole, tuple(singles[code] for code in group))


def _crossed(indicator: str, crossing: tuple[Dimension, ...], groups: Groups) -> Iterator[Sum]:
    """Add what is shown of one dimension up to each value shown of the other."""
    shown = {each.code: _shown(each, groups.get(each.code, ())) for each in crossing}
    if len(crossing) == 1 or not all(shown.values()):
        return
    for fixed, free in (crossing, crossing[::-1]):
        for values in shown[fixed.code]:
            held = {fixed.code: values}
            parts = tuple(
                Count(indicator, _in_order(crossing, {**held, free.code: others}))
                for others in shown[free.code]
            )
            yield Sum(Count(indicator, _in_order(crossing, held)), parts)


def _shown(dimension: Dimension, group: Values) -> list[Values]:
    """Return the values shown alone, then the group; nothing where the group is everything."""
    alone: list[Values] = [(code,) for code in dimension.codes if code not in group]
    return [*alone, group] if alone and group else alone


def _in_order(crossing: tuple[Dimension, ...], held: Groups) -> Condition:
    return tuple((each.code, held[each.code]) for each in crossing if each.code in held)


def _true_count(tallies: Tallies, count: Count) -> int:
    singles = [[(name, (value,)) for value in values] for name, values in count.condition]
    return sum(tallies[Count(count.population, chosen)] for chosen in product(*singles))


def _inclusions(plan: Plan, names: Mapping[Count, None]) -> Iterator[AtMost]:
    candidates = (*_included_indicators(plan, names), *_included_values(plan))
    for rule in candidates:
        if all(count in names for count in (*rule.smaller, *rule.larger)):
            yield rule


def _included_indicators(plan: Plan, names: Iterable[Count]) -> Iterator[AtMost]:
    for nested in plan.nested_indicators:
        for count in names:
            if count.population == nested.part:
                yield AtMost((count,), (Count(nested.whole, count.condition),))


def _included_values(plan: Plan) -> Iterator[AtMost]:
    for nested in plan.nested_values:
        for indicator in plan.indicators:
            smaller = tuple(Count(indicator, ((d, (v,)),)) for d, v in nested.part)
            larger = tuple(Count(indicator, ((d, (v,)),)) for d, v in nested.whole)
            yield AtMost(smaller, larger)


def _holds(rule: AtMost, counts: Tallies) -> bool:
    return sum(counts[c] for c in rule.smaller) <= sum(counts[c] for c in rule.larger)

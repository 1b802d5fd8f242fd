"""What the published quarters say of the distinct persons of their year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds

_NO_LIMIT = 10**9


def limits_of_quarters(plan: Plan, counts: Figures, quarters: Sequence[Figures]) -> Bounds:
    """Return the least and most that a figure of the year may be, for the figures of `counts`.

    A person of a quarter is one of the year, and each person of the year is one of some quarter.
    Age and publics may change within the year: a limit that no rounding of the true count meets is
    left out, since nobody can rely on it; except for the total of a population, where it is sure.
    """
    limits = {count: _limits(count, quarters) for count in counts}
    return {
        count: (low, high)
        for count, (low, high) in limits.items()
        if not count.condition or _met(counts[count], plan.base, low, high)
    }


def joined_plan(plan: Plan, releases: int) -> Plan:
    """Return a plan of the year with its quarters as parts, to prove all of them at once.

    Whoever is counted in the year is counted in one of the quarters at least.
    """
    definitions = plan.definitions
    parts = {
        _in_release(code, rank): replace(found, code=_in_release(code, rank), part_of=code)
        for code, found in definitions.populations.items()
        for rank in range(releases)
    }
    populations = MappingProxyType({**definitions.populations, **parts})
    tables = [_in(table, rank) for rank in range(releases) for table in plan.tables]
    covers = (_covered(population, releases) for population in _counted(plan))
    return replace(
        plan,
        definitions=replace(definitions, populations=populations),
        tables=(*plan.tables, *tables),
        rules=(*plan.rules, *covers),
    )


def earlier_figures(figures: Figures, releases: Sequence[Figures]) -> Figures:
    """Return the figures of the releases, for the populations of `figures`, named in that plan."""
    known = {count.population for count in figures}
    return {
        Count(_in_release(count.population, rank), count.condition): figure
        for rank, release in enumerate(releases)
        for count, figure in release.items()
        if count.population in known
    }


def earlier_totals(plan: Plan, releases: Sequence[Iterable[Count]]) -> tuple[Count, ...]:
    """Return counts of the releases as they are named in that plan, those of its tables alone."""
    known = set(_counted(plan))
    return tuple(
        replace(count, population=_in_release(count.population, rank))
        for rank, counts in enumerate(releases)
        for count in counts
        if count.population in known
    )


def _limits(count: Count, quarters: Sequence[Figures]) -> tuple[int, int]:
    found = [quarter[count] for quarter in quarters if count in quarter]
    whole = sum(found) if len(found) == len(quarters) else _NO_LIMIT
    return max(found, default=0), whole


def _met(true: int, base: int, low: int, high: int) -> bool:
    below = base * (true // base)
    return any(low <= figure <= high for figure in {below, below + base * (true % base > 0)})


def _in_release(population: str, rank: int) -> str:
    return f"{population}@{rank + 1}"


def _in(table: Table, rank: int) -> Table:
    population = _in_release(table.population, rank)
    return replace(
        table,
        code=_in_release(table.code, rank),
        reading=replace(table.reading, population=population),
    )


def _counted(plan: Plan) -> Iterator[str]:
    yield from dict.fromkeys(table.population for table in plan.tables)


def _covered(population: str, releases: int) -> LinkRule:
    whole = tuple(_in_release(population, rank) for rank in range(releases))
    return LinkRule(whole, (population,), exact=False)

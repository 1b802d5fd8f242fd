"""Releases over the whole plan, made without the protector: every true count is a multiple of 5."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

from conseil_mobilite.domain.statistics.definitions.dimension import (
    DimensionKind,
    Partition,
    Source,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Protection
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.release.derived_tables import derived_tables
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    OTHERS,
    TOTAL,
    ProtectedRelease,
    PublishedCell,
    Reason,
    Scope,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.interchange.statistics.manifest import Sender
from conseil_mobilite.interchange.statistics.package import StatisticsPackage, write_package
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

SCOPE = Scope("HDF-07", date(2026, 7, 1), date(2026, 9, 30))
SENDER = Sender("13002603200016", "Département fictif", "b3f29c1a", "Grand bassin fictif")
OLDER = Path(__file__).with_name("packages") / "plan-1.zip"
"""A package as the first plan wrote it."""
REPORT = b"%PDF-1.7 a report made elsewhere"
EPCI = (
    Value("200071991", "CC fictive des Trois Rivières"),
    Value("200072460", "CA fictive du Val"),
    Value("HORS", "Autre intercommunalité"),
    Value("NSP", "Non précisée"),
)
MEASURES = (Value("M1", "Permis pour tous"), Value("M2", "Vélos en prêt"))
_FIGURE_STEPS = {Protection.MEDIAN: 5, Protection.MEAN: 5, Protection.SUM: 100}

Units = Sequence[Mapping[str, str]]
"""What each unit of a population is, by partition."""


@cache
def plan_of_base(epci: tuple[Value, ...] = EPCI, measures: tuple[Value, ...] = MEASURES) -> Plan:
    plan = tables_plan()
    found = {Source.INTERCOMMUNALITIES: epci, Source.MEASURES: measures}
    return replace(plan, definitions=plan.definitions.with_values(found))


def release(
    seed: int = 1,
    *,
    units: int = 40,
    gathered: tuple[Gathering, ...] = (),
    plan: Plan | None = None,
    scope: Scope = SCOPE,
) -> ProtectedRelease:
    """Return a release of random units, each standing for five, over every table of the plan."""
    known = plan or plan_of_base()
    groups = {(each.population, each.partition): each.values for each in gathered}
    drawn = {code: _units(known, code, seed, units) for code in known.definitions.populations}
    cells = [
        cell
        for table in known.tables
        for crossing in known.crossings(table)
        for cell in _counts(table, crossing, drawn[table.population], groups)
    ]
    return ProtectedRelease(
        plan=known.code,
        method=METHOD,
        scope=scope,
        cells=(*cells, *_derived(known, seed)),
        withheld=tuple(
            Withheld(Reason.GATHERED, f"AUTRES réunit {each.values}.", partition=each.partition)
            for each in gathered
        ),
        gathered=gathered,
        seed_fingerprint=f"{seed:016x}",
        nodes=1,
    )


def packed(
    made: ProtectedRelease, sender: Sender = SENDER, number: int = 1, plan: Plan | None = None
) -> StatisticsPackage:
    return write_package(made, sender, plan or plan_of_base(), REPORT, number)


def _units(plan: Plan, population: str, seed: int, size: int) -> Units:
    random = Random(f"{seed} {population}")  # noqa: S311 - no secret
    partitions = {
        partition.code: partition.codes
        for table in plan.tables
        if table.population == population
        for crossing in plan.crossings(table)
        for partition in crossing
    }
    return [
        {code: random.choice(values) for code, values in partitions.items()} for _ in range(size)
    ]


def _counts(
    table: Table,
    crossing: tuple[Partition, ...],
    units: Units,
    groups: Mapping[tuple[str, str], tuple[str, ...]],
) -> Iterator[PublishedCell]:
    options = [_shown(each, groups.get((table.population, each.code), ())) for each in crossing]
    for chosen in product(*options):
        count = sum(
            all(unit[partition] in values for partition, _, values in chosen) for unit in units
        )
        yield PublishedCell(
            table.code,
            table.indicator,
            tuple((partition, value) for partition, value, _ in chosen),
            5 * count,
            _unit(table),
            Status.ROUNDED,
            5,
            "" if count else "0 signifie de 0 à 4",
        )


def _unit(table: Table) -> str:
    return plan_of_base().definitions.populations[table.population].unit.value


def _shown(partition: Partition, group: tuple[str, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    alone = [(partition.code, code, (code,)) for code in partition.codes if code not in group]
    others = [(partition.code, OTHERS, group)] if group else []
    return [*alone, *others, (partition.code, TOTAL, partition.codes)]


def _derived(plan: Plan, seed: int) -> Iterator[PublishedCell]:
    random = Random(f"{seed} derived")  # noqa: S311 - no secret
    for table in derived_tables(plan):
        protection, unit = table.reading.protection, table.reading.unit.value
        for breakdown in _derived_places(plan, table):
            step = _FIGURE_STEPS.get(protection, 1)
            status = Status.COMPUTED if protection is Protection.RATE else Status.ROUNDED
            value = step * random.randint(1, 9)
            yield PublishedCell(table.code, table.indicator, breakdown, value, unit, status, step)


def _derived_places(plan: Plan, table: Table) -> Iterator[tuple[tuple[str, str], ...]]:
    """Give the places of a rate or an amount: each value, for an item of a list `oui` alone."""
    if not table.dimensions:
        yield ()
    for code in table.dimensions:
        dimension = plan.definitions.dimensions[code]
        several = dimension.kind is DimensionKind.MULTIPLE
        for partition in dimension.partitions:
            for value in partition.codes[:-1] if several else partition.codes:
                yield ((partition.code, value),)

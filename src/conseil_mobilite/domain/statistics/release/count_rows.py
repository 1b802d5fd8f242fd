"""Lay rounded counts out as the rows that leave, small groups gathered or withheld."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.blocking import Blocked
from conseil_mobilite.domain.statistics.release.group_notes import group_note
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
    Status,
    Withheld,
)
from conseil_mobilite.domain.statistics.rounding.counted_tables import shown_values
from conseil_mobilite.domain.statistics.rounding.floors import Figures, Groups

Values = tuple[str, ...]
ZERO = "0 signifie de 0 à 4"


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a plan: its figures, what they gather, what is left out and why.

    `lost` gives the tables that were dropped. A partition whose group is all its values is not
    shown.
    """

    plan: Plan
    figures: Figures
    groups: Groups
    blocked: Blocked
    lost: Mapping[str, Withheld]

    def group(self, population: str, partition: Partition) -> Values:
        return self.groups.get((population, partition.code), ())

    def values(self, population: str, partition: Partition) -> list[Values]:
        """Return the values shown, alone first, then together; none where it is not shown."""
        return shown_values(partition, self.group(population, partition))

    def why_not(self, table: Table) -> Withheld | None:
        return self.blocked.get(table.population) or self.lost.get(table.code)


def count_rows(shown: Shown) -> Iterator[PublishedCell]:
    """Give the rows of every table of counts, in the order of the plan."""
    for table in shown.plan.tables:
        why = shown.why_not(table)
        for crossing in shown.plan.crossings(table):
            if why is None:
                yield from _crossing_rows(shown, table, crossing)
            else:
                yield _withheld_total(shown.plan, table, crossing, why)


def group_notes(shown: Shown) -> Iterator[Withheld]:
    """Say once for each population and partition what became of its small groups."""
    told: set[tuple[str, str]] = set()
    for table in shown.plan.tables:
        for crossing in shown.plan.crossings(table):
            for partition in crossing:
                name = table.population, partition.code
                group = shown.group(table.population, partition)
                if group and name not in told and shown.why_not(table) is None:
                    told.add(name)
                    yield group_note(table, partition, group)


def shown_places(
    shown: Shown, population: str, crossing: tuple[Partition, ...]
) -> Iterator[tuple[tuple[Partition, Values], ...]]:
    """Give each cell of a crossing that is shown, margins and total included."""
    options = [[*shown.values(population, each), ()] for each in crossing]
    for chosen in product(*options):
        yield tuple(zip(crossing, chosen, strict=True))


def count_of(population: str, place: tuple[tuple[Partition, Values], ...]) -> Count:
    return Count(population, tuple((each.code, values) for each, values in place if values))


def _crossing_rows(
    shown: Shown, table: Table, crossing: tuple[Partition, ...]
) -> Iterator[PublishedCell]:
    for place in shown_places(shown, table.population, crossing):
        value = shown.figures[count_of(table.population, place)]
        breakdown = tuple((each.code, value_name(values)) for each, values in place)
        said = [_note(shown, table, each) for each, values in place if len(values) > 1]
        note = " ".join([*said, *([ZERO] if value == 0 else [])])
        figure = value, shown.plan.base
        yield _cell(shown.plan, table, breakdown, Status.ROUNDED, note, figure)
    for each in crossing:
        if not shown.values(table.population, each):
            yield from _not_broken_down(shown, table, crossing, each)


def value_name(values: Values) -> str:
    """Return the code of a value in the file: none is the total, several are the others."""
    return TOTAL if not values else values[0] if len(values) == 1 else OTHERS


def _note(shown: Shown, table: Table, partition: Partition) -> str:
    group = shown.group(table.population, partition)
    return group_note(table, partition, group).sentence if group else ""


def _not_broken_down(
    shown: Shown, table: Table, crossing: tuple[Partition, ...], dropped: Partition
) -> Iterator[PublishedCell]:
    for value in dropped.codes:
        breakdown = tuple((each.code, value if each is dropped else TOTAL) for each in crossing)
        note = _note(shown, table, dropped)
        yield _cell(shown.plan, table, breakdown, Status.WITHHELD, note)


def _withheld_total(
    plan: Plan, table: Table, crossing: tuple[Partition, ...], why: Withheld
) -> PublishedCell:
    breakdown = tuple((each.code, TOTAL) for each in crossing)
    return _cell(plan, table, breakdown, Status.WITHHELD, why.sentence)


def _cell(
    plan: Plan,
    table: Table,
    breakdown: tuple[tuple[str, str], ...],
    status: Status,
    note: str,
    figure: tuple[int, int] | tuple[None, None] = (None, None),
) -> PublishedCell:
    unit = plan.definitions.populations[table.population].unit.value
    value, step = figure
    return PublishedCell(table.code, table.indicator, breakdown, value, unit, status, step, note)

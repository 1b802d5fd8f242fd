"""The figures of several bases together, as rows of the same columns as theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from conseil_mobilite.domain.statistics.consolidation.notes import (
    amount_note,
    count_note,
    others_note,
)
from conseil_mobilite.domain.statistics.consolidation.rates import Counts, counts_of, rate
from conseil_mobilite.domain.statistics.consolidation.scope import Additive, additive
from conseil_mobilite.domain.statistics.consolidation.sources import Piece
from conseil_mobilite.domain.statistics.consolidation.sums import (
    NOT_BROKEN_DOWN,
    Breakdown,
    Figure,
    Sums,
)
from conseil_mobilite.domain.statistics.definitions.dimension import DimensionKind, Partition
from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.release.methods import largest_error
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    PublishedCell,
    Scope,
    Status,
)

_EUROS, _OTHER_AMOUNTS = 100, 5


@dataclass(frozen=True, slots=True)
class Consolidation:
    """One basin, or a region of several. `plan` has the values of all its bases."""

    scope: Scope
    name: str
    plan: Plan
    pieces: tuple[Piece, ...]
    cells: tuple[PublishedCell, ...]
    sums: Sums

    @property
    def basins(self) -> int:
        return len({each.scope.basin for each in self.pieces})

    @property
    def largest_error(self) -> int:
        """Return how far the farthest count may be from the true one."""
        populations = {table.code: table.population for table in self.plan.tables}
        errors = (
            figure.terms * largest_error(self.plan, self.scope, populations[table])
            for (table, _), figure in self.sums.figures.items()
            if not figure.exact and table in populations
        )
        return max(errors, default=0)


def consolidated(
    plan: Plan, scope: Scope, name: str, pieces: Sequence[Piece], sums: Sums
) -> Consolidation:
    """Return the rows of every table that adds up, in the order of the plan, then the rates."""
    several = len({each.scope.basin for each in pieces}) > 1
    tables = additive(plan, several_basins=several)
    counts = counts_of(sums, tables.added.counts)
    cells = (
        *_counts(_Added(plan, scope, tables, sums), len(pieces)),
        *_amounts(plan, tables, sums, len(pieces)),
        *_rates(plan, tables, counts),
    )
    return Consolidation(scope, name, plan, tuple(pieces), cells, sums)


@dataclass(frozen=True, slots=True)
class _Added:
    """What was added up, and over which period."""

    plan: Plan
    scope: Scope
    tables: Additive
    sums: Sums


def _counts(added: _Added, bases: int) -> Iterator[PublishedCell]:
    plan, sums = added.plan, added.sums
    for table in added.tables.counts:
        error = largest_error(plan, added.scope, table.population)
        unit = plan.definitions.populations[table.population].unit
        for breakdown in _breakdowns(plan, table):
            figure = sums.figures.get((table.code, breakdown))
            if figure is not None:
                note = count_note(figure, bases, error, of_persons=unit is Unit.PERSONS)
                others = others_note(plan, sums, table, breakdown)
                told = " ; ".join(filter(None, (note, others)))
                yield _cell(table, breakdown, unit, figure, plan.base, told)


def _amounts(plan: Plan, tables: Additive, sums: Sums, bases: int) -> Iterator[PublishedCell]:
    for table in tables.amounts:
        unit = table.reading.unit
        step = _EUROS if unit is Unit.EUROS else _OTHER_AMOUNTS
        for breakdown in amount_places(plan, table):
            figure = sums.figures.get((table.code, breakdown))
            if figure is not None:
                note = amount_note(figure, bases, step, unit.value)
                yield _cell(table, breakdown, unit, figure, step, note)


def _cell(
    table: Table, breakdown: Breakdown, unit: Unit, figure: Figure, step: int, note: str
) -> PublishedCell:
    status = Status.EXACT if figure.exact else Status.ROUNDED
    return PublishedCell(
        table=table.code,
        indicator=table.indicator,
        breakdown=breakdown,
        value=None if figure.hidden else figure.value,
        unit=unit.value,
        status=Status.WITHHELD if figure.hidden else status,
        step=None if figure.hidden or figure.exact else step,
        note=note,
    )


def _rates(plan: Plan, tables: Additive, counts: Counts) -> Iterator[PublishedCell]:
    for table in tables.rates:
        for breakdown in _rate_places(plan, table):
            found = rate(table, breakdown, counts)
            if found is not None:
                withheld = found.percent is None
                yield PublishedCell(
                    table=table.code,
                    indicator=table.indicator,
                    breakdown=breakdown,
                    value=found.percent,
                    unit=table.reading.unit.value,
                    status=Status.WITHHELD if withheld else Status.COMPUTED,
                    step=None if withheld else 1,
                    note=found.reason,
                )


def _breakdowns(plan: Plan, table: Table) -> Iterator[Breakdown]:
    """Name every place of a table of counts where a figure may stand."""
    for crossing in plan.crossings(table):
        yield from product(*(_places(partition) for partition in crossing))


def _places(partition: Partition) -> list[tuple[str, str]]:
    values = (*partition.codes, OTHERS, NOT_BROKEN_DOWN, TOTAL)
    return [(partition.code, value) for value in values]


def _rate_places(plan: Plan, table: Table) -> Iterator[Breakdown]:
    """Name the places of a rate: the whole in its own table, then the values shown."""
    for breakdown in _breakdowns(plan, table):
        if not {value for _, value in breakdown} & {TOTAL, NOT_BROKEN_DOWN}:
            yield breakdown


def amount_places(plan: Plan, table: Table) -> Iterator[Breakdown]:
    """Name the places of an amount: those of whom an item is true, where several may be."""
    if not table.dimensions:
        yield ()
    for code in table.dimensions:
        dimension = plan.definitions.dimensions[code]
        several = dimension.kind is DimensionKind.MULTIPLE
        for partition in dimension.partitions:
            for value in partition.codes[:-1] if several else partition.codes:
                yield ((partition.code, value),)

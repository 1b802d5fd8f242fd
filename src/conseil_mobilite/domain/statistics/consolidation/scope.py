"""What a plan of tables gives to add, to compute again, or to leave out."""

from dataclasses import dataclass

from conseil_mobilite.domain.statistics.consolidation.sums import AddedTables
from conseil_mobilite.domain.statistics.definitions.dimension import Source
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Unit
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.release.derived_tables import derived_tables

_COUNTED_BY_SEVERAL_BASES = frozenset({Unit.PARTNERS, Unit.MUNICIPALITIES})
_NOT_ADDITIVE = frozenset({Protection.MEDIAN, Protection.MEAN})


@dataclass(frozen=True, slots=True)
class Additive:
    """The tables of a plan by what becomes of them. `not_added`: medians and means."""

    counts: tuple[Table, ...]
    amounts: tuple[Table, ...]
    rates: tuple[Table, ...]
    not_added: tuple[Table, ...]
    not_distinct: tuple[Table, ...]

    @property
    def added(self) -> AddedTables:
        return AddedTables(
            {table.code: table.population for table in self.counts},
            frozenset(table.code for table in self.amounts),
        )


def additive(plan: Plan, *, several_basins: bool) -> Additive:
    """Sort the tables; measures are those of one basin, so that those of several do not add up."""
    derived = [each for each in derived_tables(plan) if _adds(plan, each, several_basins)]
    counts = [each for each in plan.tables if _adds(plan, each, several_basins)]
    rates = [each for each in derived if each.reading.protection is Protection.RATE]
    return Additive(
        counts=tuple(each for each in counts if not _is_shared(plan, each)),
        amounts=tuple(each for each in derived if each.reading.protection is Protection.SUM),
        rates=tuple(each for each in rates if not _is_shared(plan, each)),
        not_added=tuple(each for each in derived if each.reading.protection in _NOT_ADDITIVE),
        not_distinct=tuple(each for each in counts if _is_shared(plan, each)),
    )


def _is_shared(plan: Plan, table: Table) -> bool:
    """Say whether bases count the same things: the partners and the communes of a basin."""
    return plan.definitions.populations[table.population].unit in _COUNTED_BY_SEVERAL_BASES


def _adds(plan: Plan, table: Table, several_basins: bool) -> bool:  # noqa: FBT001 - of this file
    sources = {plan.definitions.dimensions[code].source for code in table.dimensions}
    return not (several_basins and Source.MEASURES in sources)

"""What medians and means tell of the people behind them: that there are eleven, or fewer.

A median by intercommunality tells it of a group whose count is not published. Where counts of the
same population are, or of one between it and the one whose count is, both must be proved together:
two groups of eleven are twenty-two, which a total rounded to twenty leaves at twenty-four at most.
Elsewhere it tells nothing that the figures do not: a group shown alone has eleven units at least,
and how many of them are of a population that is not published is free.

The lines of a sum are no partition of people: one person may be helped by several funders.
"""

from collections.abc import Iterator, Mapping

from conseil_mobilite.domain.statistics.definitions.dimension import Dimension, Partition
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Count,
    ExactFigures,
    Measured,
    Quantity,
)
from conseil_mobilite.domain.statistics.release.proofs import Told, prove
from conseil_mobilite.domain.statistics.release.quantity_rows import FEWEST_PERSONS
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import Rounded
from conseil_mobilite.domain.statistics.rounding.floors import (
    Figures,
    Groups,
    counted_partitions,
    is_gathered,
)
from conseil_mobilite.domain.statistics.rounding.safe_rounding import Proof, Prove

_Values = Mapping[str, Measured]


def proving(exact: ExactFigures) -> Prove:
    """Return the proof of the figures of a period with what its medians and means tell."""

    def with_amounts(plan: Plan, rounded: Rounded) -> Proof:
        told = told_by_amounts(plan, rounded.figures, rounded.groups, exact)
        return prove(plan, rounded, told=told)

    return with_amounts


def told_by_amounts(plan: Plan, figures: Figures, groups: Groups, exact: ExactFigures) -> Told:
    """Return what the rows of medians and means would tell beside these figures."""
    least: dict[Count, int] = {}
    most: dict[Count, int] = {}
    for reading, partition in _telling(plan, figures):
        found = _measured(exact, reading, partition)
        few_are_right = _all_are_measured(exact, reading, partition, found)
        for value, measured in found.items():
            count = Count(reading.population).where(partition.code, value)
            if is_gathered(plan, groups, reading.population, partition.code, value):
                continue
            if measured.persons >= FEWEST_PERSONS:
                least[count] = FEWEST_PERSONS
            elif few_are_right and measured.units < FEWEST_PERSONS:
                most[count] = FEWEST_PERSONS - 1
    return Told({count: n for count, n in least.items() if count not in most}, most)


def _telling(plan: Plan, figures: Figures) -> Iterator[tuple[Reading, Partition]]:
    """Give the breakdowns that tell something, of readings that are shown."""
    for _, reading in plan.quantities:
        total = figures.get(Count(reading.population), plan.floor)
        if reading.protection is Protection.SUM or total < plan.floor:
            continue
        for dimension in _dimensions(plan, reading):
            for partition in dimension.partitions:
                if _tells_more(plan, figures, reading.population, partition.code):
                    yield reading, partition


def _dimensions(plan: Plan, reading: Reading) -> list[Dimension]:
    return [plan.definitions.dimensions[code] for code in reading.by]


def _tells_more(plan: Plan, figures: Figures, population: str, partition: str) -> bool:
    """Say whether a total is shown of less than what the partition is shown of."""
    counted = {(code, each.code) for code, each in counted_partitions(plan)}
    code = population
    while code and (code, partition) not in counted:
        if Count(code) in figures:
            return True
        code = plan.definitions.populations[code].part_of
    return False


def _measured(exact: ExactFigures, reading: Reading, partition: Partition) -> _Values:
    return {
        value: exact.quantities.get(
            Quantity(reading.quantity, ((partition.code, (value,)),)), NOTHING_MEASURED
        )
        for value in partition.codes
    }


def _all_are_measured(
    exact: ExactFigures, reading: Reading, partition: Partition, found: _Values
) -> bool:
    """Say whether every unit has its amount: then, and only then, few amounts are few units."""
    units = sum(found[value].units for value in partition.codes)
    return units == exact.counts.get(Count(reading.population))

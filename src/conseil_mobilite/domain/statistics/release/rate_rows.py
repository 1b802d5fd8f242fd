"""Compute rates from rounded counts, so that they tell nothing that the counts do not."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.release.count_rows import Shown, Values, value_name
from conseil_mobilite.domain.statistics.release.protected_release import PublishedCell, Status
from conseil_mobilite.domain.statistics.release.row_names import rate_table

LEAST_DENOMINATOR: Final = 30
_FEW: Final = spaced(f"Taux retenu : il porterait sur moins de {LEAST_DENOMINATOR} unités.")
_HIDDEN: Final = "Taux retenu : les effectifs qui le composent ne sont pas publiés."


def rate_rows(shown: Shown) -> Iterator[PublishedCell]:
    """Give each rate of the plan: of the whole, then of each value shown of its breakdowns."""
    for indicator in shown.plan.definitions.indicators.values():
        for reading in indicator.readings:
            if reading.protection is Protection.RATE:
                yield from _rates(shown, indicator.code, reading)


def _rates(shown: Shown, indicator: str, reading: Reading) -> Iterator[PublishedCell]:
    yield _rate(shown, indicator, reading, "", None)
    for dimension in reading.by:
        for partition in shown.plan.definitions.dimensions[dimension].partitions:
            for values in shown.values(reading.population, partition):
                yield _rate(shown, indicator, reading, dimension, (partition, values))


def _rate(
    shown: Shown,
    indicator: str,
    reading: Reading,
    dimension: str,
    place: tuple[Partition, Values] | None,
) -> PublishedCell:
    held: Condition = ((place[0].code, place[1]),) if place else ()
    breakdown = tuple((code, value_name(values)) for code, values in held)
    value, note = _share(shown, reading, held)
    status = Status.WITHHELD if value is None else Status.COMPUTED
    return PublishedCell(
        rate_table(indicator, reading, dimension),
        indicator,
        breakdown,
        value,
        reading.unit.value,
        status,
        None if value is None else 1,
        note,
    )


def _share(shown: Shown, reading: Reading, held: Condition) -> tuple[int | None, str]:
    """Return a whole percentage, or None and why."""
    if reading.population in shown.blocked:
        return None, shown.blocked[reading.population].sentence
    whole = shown.figures.get(Count(reading.population, held))
    part = _numerator(shown, reading, held)
    if whole is None or part is None:
        return None, _HIDDEN
    if whole < LEAST_DENOMINATOR:
        return None, _FEW
    return (200 * part + whole) // (2 * whole), ""


def _numerator(shown: Shown, reading: Reading, held: Condition) -> int | None:
    """Add the figures of the values of the share; None where one is not shown apart from others."""
    assert reading.share is not None
    code, wanted = reading.share.partition, set(reading.share.values)
    partition = next(
        each
        for each in shown.plan.definitions.dimensions[code.partition(":")[0]].partitions
        if each.code == code
    )
    parts = [each for each in shown.values(reading.population, partition) if wanted & set(each)]
    if not parts or any(set(each) - wanted for each in parts):
        return None
    figures = [
        shown.figures.get(Count(reading.population, ((code, each), *held))) for each in parts
    ]
    return None if None in figures else sum(figure or 0 for figure in figures)

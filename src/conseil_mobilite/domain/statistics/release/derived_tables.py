"""The tables that are no counts: rates, medians, means and sums, each alone and by breakdown."""

from collections.abc import Iterator

from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.release.row_names import quantity_table, rate_table


def derived_tables(plan: Plan) -> tuple[Table, ...]:
    """Return them in the order of the indicators: `I-14_taux`, `I-14_taux_sexe`, `I-03_mediane`."""
    return tuple(
        table
        for indicator in plan.definitions.indicators.values()
        for reading in indicator.readings
        if reading.protection is not Protection.COUNT
        for table in _tables(indicator.code, reading)
    )


def _tables(indicator: str, reading: Reading) -> Iterator[Table]:
    name = rate_table if reading.protection is Protection.RATE else quantity_table
    yield Table(name(indicator, reading, ""), indicator, reading, ())
    for dimension in reading.by:
        yield Table(name(indicator, reading, dimension), indicator, reading, (dimension,))

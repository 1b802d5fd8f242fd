"""The tables that are no counts: rates, medians, means and sums, each alone and by breakdown."""

from collections.abc import Iterator

from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table

_RATE = "taux"


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
    rate = _RATE if reading.protection is Protection.RATE else ""
    whole = "_".join(filter(None, (indicator, reading.code, rate)))
    yield Table(whole, indicator, reading, ())
    for dimension in reading.by:
        yield Table(f"{whole}_{dimension}", indicator, reading, (dimension,))

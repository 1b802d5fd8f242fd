"""The periods that the assistant offers: those that are over, and those that are not yet."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.statistics.periods.published import CivilYear, PublishedPeriod
from conseil_mobilite.domain.statistics.periods.quarters import last_closed_quarter, quarter_of
from conseil_mobilite.services.statistics.figures import Period

QUARTERS: Final = 12
YEARS: Final = 3
"""How many that are over are offered."""


def period_choices(today: date) -> list[tuple[str, str]]:
    """Return codes and words: the quarters, the latest first, then the years."""
    over = [last_closed_quarter(today)]
    while len(over) < QUARTERS:
        over.append(last_closed_quarter(over[-1].start))
    present, year = quarter_of(today), CivilYear(today.year)
    years = [CivilYear(today.year - back) for back in range(1, YEARS + 1)]
    return [
        (present.code, f"{present}, en cours"),
        *((each.code, str(each)) for each in over),
        (year.code, f"{year}, en cours"),
        *((each.code, str(each)) for each in years),
    ]


def days(period: PublishedPeriod) -> Period:
    return Period(period.start, period.end)

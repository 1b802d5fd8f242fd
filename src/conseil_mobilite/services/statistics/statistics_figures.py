"""The exact figures of a basin, for the adviser's own eyes: none of them leaves as it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.statistics.definitions.indicators import Indicator
from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    YES,
    Dimension,
    DimensionKind,
    Plan,
)
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.domain.statistics.periods.quarters import (
    Quarter,
    last_closed_quarter,
    quarter_of,
)
from conseil_mobilite.services.statistics.statistics_quality import Quality, quality
from conseil_mobilite.services.statistics.statistics_records import (
    Unit,
    described,
    initial_assessments,
    people_supported,
)
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan

ASSESSMENTS: Final = "I-05"
PEOPLE: Final = "I-06"
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One value of a breakdown, with the count of each indicator by its code."""

    code: str
    label: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`several`: a unit may have several of the values, so that the lines do not add up."""

    code: str
    label: str
    several: bool
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Assessments of one month (its first day) and of the same month a year before."""

    month: date
    count: int
    year_before: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one period; `before` are the totals of the quarter that precedes it."""

    period: Period
    indicators: tuple[Indicator, ...]
    totals: Mapping[str, int]
    before: Mapping[str, int]
    breakdowns: tuple[Breakdown, ...]
    months: tuple[MonthCount, ...]
    quality: Quality


def figures(session: Session, basin_id: UUID, period: Period) -> Figures:
    """Count the period, the quarter before, and the assessments of each of the last months."""
    plan, units = tables_plan(), counted(session, basin_id, period)
    records = {code: described(session, found) for code, found in units.items()}
    tallies = tally(plan, records)
    previous = last_closed_quarter(period.start)
    before = counted(session, basin_id, Period(previous.start, previous.end))
    return Figures(
        period=period,
        indicators=tuple(indicators()[code] for code in plan.indicators),
        totals={code: len(found) for code, found in units.items()},
        before={code: len(found) for code, found in before.items()},
        breakdowns=tuple(_breakdown(plan, dimension, tallies) for dimension in plan.dimensions),
        months=_months(session, basin_id, quarter_of(period.end)),
        quality=quality(session, basin_id, period, units[PEOPLE], records[PEOPLE]),
    )


def counted(session: Session, basin_id: UUID, period: Period) -> dict[str, list[Unit]]:
    """Return the units of each indicator of the plan."""
    return {
        ASSESSMENTS: initial_assessments(session, basin_id, period),
        PEOPLE: people_supported(session, basin_id, period),
    }


def exact(session: Session, basin_id: UUID, period: Period) -> dict[str, Sequence[UnitRecord]]:
    """Return the units of each indicator with their characteristics."""
    units = counted(session, basin_id, period)
    return {code: described(session, found) for code, found in units.items()}


def _breakdown(plan: Plan, dimension: Dimension, tallies: Tallies) -> Breakdown:
    several = dimension.kind is DimensionKind.MULTIPLE

    def named(indicator: str, value: str) -> Count:
        place = (f"{dimension.code}:{value}", (YES,)) if several else (dimension.code, (value,))
        return Count(indicator, (place,))

    lines = (
        FigureLine(
            value.code,
            value.label,
            {code: tallies[named(code, value.code)] for code in plan.indicators},
        )
        for value in dimension.values
    )
    return Breakdown(dimension.code, dimension.label, several, tuple(lines))


def _months(session: Session, basin_id: UUID, last: Quarter) -> tuple[MonthCount, ...]:
    """Return the twelve months that end with the quarter, each beside its year before."""
    months = [_back(last.end.replace(day=1), rank) for rank in range(2 * MONTHS - 1, -1, -1)]
    units = initial_assessments(session, basin_id, Period(months[0], last.end))
    found = Counter(unit.day.replace(day=1) for unit in units)
    return tuple(
        MonthCount(month, found[month], found[earlier])
        for earlier, month in zip(months[:MONTHS], months[MONTHS:], strict=True)
    )


def _back(month: date, amount: int) -> date:
    years, rank = divmod(month.month - 1 - amount, MONTHS)
    return date(month.year + years, rank + 1, 1)

"""What the page of statistics shows of a basin and a period: exact, for the adviser's own eyes.

Nothing is computed here: the figures are counted by `figures`, and read as the definitions say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.statistics.dashboard.headlines import HEADLINES, headline_plan
from conseil_mobilite.domain.statistics.dashboard.themes import THEMES, Theme
from conseil_mobilite.domain.statistics.definitions.indicator import Indicator, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.breakdowns import Breakdown, breakdowns
from conseil_mobilite.domain.statistics.exact.figure_words import change
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.exact.readings import Figure, FigureReader
from conseil_mobilite.domain.statistics.periods.spans import Span, SpanKind
from conseil_mobilite.services.statistics import figures
from conseil_mobilite.services.statistics.asked import Asked, plan_of
from conseil_mobilite.services.statistics.figures import FigureScope, Quality

ASSESSMENTS: Final = "I-05"
MONTHS: Final = 12
_TREND: Final = {SpanKind.QUARTER: 8, SpanKind.YEAR: 4, SpanKind.FREE: 4}
Step = Callable[[int, int], None]
"""Told how far the work is: steps done, and how many there are. May raise to give it up."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The figure of one period of a trend."""

    span: Span
    figure: Figure


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure shown in large: `trend` ends with it; `change` tells it from the one before."""

    indicator: Indicator
    trend: tuple[Moment, ...]
    change: str

    @property
    def figure(self) -> Figure:
        return self.trend[-1].figure


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """One way an indicator is read, whole and over each of its breakdowns."""

    reading: Reading
    figure: Figure
    breakdowns: tuple[Breakdown, ...]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    indicator: Indicator
    readings: tuple[ReadingShown, ...]


@dataclass(frozen=True, slots=True)
class ThemeShown:
    theme: Theme
    indicators: tuple[IndicatorShown, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """The assessments of one month and those of the same month a year before."""

    span: Span
    span_before: Span
    now: Figure
    year_before: Figure


@dataclass(frozen=True, slots=True)
class Dashboard:
    """`people`: persons supported; under `floor`, an export would publish nothing."""

    asked: Asked
    headlines: tuple[Headline, ...]
    themes: tuple[ThemeShown, ...]
    months: tuple[MonthCount, ...]
    quality: Quality
    people: int
    floor: int

    @property
    def indicators(self) -> Mapping[str, IndicatorShown]:
        return {each.indicator.code: each for theme in self.themes for each in theme.indicators}


def unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


def dashboard(session: Session, asked: Asked, step: Step = unheard) -> Dashboard:
    """Count the period, those that precede it for the trend, and the last twelve months twice.

    Earlier periods are counted by a light plan, without any breakdown, and months all at once.
    """
    plan = plan_of(session, asked)
    spans = asked.span.series(_TREND[asked.span.kind])[:-1]
    total = len(spans) + 2
    found, quality = figures.figures_and_quality(session, asked.scope, plan)
    reader = FigureReader(plan.definitions, found)
    step(1, total)
    light = headline_plan(plan)
    earlier = tuple(
        _light(session, asked.during(span), light, step, (rank, total))
        for rank, span in enumerate(spans, 2)
    )
    shown = Dashboard(
        asked=asked,
        headlines=tuple(
            _headline(plan, code, asked.span, (*earlier, reader)) for code in HEADLINES
        ),
        themes=tuple(_theme(theme, reader) for theme in THEMES),
        months=_by_month(session, asked, plan),
        quality=quality,
        people=reader.count(Count(plan.persons)),
        floor=plan.floor,
    )
    step(total, total)
    return shown


def _light(
    session: Session, scope: FigureScope, plan: Plan, step: Step, reached: tuple[int, int]
) -> FigureReader:
    found = figures.exact_figures(session, scope, plan)
    step(*reached)
    return FigureReader(plan.definitions, found)


def _headline(plan: Plan, code: str, span: Span, readers: Sequence[FigureReader]) -> Headline:
    indicator = plan.definitions.indicators[code]
    spans = span.series(len(readers))
    trend = tuple(
        Moment(each, reader.figure(indicator.main))
        for each, reader in zip(spans, readers, strict=True)
    )
    moved = change(trend[-1].figure, trend[-2].figure, span.length_words)
    return Headline(indicator, trend, moved)


def _theme(theme: Theme, reader: FigureReader) -> ThemeShown:
    indicators = (reader.definitions.indicators[code] for code in theme.indicators)
    return ThemeShown(
        theme, tuple(IndicatorShown(each, tuple(_readings(each, reader))) for each in indicators)
    )


def _readings(indicator: Indicator, reader: FigureReader) -> Iterator[ReadingShown]:
    for each in indicator.readings:
        yield ReadingShown(each, reader.figure(each), tuple(breakdowns(reader, each)))


def _months(last: date) -> tuple[Span, ...]:
    """Return the twelve months that end with the one of a day, and the twelve before them."""
    found = [_month(last)]
    while len(found) < 2 * MONTHS:
        found.append(_month(found[-1].start - timedelta(days=1)))
    return tuple(reversed(found))


def _month(day: date) -> Span:
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Span(SpanKind.FREE, first, following - timedelta(days=1))


def _by_month(session: Session, asked: Asked, plan: Plan) -> tuple[MonthCount, ...]:
    reading, months = plan.definitions.indicators[ASSESSMENTS].main, _months(asked.span.end)
    whole = Span(SpanKind.FREE, months[0].start, months[-1].end)
    counts = figures.by_month(session, asked.during(whole), plan, reading.population)
    read = [
        FigureReader(
            plan.definitions,
            ExactFigures({Count(reading.population): counts.get(month.start, 0)}, {}),
        ).figure(reading)
        for month in months
    ]
    return tuple(
        MonthCount(span, span_before, now, before)
        for span_before, span, before, now in zip(
            months[:MONTHS], months[MONTHS:], read[:MONTHS], read[MONTHS:], strict=True
        )
    )

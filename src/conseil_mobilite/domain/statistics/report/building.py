"""Lay a protected release out as the report that goes with it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.statistics.definitions.dimension import Dimension, DimensionKind
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    ProtectedRelease,
)
from conseil_mobilite.domain.statistics.report.content import (
    Publisher,
    ReportedDefinition,
    ReportedFigure,
    ReportedRow,
    ReportedSeries,
    ReportedTable,
    ReportedTheme,
    StatisticsReport,
)
from conseil_mobilite.domain.statistics.report.losses import losses_of
from conseil_mobilite.domain.statistics.report.method import method_sentences
from conseil_mobilite.domain.statistics.report.outline import (
    FigureOutline,
    SeriesOutline,
    Spot,
    TableOutline,
    ThemeOutline,
    Whole,
)
from conseil_mobilite.domain.statistics.report.quality import published_quality
from conseil_mobilite.domain.statistics.report.reading import ReadRelease, read_release
from conseil_mobilite.domain.statistics.report.themes import HEADLINES, THEMES

OTHERS_LABEL = "Autres, réunis"


def report_of(
    release: ProtectedRelease, plan: Plan, publisher: Publisher, number: int = 1
) -> StatisticsReport:
    """Return what the report says of a release: nothing but what its cells publish.

    `plan` holds the values of the base; `number` is that of the package, 2 for a correction.
    """
    read = read_release(plan, release.cells)
    themes = (_theme(theme, plan, read) for theme in THEMES)
    return StatisticsReport(
        publisher=publisher,
        start=release.scope.start,
        end=release.scope.end,
        plan=release.plan,
        number=number,
        headlines=tuple(_figure(each, plan, read) for each in HEADLINES),
        themes=tuple(theme for theme in themes if theme.figures or theme.tables),
        method=method_sentences(release.method, is_year=release.scope.is_year),
        quality=published_quality(release, plan),
        withheld=losses_of(release, plan),
        definitions=tuple(_definitions(plan)),
    )


def _theme(theme: ThemeOutline, plan: Plan, read: ReadRelease) -> ReportedTheme:
    figures = (_figure(each, plan, read) for each in theme.figures)
    tables = (_table(each, plan, read) for each in theme.tables)
    return ReportedTheme(
        theme.title,
        tuple(each for each in figures if each.value is not None),
        tuple(each for each in tables if each.rows),
    )


def _figure(outline: FigureOutline, plan: Plan, read: ReadRelease) -> ReportedFigure:
    indicator, cell = plan.definitions.indicators[outline.code], read.cell(outline.found)
    label = outline.label or indicator.title
    return ReportedFigure(
        outline.code,
        label,
        cell.value if cell else None,
        _unit(outline, plan, cell.unit if cell else ""),
    )


def _unit(outline: FigureOutline, plan: Plan, shown: str) -> str:
    if shown:
        return shown
    if isinstance(outline.found, Whole):
        return plan.definitions.populations[outline.found.population].unit.value
    return plan.definitions.indicators[outline.code].main.unit.value


def _table(outline: TableOutline, plan: Plan, read: ReadRelease) -> ReportedTable:
    dimensions = plan.definitions.dimensions
    rows = list(_rows(outline, dimensions, read))
    if outline.ranked:
        rows.sort(key=_largest_first)
    shown = _told(rows[: outline.most], len(outline.series))
    return ReportedTable(
        outline.title,
        tuple(_series(outline.series[rank], read) for rank in shown),
        tuple(
            ReportedRow(row.label, tuple(row.figures[rank] for rank in shown))
            for row in rows[: outline.most]
        ),
        max(len(rows) - outline.most, 0),
        outline.wide,
    )


def _told(rows: Sequence[ReportedRow], series: int) -> list[int]:
    """Return the ranks of the series of which one row at least publishes a figure."""
    return [rank for rank in range(series) if any(row.figures[rank] is not None for row in rows)]


def _series(outline: SeriesOutline, read: ReadRelease) -> ReportedSeries:
    return ReportedSeries(outline.table[:4], outline.head, read.unit(outline.table))


def _rows(
    outline: TableOutline, dimensions: Mapping[str, Dimension], read: ReadRelease
) -> Iterator[ReportedRow]:
    """Give each value of which a figure is published, and what stands for the small ones."""
    dimension = dimensions[outline.dimension]
    values = list(_short_labels(dimension))
    if dimension.kind is DimensionKind.PARTITION:
        values.append((OTHERS, OTHERS_LABEL))
    for code, label in values:
        spots = (
            _spot(each, dimensions[each.dimension or outline.dimension], code)
            for each in outline.series
        )
        figures = tuple(read.figure(spot) for spot in spots)
        if any(figure is not None for figure in figures):
            yield ReportedRow(label, figures)


def _short_labels(dimension: Dimension) -> Iterator[tuple[str, str]]:
    """Give each value its label without what stands in brackets, where it is still told apart."""
    short = [item.label.partition(" (")[0] for item in dimension.items]
    for item, label in zip(dimension.items, short, strict=True):
        yield item.code, label if short.count(label) == 1 else item.label


def _spot(series: SeriesOutline, dimension: Dimension, value: str) -> Spot:
    if dimension.kind is DimensionKind.MULTIPLE:
        return Spot(series.table, (*series.own, (f"{dimension.code}:{value}", series.state)))
    return Spot(series.table, (*series.own, (dimension.code, value)))


def _largest_first(row: ReportedRow) -> tuple[bool, Decimal]:
    """Rank the rows by their first figure; what stands for the small groups comes last."""
    first = next((figure for figure in row.figures if figure is not None), 0)
    return row.label == OTHERS_LABEL, -Decimal(first)


def _definitions(plan: Plan) -> Iterator[ReportedDefinition]:
    """Give each indicator the few words that say what it counts."""
    for indicator in plan.definitions.indicators.values():
        yield ReportedDefinition(indicator.code, lower_first(indicator.numerator))

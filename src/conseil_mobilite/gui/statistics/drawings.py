"""Figures as the charts and tables of this page take them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from conseil_mobilite.domain.language.french import lower_first, month_and_year
from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.exact.breakdowns import Breakdown, Line, Shape
from conseil_mobilite.domain.statistics.exact.figure_tables import figure_table, shown_lines
from conseil_mobilite.domain.statistics.exact.figure_words import (
    behind,
    plural,
    share,
    unit_words,
    written,
)
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.readings import Figure
from conseil_mobilite.domain.statistics.periods.spans import Span
from conseil_mobilite.gui.kit.charts.bars import Bars
from conseil_mobilite.gui.kit.charts.chart import Chart
from conseil_mobilite.gui.kit.charts.columns import Columns
from conseil_mobilite.gui.kit.charts.data import Datum, Series, series_of
from conseil_mobilite.gui.kit.charts.stacked import Stacked
from conseil_mobilite.gui.statistics.wording import LEFT_OUT, NOT_ADDED, month_label
from conseil_mobilite.services.statistics.dashboards import Headline, MonthCount

STATES: Final[Mapping[str, tuple[str, str]]] = {
    "fort": ("warning", "solid"),
    "moyen": ("primary", "hatch"),
    "sans": ("success", "dots"),
    "non_evalue": ("", "soft"),
    "leve": ("success", "solid"),
    "reste": ("warning", "hatch"),
    "solution": ("success", "solid"),
    "sans_solution": ("", "hatch"),
    "pas_d_offre": ("warning", "solid"),
    "autre": ("", "hatch"),
}
YEAR_BEFORE: Final = Series("Un an plus tôt", "warning", "line")


@dataclass(frozen=True, slots=True)
class Behind:
    """The files behind a figure: their name in words, and of another period than the one shown."""

    words: str
    count: Count
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one card draws. `behind` tells the files of a line and a series."""

    title: str
    chart: type[Chart]
    chart_words: str
    series: tuple[Series, ...]
    data: tuple[Datum, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    behind: Mapping[tuple[object, int], Behind] = field(hash=False)
    note: str = ""


def of_breakdown(
    title: str, breakdown: Breakdown, short: Mapping[str, str], most: int = 0, head: str = ""
) -> Drawing:
    """Draw a breakdown, or its `most` first lines, named by `head` in the table.

    `short` gives some values and states narrower words.
    """
    table, lines = figure_table(breakdown), shown_lines(breakdown)
    kept = most or len(lines)
    named = [(short.get(line.code, line.label), line) for line in lines[:kept]]
    kinds: Mapping[Shape, tuple[type[Chart], str]] = {
        Shape.SINGLE: (Bars, "Barres"),
        Shape.SIDE_BY_SIDE: (Bars, "Barres"),
        Shape.PARTS: (Stacked, "Barres"),
    }
    chart, words = kinds[breakdown.shape]
    return Drawing(
        title,
        chart,
        words,
        _series(breakdown, short),
        tuple(_datum(name, line, breakdown) for name, line in named),
        (head or table.heads[0], *table.heads[1:]),
        tuple(
            (name, *told.cells)
            for (name, _line), told in zip(named, table.lines[:kept], strict=True)
        ),
        {
            (line.code, rank): behind_figure(f"{title} – {name}", figure)
            for name, line in named
            for rank, figure in enumerate(line.figures)
        },
        _note(breakdown, 0 if most else table.left_out),
    )


def of_months(title: str, months: Sequence[MonthCount]) -> Drawing:
    """Draw the assessments of twelve months beside those of a year before."""
    named = [(month_and_year(each.span.start), each) for each in months]
    return Drawing(
        title,
        Columns,
        "Colonnes",
        (Series("12 derniers mois"), YEAR_BEFORE),
        tuple(
            _moment(month_label(each.span.start), name, each.now, each.year_before)
            for name, each in named
        ),
        ("Mois", "Bilans", "Un an plus tôt"),
        tuple((name, written(each.now), written(each.year_before)) for name, each in named),
        {
            (name, rank): behind_figure(f"Bilans réalisés – {span}", figure, span)
            for name, each in named
            for rank, (span, figure) in enumerate(
                ((each.span, each.now), (each.span_before, each.year_before))
            )
        },
    )


def of_trend(headline: Headline) -> Drawing:
    """Draw the figure of the last periods of the same length."""
    title, unit = headline.indicator.label, headline.figure.unit
    return Drawing(
        f"{title} – évolution",
        Columns,
        "Colonnes",
        (Series(unit_words(unit)),),
        tuple(_moment(each.span.short, str(each.span), each.figure) for each in headline.trend),
        ("Période", unit_words(unit), "Calculé sur"),
        tuple(
            (str(each.span), written(each.figure), behind(each.figure)) for each in headline.trend
        ),
        {
            (str(each.span), 0): behind_figure(
                f"{headline.indicator.title} – {each.span}", each.figure, each.span
            )
            for each in headline.trend
        },
    )


def whole_words(figure: Figure) -> str:
    """« 16 bilans, 24 % », « 58 %, 12 sur 40 parcours »: a figure for who listens."""
    told = written(figure)
    if figure.part is None:
        counted = figure.whole is None and figure.value is not None
        return f"{told} {plural(figure.value, figure.unit)}" if counted and figure.value else told
    if figure.unit is Unit.PERCENT:
        return f"{told}, {behind(figure)}"
    assert figure.value is not None
    return f"{told} {plural(figure.value, figure.unit)}, {share(figure)}"


def behind_figure(name: str, figure: Figure, span: Span | None = None) -> Behind:
    """Name the files behind a figure: of a median or a sum, those without a value are there too."""
    drawn = figure.part is None and figure.whole is not None
    return Behind(f"{name}, valeur connue ou non" if drawn else name, figure.behind, span)


def _series(breakdown: Breakdown, short: Mapping[str, str]) -> tuple[Series, ...]:
    """Give states the looks that they have everywhere: green is done, amber is to be looked at."""
    plain = series_of(breakdown.columns)
    return tuple(
        Series(short.get(code, each.words), *STATES[code]) if code in STATES else each
        for code, each in zip(breakdown.states or breakdown.columns, plain, strict=True)
    )


def _datum(name: str, line: Line, breakdown: Breakdown) -> Datum:
    return Datum(
        line.code,
        name,
        tuple(None if each.value is None else float(each.value) for each in line.figures),
        tuple(
            share(each) if breakdown.shape is Shape.PARTS else _beside(each)
            for each in line.figures
        ),
        tuple(
            whole_words(each)
            if breakdown.shape is Shape.SINGLE
            else f"{lower_first(column)} : {whole_words(each)}"
            for column, each in zip(breakdown.columns, line.figures, strict=True)
        ),
    )


def _beside(figure: Figure) -> str:
    """« 16 · 24 % », « 58 % · 12 sur 40 »: what is written beside a bar."""
    if figure.part is None or figure.whole is None:
        return written(figure)
    if figure.unit is Unit.PERCENT:
        return f"{written(figure)} · {figure.part} sur {figure.whole}"
    return f"{written(figure)} · {share(figure)}" if figure.part else written(figure)


def _moment(short: str, name: str, *figures: Figure) -> Datum:
    values = tuple(None if each.value is None else float(each.value) for each in figures)
    told = [whole_words(each) for each in figures]
    said = (told[0], *(f"un an plus tôt, {each}" for each in told[1:]))
    return Datum(name, name, values, tuple(written(each) for each in figures), said, short)


def _note(breakdown: Breakdown, left_out: int) -> str:
    added = NOT_ADDED if breakdown.several else ""
    return " ".join(part for part in (added, LEFT_OUT if left_out else "") if part)

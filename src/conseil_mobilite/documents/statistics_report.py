"""« Statistiques pour le plan »: protected figures with their bars and tables."""

from collections.abc import Iterator, Sequence

from conseil_mobilite.documents.kit.blocks import Block, Emblem, Gap, Panel, Row, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Bars, Cell, Column, Table, cell
from conseil_mobilite.documents.kit.words import Words, joined, lines, plain, strong
from conseil_mobilite.domain.language.french import number
from conseil_mobilite.domain.statistics.release.statistics_report import (
    ReportedBreakdown,
    ReportedIndicator,
    ReportedRow,
    StatisticsReport,
)

TITLE = "Statistiques pour le plan"
WITHHELD = "non publié"
_LAW = (
    "Pour le plan d’action commun de mobilité solidaire du bassin "
    "(Code des transports, article L1215-3)."
)
_LABEL_SHARE = 76
_FIGURE_SHARE = 26
_APART = 4  # points between two paragraphs of small print


def document(report: StatisticsReport) -> Document:
    """Return the report, dated of the end of the period: it depends on the figures alone."""
    return Document(
        title=f"{TITLE} – {report.basin}",
        author=report.organisation,
        day=report.end,
        foot=(f"{TITLE} · {report.basin} · {_period(report)}",),
        scale=DENSE,
        blocks=tuple(_blocks(report)),
    )


def _blocks(report: StatisticsReport) -> Iterator[Block]:
    yield from _top(report)
    yield _totals(report)
    yield _reading(report)
    for breakdown in report.breakdowns:
        yield _breakdown(report, breakdown)
    if report.withheld:
        heading = plain("Ce qui est réuni ou non publié")
        yield Section(heading, tuple(_small(report.withheld)), Icon.CHANGE)
    yield _definitions(report)


def _period(report: StatisticsReport) -> str:
    return f"du {day_words(report.start)} au {day_words(report.end)}"


def _top(report: StatisticsReport) -> Iterator[Block]:
    origin = (
        text(f"SIRET {report.siret}", Size.SMALL),
        text(f"Base {report.base}", Size.SMALL),
        text(f"Plan de tableaux {report.plan}", Size.SMALL),
    )
    yield Row(((Emblem(report.organisation),), origin), (55, 45))
    yield Gap(14)
    yield Title(plain(TITLE))
    yield Gap(3)
    where = joined(plain("Bassin de mobilité :"), strong(report.basin))
    yield Paragraph(lines(where, plain(f"Période : {_period(report)}")))
    yield text(_LAW, Size.SMALL)
    yield Gap(4)


def _totals(report: StatisticsReport) -> Section:
    cells = tuple(_total(indicator) for indicator in report.indicators)
    totals = Row(cells, tuple(1 for _ in cells))
    return Section(plain("Ensemble"), (Panel((totals,)),), Icon.CHECK)


def _total(indicator: ReportedIndicator) -> tuple[Block, ...]:
    figure = Paragraph(strong(_figure(indicator.total)), Size.HUGE)
    return figure, text(f"{indicator.label} ({indicator.code})")


def _figure(figure: int | None) -> str:
    return WITHHELD if figure is None else number(figure)


def _breakdown(report: StatisticsReport, breakdown: ReportedBreakdown) -> Section:
    heading = plain(breakdown.label)
    if not breakdown.rows:
        none = text("Aucun chiffre ne peut être publié : les groupes sont trop petits.")
        return Section(heading, (none,), Icon.CHART)
    units = tuple(one.unit.capitalize() for one in report.indicators)
    shape = (
        Column(heading, _LABEL_SHARE),
        *(Column(plain(unit), _FIGURE_SHARE, figures=True) for unit in units),
    )
    series = zip(*(row.figures for row in breakdown.rows), strict=True)
    figures = Table(
        shape, tuple(_row(row) for row in breakdown.rows), bars=Bars(units, tuple(series))
    )
    note: tuple[Block, ...] = (Gap(4), text(breakdown.note, Size.SMALL)) if breakdown.note else ()
    return Section(heading, (figures, *note), Icon.CHART)


def _row(row: ReportedRow) -> tuple[Cell, ...]:
    return tuple(
        cell(plain(words)) for words in (row.label, *(_figure(figure) for figure in row.figures))
    )


def _reading(report: StatisticsReport) -> Section:
    told = report.quality or ("La qualité des dossiers n’a pas été mesurée pour cette période.",)
    quality = joined(strong("Qualité des dossiers."), *(plain(sentence) for sentence in told))
    method = _small(report.method)
    blocks = (*method, Paragraph(quality, Size.SMALL))
    return Section(plain("Comment lire ces chiffres"), blocks, Icon.DOCUMENT)


def _definitions(report: StatisticsReport) -> Section:
    told: list[Words] = [
        joined(strong(f"{one.code}, {one.label}."), plain(one.definition))
        for one in report.indicators
    ]
    return Section(plain("Ce qui est compté"), tuple(_apart(told)), Icon.STEPS)


def _small(sentences: Sequence[str]) -> Iterator[Block]:
    return _apart([plain(sentence) for sentence in sentences])


def _apart(sentences: Sequence[Words]) -> Iterator[Block]:
    for sentence in sentences:
        yield Paragraph(sentence, Size.SMALL)
        yield Gap(_APART)

"""« Statistiques pour le plan »: protected figures with charts and tables, as accessible PDF."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.kit import paper
from conseil_mobilite.documents.kit.bars import Bars, Series
from conseil_mobilite.documents.kit.blocks import columns
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.fonts import FONT
from conseil_mobilite.documents.kit.letterhead import organisation_mark
from conseil_mobilite.documents.kit.markup import joined, lines, plain, strong
from conseil_mobilite.documents.kit.pictograms import Icon
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.tables import TIGHT, Columns, Headed, table, written
from conseil_mobilite.documents.kit.tag import Tag
from conseil_mobilite.documents.kit.theme import DENSE
from conseil_mobilite.domain.language.french import number, spaced
from conseil_mobilite.domain.statistics.statistics_report import (
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
_LABELS = 76 * mm
_FIGURES = 24 * mm
_GUTTER = 5 * mm
_HEAD = 23.0
_ROWS_ON_A_PAGE = 20
_APART = 4  # points between two paragraphs of small print


def write(report: StatisticsReport) -> bytes:
    """Return the PDF, dated of the end of the period: the bytes depend on the report alone."""
    described = paper.Paper(
        title=f"{TITLE} – {report.basin}",
        author=report.organisation,
        day=report.end,
        foot=f"{TITLE} · {report.basin} · {_period(report)}",
    )
    return paper.write(partial(_sheet, report), described)


def _sheet(report: StatisticsReport) -> Sheet:
    sheet = Sheet(DENSE)
    _top(sheet, report)
    _totals(sheet, report)
    _reading(sheet, report)
    for breakdown in report.breakdowns:
        for part in _parts(breakdown):
            _breakdown(sheet, report, part)
    if report.withheld:
        _withheld(sheet, report)
    _definitions(sheet, report)
    return sheet


def _period(report: StatisticsReport) -> str:
    return f"du {day_words(report.start)} au {day_words(report.end)}"


def _top(sheet: Sheet, report: StatisticsReport) -> None:
    left, small = sheet.width / 2 + 24, sheet.scale.small
    mark = organisation_mark(sheet, report.organisation, left)
    origin = [
        sheet.text(plain(f"SIRET {report.siret}"), size=small),
        sheet.text(plain(f"Base {report.base}"), size=small),
        sheet.text(plain(f"Plan de tableaux {report.plan}"), size=small),
    ]
    sheet.add(columns([mark, origin], [left, sheet.width - left]))
    sheet.gap(14)
    where = joined(plain("Bassin de mobilité :"), strong(report.basin))
    sheet.add(sheet.title(TITLE), Spacer(1, 3))
    sheet.add(sheet.text(lines(where, plain(f"Période : {_period(report)}"))))
    sheet.add(sheet.text(plain(_LAW), size=small))
    sheet.gap(4)


def _totals(sheet: Sheet, report: StatisticsReport) -> None:
    sheet.begin("Ensemble", Icon.CHECK)
    inner = sheet.width - 40
    cells = [_total(sheet, indicator) for indicator in report.indicators]
    widths = [inner / len(cells)] * len(cells)
    sheet.add(sheet.panel([columns(cells, widths)]))


def _total(sheet: Sheet, indicator: ReportedIndicator) -> list[Flowable]:
    return [
        sheet.text(strong(_figure(indicator.total)), size=22, leading=30),
        sheet.text(plain(f"{indicator.label} ({indicator.code})")),
    ]


def _figure(figure: int | None) -> str:
    return WITHHELD if figure is None else number(figure)


def _parts(breakdown: ReportedBreakdown) -> list[ReportedBreakdown]:
    """Cut a breakdown with more rows than a page holds beside their bars."""
    first, *others = [
        breakdown.rows[start : start + _ROWS_ON_A_PAGE]
        for start in range(0, max(1, len(breakdown.rows)), _ROWS_ON_A_PAGE)
    ]
    following = [
        replace(breakdown, label=f"{breakdown.label} (suite)", rows=rows) for rows in others
    ]
    return [replace(breakdown, rows=first), *following]


def _breakdown(sheet: Sheet, report: StatisticsReport, breakdown: ReportedBreakdown) -> None:
    heading = sheet.heading(breakdown.label, Icon.CHART)
    if not breakdown.rows:
        none = plain("Aucun chiffre ne peut être publié : les groupes sont trop petits.")
        sheet.together(heading, sheet.text(none))
        return
    heads = (breakdown.label, *(one.unit.capitalize() for one in report.indicators))
    widths = (_LABELS, *(_FIGURES for _ in report.indicators))
    shape = Columns(heads, widths, frozenset(range(1, len(heads))))
    heights = [_HEAD, *(_height(sheet, row.label) for row in breakdown.rows)]
    rows = [
        written(sheet, shape, (row.label, *(_figure(figure) for figure in row.figures)))
        for row in breakdown.rows
    ]
    figures = table(sheet, shape, rows, heights)
    chart = _chart(sheet, report, breakdown, heights)
    beside = columns(
        [figures, "", chart], [sum(widths), _GUTTER, sheet.width - sum(widths) - _GUTTER]
    )
    sheet.add(Headed(heading, beside))
    if breakdown.note:
        sheet.add(Spacer(1, 4), sheet.text(plain(breakdown.note), size=sheet.scale.small))


def _height(sheet: Sheet, label: str) -> float:
    """Give the height of a row by the lines that its label takes."""
    size = sheet.scale.body
    count = len(simpleSplit(label, FONT, size, _LABELS - 14))
    return max(1, count) * size * 1.4 + 2 * TIGHT + 1


def _chart(
    sheet: Sheet, report: StatisticsReport, breakdown: ReportedBreakdown, heights: list[float]
) -> Tag:
    """Draw the rows of the table; its text alternative says them all again."""
    series = [
        Series(indicator.unit.capitalize(), [row.figures[place] for row in breakdown.rows])
        for place, indicator in enumerate(report.indicators)
    ]
    units = [indicator.unit for indicator in report.indicators]
    told = " ; ".join(_told(row, units) for row in breakdown.rows)
    alt = spaced(f"Barres des mêmes chiffres que le tableau. {told}.")
    width = sheet.width - _LABELS - _FIGURES * len(series) - _GUTTER
    return Tag(Bars(series, heights, width), sheet.section.add("Figure", alt=alt))


def _told(row: ReportedRow, units: Sequence[str]) -> str:
    figures = [
        f"{unit} : {_figure(figure)}" for unit, figure in zip(units, row.figures, strict=True)
    ]
    return f"{row.label} ({', '.join(figures)})"


def _reading(sheet: Sheet, report: StatisticsReport) -> None:
    heading = sheet.heading("Comment lire ces chiffres", Icon.DOCUMENT)
    told = report.quality or ("La qualité des dossiers n’a pas été mesurée pour cette période.",)
    quality = joined(strong("Qualité des dossiers."), *(plain(sentence) for sentence in told))
    method = _small(sheet, report.method)
    sheet.together(heading, *method, sheet.text(quality, size=sheet.scale.small))


def _withheld(sheet: Sheet, report: StatisticsReport) -> None:
    heading = sheet.heading("Ce qui est réuni ou non publié", Icon.CHANGE)
    sheet.together(heading, *_small(sheet, report.withheld))


def _definitions(sheet: Sheet, report: StatisticsReport) -> None:
    heading = sheet.heading("Ce qui est compté", Icon.STEPS)
    size = sheet.scale.small
    texts: list[Flowable] = []
    for one in report.indicators:
        words = joined(strong(f"{one.code}, {one.label}."), plain(one.definition))
        texts += [sheet.text(words, size=size), Spacer(1, _APART)]
    sheet.together(heading, *texts)


def _small(sheet: Sheet, sentences: Sequence[str]) -> list[Flowable]:
    blocks: list[Flowable] = []
    for sentence in sentences:
        blocks += [sheet.text(plain(sentence), size=sheet.scale.small), Spacer(1, _APART)]
    return blocks

"""« Statistiques pour le plan »: eight figures, then theme by theme, with bars and tables."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Emblem, Gap, Panel, Row, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE, FULL_PAGE
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.words import joined, plain, strong
from conseil_mobilite.documents.statistics.themes import NOT_SHOWN, theme_section
from conseil_mobilite.domain.language.french import siret_display
from conseil_mobilite.domain.statistics.report.content import (
    ReportedFigure,
    ReportedLoss,
    StatisticsReport,
)
from conseil_mobilite.domain.statistics.report.figure_words import with_unit

TITLE: Final = "Statistiques pour le plan"
LOOK: Final = replace(
    DENSE, body=9, small=9, heading=12.5, title=22, icon=16, air=0.7, rows=0.25, leading=1.25
)
_LAW: Final = (
    "Pour le plan d’action commun de mobilité solidaire du bassin "
    "(Code des transports, article L1215-3)."
)
_NOTHING: Final = (
    "Moins de 15 personnes accompagnées, en chiffres arrondis : aucun chiffre n’est publié pour "
    "cette période, afin que personne ne puisse être reconnu. Ces personnes ont bien été "
    "accompagnées : l’organisme peut en parler avec vous sans donner de chiffre."
)
_DASH: Final = f"« {NOT_SHOWN} » dans un tableau : ce chiffre n’est pas publié."
_IN_A_ROW: Final = 4


def document(report: StatisticsReport) -> Document:
    """Return the report, dated of the end of the period: it depends on the figures alone."""
    basin = report.publisher.basin
    return Document(
        title=f"{TITLE} – {basin}",
        author=report.publisher.organisation,
        day=report.end,
        foot=(f"{TITLE} · {basin} · {_period(report)}",),
        format=FULL_PAGE,
        scale=LOOK,
        blocks=tuple(_blocks(report)),
    )


def _blocks(report: StatisticsReport) -> Iterator[Block]:
    yield from _top(report)
    yield _headlines(report)
    yield _reading(report)
    for theme in report.themes:
        yield theme_section(theme)
    if report.withheld:
        yield _withheld(report.withheld)
    yield _definitions(report)


def _period(report: StatisticsReport) -> str:
    return f"du {day_words(report.start)} au {day_words(report.end)}"


def _top(report: StatisticsReport) -> Iterator[Block]:
    publisher = report.publisher
    origin = (
        text(f"SIRET {siret_display(publisher.siret)}", Size.SMALL),
        text(f"Base {publisher.base} · plan de tableaux {report.plan}", Size.SMALL),
    )
    yield Row(((Emblem(publisher.organisation),), origin), (60, 40))
    yield Gap(8)
    yield Title(plain(TITLE))
    yield Gap(2)
    place = joined(plain("Bassin de mobilité"), strong(publisher.basin))
    yield Paragraph(joined(place, plain(f"– {_period(report)}")))
    yield text(_LAW, Size.SMALL)
    if report.number > 1:
        yield text(f"Correction n° {report.number - 1} : elle remplace l’envoi précédent.")


def _headlines(report: StatisticsReport) -> Section:
    heading = plain("L’essentiel")
    if report.is_empty:
        return Section(heading, (Panel((text(_NOTHING),)),), Icon.CHECK)
    first, second = report.headlines[:_IN_A_ROW], report.headlines[_IN_A_ROW:]
    rows = (_row_of_figures(first), Gap(6), _row_of_figures(second))
    return Section(heading, (Panel(rows),), Icon.CHECK)


def _row_of_figures(figures: tuple[ReportedFigure, ...]) -> Row:
    cells = tuple(_headline(figure) for figure in figures)
    return Row(cells, tuple(1 for _ in cells), gutter=10)


def _headline(figure: ReportedFigure) -> tuple[Block, ...]:
    size = Size.LEAD if figure.value is None else Size.HUGE
    value = Paragraph(strong(with_unit(figure.value, figure.unit)), size)
    return value, text(f"{figure.label} ({figure.code})", Size.SMALL)


def _reading(report: StatisticsReport) -> Section:
    dash = () if report.is_empty else (_DASH,)
    told = (*report.method, *dash, f"Qualité des dossiers. {' '.join(report.quality)}")
    blocks = (Bullets(tuple(text(sentence, Size.SMALL) for sentence in told)),)
    return Section(plain("Comment lire ces chiffres"), blocks, Icon.DOCUMENT)


def _withheld(losses: tuple[ReportedLoss, ...]) -> Section:
    items = tuple(_loss(loss) for loss in losses)
    return Section(plain("Ce qui est réuni ou non publié"), (Bullets(items),), Icon.CHANGE)


def _loss(loss: ReportedLoss) -> Paragraph:
    told = plain(f"{' ; '.join(loss.items)}.") if loss.items else ()
    title = f"{loss.title} :" if told else f"{loss.title}."
    return Paragraph(joined(strong(title), told), Size.SMALL)


def _definitions(report: StatisticsReport) -> Section:
    told = (joined(strong(one.code), plain(one.words)) for one in report.definitions)
    words = joined(joined(*told, between=" ; "), plain("."), between="")
    end = text("Les définitions complètes sont dans definitions.json.", Size.SMALL)
    return Section(
        plain("Ce qui est compté"), (Paragraph(words, Size.SMALL), Gap(3), end), Icon.STEPS
    )

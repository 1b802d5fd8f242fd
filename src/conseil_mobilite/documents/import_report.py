"""« Rapport d’import »: what came in from a file, and the rows to read again."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Emblem, Gap, Panel, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import DENSE, FULL_PAGE
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, Title, text
from conseil_mobilite.documents.kit.tables import Bars, Cell, Column, Table, cell
from conseil_mobilite.documents.kit.words import joined, lines, plain, strong
from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.domain.paper.import_report import ImportReport, ReportedRow

TITLE: Final = "Rapport d’import"
LOOK: Final = replace(DENSE, body=9.5, small=9, rows=0.45, leading=1.3)
_NAMES: Final = (
    "Ce rapport nomme des personnes : il reste dans votre organisme, et se détruit quand il ne "
    "sert plus."
)
_DROPPED: Final = (
    "Un numéro de sécurité sociale a été retiré de {rows} : la loi en réserve l’usage. Il n’est "
    "gardé nulle part."
)
_NOTHING: Final = "Aucune ligne ne demande d’attention : toutes ont été reprises telles quelles."
_NO_NAME: Final = "Sans nom lisible"
_NOTHING_TOLD: Final = "Sans remarque"
_LABEL_SHARE, _FIGURE_SHARE = 66, 34


def document(report: ImportReport) -> Document:
    heading = report.heading
    return Document(
        title=f"{TITLE} – {report.file_name}",
        author=heading.organisation,
        day=heading.made_on,
        foot=(f"{TITLE} · {report.file_name} · {day_words(heading.made_on)}",),
        format=FULL_PAGE,
        scale=LOOK,
        blocks=tuple(_blocks(report)),
    )


def _blocks(report: ImportReport) -> Iterator[Block]:
    heading = report.heading
    yield Emblem(heading.organisation)
    yield Gap(8)
    yield Title(plain(TITLE))
    yield Gap(3)
    sheet = joined(plain("Feuille :"), strong(report.sheet)) if report.sheet else ()
    by = f" par {heading.adviser}" if heading.adviser else ""
    made = plain(f"Importé le {day_words(heading.made_on)}{by}")
    file = joined(plain("Fichier :"), strong(report.file_name))
    yield Paragraph(lines(file, sheet, made))
    yield Gap(2)
    yield text(_NAMES, Size.SMALL)
    yield Gap(4)
    if heading.undo_until is not None:
        until = day_words(heading.undo_until)
        yield Panel((text(f"Cet import peut être annulé en entier jusqu’au {until}."),))
    if report.numbers_dropped:
        rows = counted(report.numbers_dropped, "ligne")
        yield Gap(4)
        yield Panel((text(_DROPPED.format(rows=rows)),))
    yield _counts(report)
    yield _rows(report)


def _counts(report: ImportReport) -> Section:
    heading = plain(f"Ce qui a été fait des {counted(report.total, 'ligne')} du fichier")
    if not report.counts:
        return Section(heading, (text("Le fichier n’avait aucune ligne."),), Icon.CHECK)
    shape = (
        Column(plain("Décision"), _LABEL_SHARE),
        Column(plain("Lignes"), _FIGURE_SHARE, figures=True),
    )
    rows = tuple(
        (cell(plain(words)), cell(plain(number(count)), right=True))
        for words, count in report.counts
    )
    bars = Bars(("Lignes",), (tuple(count for _, count in report.counts),))
    return Section(heading, (Table(shape, rows, bars=bars),), Icon.CHECK)


def _rows(report: ImportReport) -> Section:
    heading = plain("Lignes à relire")
    if not report.rows:
        return Section(heading, (text(_NOTHING),), Icon.DOCUMENT)
    shape = (
        Column(plain("Ligne"), 11),
        Column(plain("Personne"), 29),
        Column(plain("Décision"), 22),
        Column(plain("Pourquoi"), 58),
    )
    table = Table(shape, tuple(_row(each) for each in report.rows))
    return Section(heading, (table, *_others(report)), Icon.DOCUMENT)


def _others(report: ImportReport) -> Iterator[Block]:
    if report.others:
        more = counted(report.others, "autre ligne", "autres lignes")
        yield Gap(4)
        yield text(f"Et {more} : le rapport à ouvrir dans un tableur les donne toutes.", Size.SMALL)


def _row(row: ReportedRow) -> tuple[Cell, ...]:
    told = tuple(Paragraph(plain(each), Size.SMALL) for each in row.told)
    return (
        cell(plain(str(row.number))),
        cell(strong(row.who) or plain(_NO_NAME)),
        cell(plain(row.decision)),
        told or cell(plain(_NOTHING_TOLD)),
    )

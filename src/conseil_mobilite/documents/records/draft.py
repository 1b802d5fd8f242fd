"""A draft of the register or of the impact assessment: what is missing stands out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.letterhead import emblem, foot
from conseil_mobilite.documents.kit.look import STANDARD
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Title, text
from conseil_mobilite.documents.kit.tables import Cell, Facts, cell
from conseil_mobilite.documents.kit.words import lines, plain, strong
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.records.record import Record, RecordLine, RecordPart

DRAFT: Final = "Projet à compléter"
NOTE: Final = "À savoir"
WARNING: Final = (
    "Ce projet est rempli d’après vos réglages et d’après ce que fait le programme. Il ne vaut pas "
    "avis juridique : relisez-le, complétez-le et faites-le valider par votre délégué à la "
    "protection des données."
)
_SCALE: Final = replace(STANDARD, air=0.8, rows=0.5)


def document(content: Record) -> Document:
    return Document(
        title=f"{content.title} – {content.organisation.name} – {DRAFT}",
        author=content.organisation.name,
        day=content.drawn_on,
        foot=foot(f"{content.title}, projet", content.organisation),
        scale=_SCALE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: Record) -> Iterator[Block]:
    yield emblem(content.organisation)
    yield Gap(12)
    yield Title(plain(content.title))
    yield Gap(3)
    yield text(f"{content.about}. Projet du {day_words(content.drawn_on)}.")
    yield Section(plain(DRAFT), tuple(_warning(content)), Icon.FLAG, framed=True)
    for part in content.parts:
        yield _part(part)


def _warning(content: Record) -> Iterator[Block]:
    yield text(WARNING)
    if content.missing:
        left = counted(content.missing, "ligne reste", "lignes restent")
        yield Gap(3)
        yield Paragraph(strong(f"{left} à compléter."))


def _part(part: RecordPart) -> Section:
    """Say the sentence in the table too: alone under its heading, it might stay behind overleaf."""
    said = (RecordLine(NOTE, part.sentence),) if part.sentence else ()
    rows = tuple((plain(line.name), _cell(line)) for line in (*said, *part.lines))
    return Section(plain(part.title), (Facts(rows, share=0.26),))


def _cell(line: RecordLine) -> Cell:
    if line.missing:
        return cell(strong(f"À compléter : {line.to_write}."))
    return cell(lines(*(plain(each) for each in line.words.splitlines())))

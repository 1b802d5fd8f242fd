"""The whole file of a person, as she reads it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Section
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.letterhead import foot
from conseil_mobilite.documents.kit.look import STANDARD
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, text
from conseil_mobilite.documents.kit.tables import Column, Facts, Table, cell
from conseil_mobilite.documents.kit.words import plain, strong
from conseil_mobilite.documents.person_file_front import TITLE, front
from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.paper.person_file import FileFact, FilePart, FileTable, PersonFile

_SCALE: Final = replace(STANDARD, air=0.8, rows=0.45)  # a file has hundreds of rows
_LONG: Final = 700
"""Letters beyond which a fact stands as a paragraph, which may part over two pages."""
_LINES: Final = 40


def document(content: PersonFile) -> Document:
    """Return the file: a first page in plain words, then the parts, then what is not known."""
    return Document(
        title=f"{TITLE} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Document n° {content.number}", content.organisation),
        scale=_SCALE,
        blocks=tuple(_blocks(content)),
    )


def _blocks(content: PersonFile) -> Iterator[Block]:
    yield from front(content)
    for part in content.told:
        yield _part(part)
    if content.silent:
        yield _silent(content)


def _part(part: FilePart) -> Section:
    return Section(plain(part.title), tuple(_told(part)))


def _told(part: FilePart) -> Iterator[Block]:
    if part.sentence:
        yield text(part.sentence, Size.SMALL)
        yield Gap(2)
    yield from _facts(part.facts)
    if part.table:
        yield _table(part.table) if len(part.table.columns) > 1 else _list(part.table)
    yield from _typed(part.text)
    for each in part.told:
        yield _part(each)


def _typed(words: str) -> Iterator[Block]:
    """Tell a long text by a few lines at a time: a page is then cut without measuring it whole."""
    typed = words.splitlines()
    for start in range(0, len(typed), _LINES):
        yield text("\n".join(typed[start : start + _LINES]))


def _facts(facts: tuple[FileFact, ...]) -> Iterator[Block]:
    """Set the short ones side by side, then each long one under its name."""
    short = tuple(fact for fact in facts if not _is_long(fact))
    if short:
        yield Facts(tuple((plain(fact.name), cell(plain(fact.words))) for fact in short))
    for fact in facts:
        if _is_long(fact):
            yield Gap(4)
            yield Paragraph(strong(fact.name))
            yield text(fact.words)


def _is_long(fact: FileFact) -> bool:
    return len(fact.words) > _LONG


def _table(table: FileTable) -> Table:
    columns = tuple(Column(plain(each.name), each.share) for each in table.columns)
    return Table(columns, tuple(tuple(cell(plain(words)) for words in row) for row in table.rows))


def _list(table: FileTable) -> Bullets:
    """Set a table of one column as a list: its head says no more than the heading above."""
    return Bullets(tuple(text(words) for (words,) in table.rows))


def _silent(content: PersonFile) -> Section:
    told = "Nous ne gardons rien sur : "
    names = " ; ".join(lower_first(title) for title in content.silent)
    return Section(plain("Ce que votre dossier ne contient pas"), (text(f"{told}{names}."),))

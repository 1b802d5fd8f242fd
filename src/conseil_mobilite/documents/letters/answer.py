"""What every letter of answer begins with: who writes, to whom, what it is, when."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from conseil_mobilite.documents.kit.blocks import Block, Gap
from conseil_mobilite.documents.kit.dates import day_words
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.letterhead import foot, letterhead
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Title, text
from conseil_mobilite.documents.kit.words import Words, plain
from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead


class Answer(Protocol):
    """A numbered letter about a person."""

    @property
    def number(self) -> str: ...
    @property
    def organisation(self) -> Letterhead: ...
    @property
    def adviser(self) -> AdviserCard: ...
    @property
    def person_name(self) -> str: ...
    @property
    def issued_on(self) -> date: ...


def letter(content: Answer, title: str, addressee: Words, body: Iterable[Block]) -> Document:
    """Return the whole letter; `body` follows « Bonjour, »."""
    return Document(
        title=f"{title} – {content.person_name}",
        author=content.organisation.name,
        day=content.issued_on,
        foot=foot(f"Lettre n° {content.number}", content.organisation),
        blocks=(*_opening(content, title, addressee), *body),
    )


def _opening(content: Answer, title: str, addressee: Words) -> Iterator[Block]:
    yield letterhead(content.organisation, content.adviser)
    yield Gap(22)
    yield Paragraph(addressee)
    yield Gap(16)
    yield Title(plain(title))
    yield Gap(3)
    yield text(f"Le {day_words(content.issued_on)}. Lettre n° {content.number}.")
    yield Gap(12)
    yield text("Bonjour,")
    yield Gap(8)

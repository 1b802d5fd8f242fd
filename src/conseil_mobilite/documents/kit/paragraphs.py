"""What is said in sentences: paragraphs, the title, lists."""

from dataclasses import dataclass
from enum import Enum

from conseil_mobilite.documents.kit.words import EMPTY, Words, plain


class Size(Enum):
    """How large a paragraph is: the scale of the document gives the points."""

    SMALL = "small"
    BODY = "body"
    LEAD = "lead"  # the one sentence of a panel
    LARGE = "large"  # the day of an appointment
    HUGE = "huge"  # a telephone number to be read from afar


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several. `beside` says the same in a second language, at its side.

    `right` is for figures in a column.
    """

    words: Words
    size: Size = Size.BODY
    beside: Words = EMPTY
    right: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The one main heading of a document."""

    words: Words
    beside: Words = EMPTY

    def __post_init__(self) -> None:
        never_empty(self, self.words)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, in one column or several; what is `known` or had already has a check mark."""

    items: tuple[Paragraph, ...]
    columns: int = 1
    known: bool = False

    def __post_init__(self) -> None:
        never_empty(self, self.items)


def text(words: str, size: Size = Size.BODY) -> Paragraph:
    """Say a sentence of ours, or what was typed."""
    return Paragraph(plain(words), size)


def never_empty(block: object, *parts: tuple[object, ...]) -> None:
    """Refuse what would leave a heading without a text, or a frame around nothing."""
    if not all(parts):
        raise ValueError(f"{type(block).__name__}: say in a sentence that there is nothing")

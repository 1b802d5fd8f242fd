"""What a document is made of: blocks that say what they are, never how they are drawn.

A document is written once, as blocks in reading order; `pdf` and `html` each draw every kind of
them. A new kind of document is a function from its content to a `Document`, and nothing more.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias, Union

from conseil_mobilite.documents.kit.icons import Icon
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
        _never_empty(self, self.words)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading that never parts from the first of them; a section may hold others.

    `framed` tints it like a panel. `icon` stands beside the words of the heading.
    """

    heading: Words
    blocks: tuple["Block", ...]
    icon: Icon | None = None
    beside: Words = EMPTY
    framed: bool = False

    def __post_init__(self) -> None:
        _never_empty(self, self.heading, self.blocks)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, in one column or several; what is `known` or had already has a check mark."""

    items: tuple[Paragraph, ...]
    columns: int = 1
    known: bool = False

    def __post_init__(self) -> None:
        _never_empty(self, self.items)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a numbered list: a card with its number, a pictogram and its word, its blocks.

    With a `head`, number, head, pictogram and word stand on one line, above the blocks.
    """

    blocks: tuple["Block", ...]
    icon: Icon | None = None
    word: Words = EMPTY
    head: Words = EMPTY


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list of cards, each on one page where it can; numbers begin with 1.

    Where the order says nothing, `numbered` is off.
    """

    entries: tuple[Entry, ...]
    numbered: bool = True

    def __post_init__(self) -> None:
        _never_empty(self, self.entries)


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A box to tick with a pen, or ticked already; `words` say what of, and stand at its side.

    `beside` says the same in a second language, below them. Alone in a cell it has no words: `told`
    is then what a screen reader says.
    """

    words: Words = EMPTY
    ticked: bool = False
    told: str = "Case à cocher quand c’est fait"
    beside: Words = EMPTY


BOX: Final = ("Case à cocher", "Case cochée")
"""What a screen reader says of a box before its words, by whether it is ticked."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick in a row, as on a form filled by hand."""

    options: tuple[CheckBox, ...]

    def __post_init__(self) -> None:
        _never_empty(self, self.options)


Cell: TypeAlias = tuple[Paragraph | CheckBox, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and its share of the width, against those of the others."""

    head: Words
    share: float = 1
    figures: bool = False  # aligned on the right


@dataclass(frozen=True, slots=True)
class Bars:
    """Draw the figures of a table again as horizontal bars, at the end of its rows.

    `figures` has a tuple for each of `names`, with a figure a row (None draws no bar). They repeat
    what the cells say, so a screen reader hears nothing of them.
    """

    names: tuple[str, ...]
    figures: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads, the first cell of a row being its head.

    The heads come again overleaf and no row is cut; `numbered` leads each row by its number on a
    disc. Never empty: say in a sentence that there is nothing.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbered: bool = False
    bars: Bars | None = None

    def __post_init__(self) -> None:
        _never_empty(self, self.columns, self.rows)
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row of a table has a cell under each head")


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what is known of each, as a table without column heads. `share` is of the names."""

    rows: tuple[tuple[Words, Cell], ...]
    share: float = 0.33

    def __post_init__(self) -> None:
        _never_empty(self, self.rows)


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted block with a bar on its left, so that it still shows in grey."""

    blocks: tuple["Block", ...]

    def __post_init__(self) -> None:
        _never_empty(self, self.blocks)


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks beside a pictogram that says the same."""

    icon: Icon
    blocks: tuple["Block", ...]

    def __post_init__(self) -> None:
        _never_empty(self, self.blocks)


@dataclass(frozen=True, slots=True)
class Flow:
    """Short things, as many on a line as its width holds, a long one on lines of its own.

    `apart` sends the last of them to the end of its line.
    """

    blocks: tuple[Paragraph | Beside | CheckBox, ...]
    apart: bool = False

    def __post_init__(self) -> None:
        _never_empty(self, self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks side by side; layout alone, with the share that each takes of the width."""

    cells: tuple[tuple["Block", ...], ...]
    shares: tuple[float, ...]
    gutter: float = 0  # points

    def __post_init__(self) -> None:
        _never_empty(self, self.cells)
        if len(self.cells) != len(self.shares):
            raise ValueError("each cell of a row has its share of the width")


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """The last blocks, on one page: `extra` stands before the closing where there is room."""

    blocks: tuple["Block", ...]
    extra: tuple["Block", ...]
    closing: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, PNG or JPEG, without transparency."""

    picture: bytes
    media_type: str = "image/png"


@dataclass(frozen=True, slots=True)
class Emblem:
    """The mark of the organisation beside its name in words; a road where it has no logo."""

    name: str
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Room to write by hand: a number of lines, `height` points apart."""

    count: int = 1
    height: float = 23
    dashed: bool = True


@dataclass(frozen=True, slots=True)
class Signatures:
    """A place to sign for each name, side by side."""

    names: tuple[Words, ...]

    def __post_init__(self) -> None:
        _never_empty(self, self.names)


@dataclass(frozen=True, slots=True)
class Gap:
    """Air, in points; a screen reader hears nothing of it."""

    height: float


@dataclass(frozen=True, slots=True)
class Fold:
    """A dashed line to fold along."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block: TypeAlias = Union[  # noqa: UP007 — the names in quotes above need it
    Paragraph,
    Title,
    Section,
    Bullets,
    Numbered,
    CheckBox,
    Choices,
    Table,
    Facts,
    Panel,
    Beside,
    Flow,
    Row,
    Together,
    Ending,
    Emblem,
    WritingLines,
    Signatures,
    Gap,
    Fold,
    NewPage,
]


def text(words: str, size: Size = Size.BODY) -> Paragraph:
    """Say a sentence of ours, or what was typed."""
    return Paragraph(plain(words), size)


def cell(*parts: Words, right: bool = False) -> Cell:
    """Make a cell of body text: a paragraph for each part that is not empty."""
    return tuple(Paragraph(part, right=right) for part in parts if part)


def told(first: Words, second: Words) -> Cell:
    """Make a cell of what matters, then the smaller detail if there is one."""
    return (Paragraph(first), *((Paragraph(second, Size.SMALL),) if second else ()))


def _never_empty(block: object, *parts: tuple[object, ...]) -> None:
    """Refuse what would leave a heading without a text, or a frame around nothing."""
    if not all(parts):
        raise ValueError(f"{type(block).__name__}: say in a sentence that there is nothing")

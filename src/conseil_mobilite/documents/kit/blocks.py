"""What a document is made of: blocks that say what they are, never how they are drawn.

A document is written once, as blocks in reading order; `pdf` and `html` each draw every kind of
them. A new kind of document is a function from its content to a `Document`, and nothing more.
"""

from dataclasses import dataclass
from typing import TypeAlias, Union

from conseil_mobilite.documents.kit.forms import CheckBox, Choices, Signatures, WritingLines
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Title, never_empty
from conseil_mobilite.documents.kit.tables import Facts, Table
from conseil_mobilite.documents.kit.words import EMPTY, Words


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
        never_empty(self, self.heading, self.blocks)


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
        never_empty(self, self.entries)


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted block with a bar on its left, so that it still shows in grey."""

    blocks: tuple["Block", ...]

    def __post_init__(self) -> None:
        never_empty(self, self.blocks)


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks beside a pictogram that says the same."""

    icon: Icon
    blocks: tuple["Block", ...]

    def __post_init__(self) -> None:
        never_empty(self, self.blocks)


@dataclass(frozen=True, slots=True)
class Flow:
    """Short things, as many on a line as its width holds, a long one on lines of its own.

    `apart` sends the last of them to the end of its line.
    """

    blocks: tuple[Paragraph | Beside | CheckBox, ...]
    apart: bool = False

    def __post_init__(self) -> None:
        never_empty(self, self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks side by side; layout alone, with the share that each takes of the width."""

    cells: tuple[tuple["Block", ...], ...]
    shares: tuple[float, ...]
    gutter: float = 0  # points

    def __post_init__(self) -> None:
        never_empty(self, self.cells)
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
class QrCode:
    """Text that a reader of codes types; `told` is what a screen reader says of it."""

    text: str
    told: str
    side: float = 84  # points

    def __post_init__(self) -> None:
        never_empty(self, (self.text, self.told))


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
    QrCode,
    WritingLines,
    Signatures,
    Gap,
    Fold,
    NewPage,
]

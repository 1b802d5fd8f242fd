"""Rows under heads, and names with what is known of each."""

from dataclasses import dataclass
from typing import TypeAlias

from conseil_mobilite.documents.kit.forms import CheckBox
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size, never_empty
from conseil_mobilite.documents.kit.words import Words

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
    what the cells say, so a screen reader hears nothing of them. `share` is of the width.
    """

    names: tuple[str, ...]
    figures: tuple[tuple[int | None, ...], ...]
    share: float = 0.28


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
        never_empty(self, self.columns, self.rows)
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row of a table has a cell under each head")


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what is known of each, as a table without column heads. `share` is of the names."""

    rows: tuple[tuple[Words, Cell], ...]
    share: float = 0.33

    def __post_init__(self) -> None:
        never_empty(self, self.rows)


def cell(*parts: Words, right: bool = False) -> Cell:
    """Make a cell of body text: a paragraph for each part that is not empty."""
    return tuple(Paragraph(part, right=right) for part in parts if part)


def told(first: Words, second: Words) -> Cell:
    """Make a cell of what matters, then the smaller detail if there is one."""
    return (Paragraph(first), *((Paragraph(second, Size.SMALL),) if second else ()))

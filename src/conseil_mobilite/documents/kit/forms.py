"""What is filled by hand: boxes to tick, lines to write on, a place to sign."""

from dataclasses import dataclass
from typing import Final

from conseil_mobilite.documents.kit.paragraphs import never_empty
from conseil_mobilite.documents.kit.words import EMPTY, Words


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
        never_empty(self, self.options)


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
        never_empty(self, self.names)

"""On what each letter of a page is drawn: its colour, that beneath it, and how they contrast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pypdf import PageObject
from tests.documents.streams import Operand, numbers, operations

Colour: TypeAlias = tuple[float, float, float]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (1, 1, 1)
_PATHS = {"m", "l", "c", "v", "y"}
_FILLED = {"f", "f*", "F", "B", "B*", "b", "b*"}
_PAINTED = {*_FILLED, "S", "s", "n"}


@dataclass
class Surface:
    """A page while it is drawn: what is filled so far, each with its corners, and the pen."""

    filled: list[tuple[Colour, float, float, float, float]] = field(default_factory=list)
    colour: Colour = BLACK
    origin: tuple[float, float] = (0, 0)
    line: tuple[float, float] = (0, 0)
    kept: list[tuple[Colour, tuple[float, float]]] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)

    def apply(self, word: str, values: Sequence[float]) -> None:
        """Follow an operator; every matrix of ours only moves."""
        if word in {"q", "Q"}:
            self._keep(word)
        elif word in {"rg", "g"}:
            self.colour = (values[0], values[-2 % len(values)], values[-1])
        elif word in {"cm", "Tm", "Td"}:
            self._move(word, values)
        elif word in {"re", *_PATHS}:
            self._reach(word, values)
        elif word in _PAINTED:
            self._paint(word)

    def below(self) -> Colour:
        """Return the colour beneath the pen."""
        x, y = self.origin[0] + self.line[0], self.origin[1] + self.line[1]
        for colour, left, bottom, right, top in reversed(self.filled):
            if left <= x <= right and bottom <= y <= top:
                return colour
        return WHITE

    def _keep(self, word: str) -> None:
        if word == "q":
            self.kept.append((self.colour, self.origin))
        else:
            self.colour, self.origin = self.kept.pop()

    def _move(self, word: str, values: Sequence[float]) -> None:
        right, up = values[-2:]
        if word == "cm":
            self.origin = (self.origin[0] + right, self.origin[1] + up)
        elif word == "Tm":
            self.line = (right, up)
        else:
            self.line = (self.line[0] + right, self.line[1] + up)

    def _reach(self, word: str, values: Sequence[float]) -> None:
        x, y, *others = values
        if word == "re":
            others = [x + others[0], y + others[1]]
        points = [x, y, *others]
        pairs = zip(points[::2], points[1::2], strict=True)
        self.path += [(self.origin[0] + left, self.origin[1] + up) for left, up in pairs]

    def _paint(self, word: str) -> None:
        if word in _FILLED and self.path:
            across, along = zip(*self.path, strict=True)
            self.filled.append((self.colour, min(across), min(along), max(across), max(along)))
        self.path.clear()


def pairs(page: PageObject) -> Iterator[tuple[Colour, Colour]]:
    """Yield the colour of each piece of text with the one beneath it."""
    surface = Surface()
    for word, operands in operations(page):
        if word in {"Tj", "TJ"} and _shows(operands):
            yield surface.colour, surface.below()
        else:
            surface.apply(word, numbers(operands))


def contrast(first: Colour, second: Colour) -> float:
    """Tell how two colours contrast, as WCAG defines it: from 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def grey(colour: Colour) -> Colour:
    """Return what a printer without colours makes of one."""
    red, green, blue = colour
    level = 0.3 * red + 0.59 * green + 0.11 * blue
    return level, level, level


def luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shows(operands: Sequence[Operand]) -> bool:
    return any(isinstance(one, bytes) and one.strip() for one in operands)

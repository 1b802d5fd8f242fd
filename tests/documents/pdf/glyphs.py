"""Read a PDF glyph by glyph: which one each code draws, what each mark of the structure says."""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    PdfObject,
    StreamObject,
)
from tests.documents.conftest import Reading
from tests.documents.streams import Operand, numbers, operations

_BFCHAR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass(frozen=True)
class EmbeddedFont:
    """A font of a page: its glyph, its letters and its width for each code."""

    name: str
    glyphs: tuple[int, ...]
    letters: dict[int, str]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Shown:
    """A code drawn on a page: in which font, in which mark (-1 in an artifact), from where."""

    page: int
    mark: int
    font: EmbeddedFont
    code: int
    x: float
    y: float

    @property
    def glyph(self) -> int:
        return self.font.glyphs[self.code]

    @property
    def letters(self) -> str:
        return self.font.letters[self.code]


class Pen:
    """Where the next code is drawn: every matrix of ours only moves."""

    font: EmbeddedFont

    def __init__(self) -> None:
        self.size = self.leading = self.x = 0.0
        self.origin = self.line = (0.0, 0.0)
        self.kept: list[tuple[float, float]] = []

    def move(self, word: str, values: list[float]) -> None:
        if word == "q":
            self.kept.append(self.origin)
        elif word == "Q":
            self.origin = self.kept.pop()
        elif word == "cm":
            self.origin = (self.origin[0] + values[4], self.origin[1] + values[5])
        elif word == "TL":
            self.leading = values[0]
        elif word in {"Tm", "T*", "Td"}:
            self.line, self.x = self._line(word, values), 0.0

    def _line(self, word: str, values: list[float]) -> tuple[float, float]:
        if word == "Tm":
            return values[4], values[5]
        right, up = (0.0, -self.leading) if word == "T*" else values
        return self.line[0] + right, self.line[1] + up

    def show(self, operands: Sequence[Operand]) -> Iterator[tuple[EmbeddedFont, int, float, float]]:
        for one in operands:
            if isinstance(one, float):
                self.x -= one * self.size / 1000
            for code in one if isinstance(one, bytes) else b"":
                left, up = self.origin[0] + self.line[0], self.origin[1] + self.line[1]
                yield self.font, code, left + self.x, up
                self.x += self.font.widths[code] * self.size / 1000


@dataclass(frozen=True)
class GlyphReading:
    """Every code of a file in the order of drawing, and its text in the order of the structure."""

    reading: Reading

    @cached_property
    def shown(self) -> list[Shown]:
        return [one for number in range(len(self.reading.file.pages)) for one in self._page(number)]

    @cached_property
    def elements(self) -> list[tuple[str, str, str]]:
        """The tag, the language and the whole text of each element that holds a mark itself."""
        return list(self._told(self.reading.root["/StructTreeRoot"]))

    @property
    def text(self) -> str:
        """All that the structure holds, its spaces made single."""
        root = _entry(self.reading.root, "/StructTreeRoot")
        return " ".join(self._text(root).split())

    @property
    def lines(self) -> list[str]:
        """What the eye finds on each line, from the left to the right, spaces left out."""
        inked = [one for one in self.shown if one.letters.strip()]
        lines = {(one.page, -round(one.y)) for one in inked}
        return [
            "".join(
                one.letters
                for one in sorted(inked, key=lambda one: one.x)
                if (one.page, -round(one.y)) == line
            )
            for line in sorted(lines)
        ]

    @property
    def links(self) -> list[tuple[str, list[float]]]:
        """The target and the corners of each active zone of the first page."""
        zones = _array(self.reading.file.pages[0], "/Annots")
        return [
            (str(_entry(zone, "/A", "/URI")), [float(str(one)) for one in _array(zone, "/Rect")])
            for zone in zones
        ]

    def _page(self, number: int) -> Iterator[Shown]:
        page = self.reading.file.pages[number]
        found = _dictionary(_entry(page, "/Resources", "/Font"))
        fonts = {name: _font(one) for name, one in found.items()}
        mark, pen = -1, Pen()
        for word, operands in operations(page):
            if word == "Tf":
                pen.font, (pen.size,) = fonts[str(operands[0])], numbers(operands)
            elif word in {"Tj", "TJ"}:
                yield from (Shown(number, mark, *one) for one in pen.show(operands))
            else:
                mark = _mark(operands, word, mark)
                pen.move(word, numbers(operands))

    @cached_property
    def _marks(self) -> dict[tuple[int, int], str]:
        told: dict[tuple[int, int], str] = {}
        for one in self.shown:
            told[one.page, one.mark] = told.get((one.page, one.mark), "") + one.letters
        return told

    @cached_property
    def _numbers(self) -> dict[int, int]:
        pages = (page.indirect_reference for page in self.reading.file.pages)
        return {page.idnum: number for number, page in enumerate(pages) if page is not None}

    def _told(self, node: object) -> Iterator[tuple[str, str, str]]:
        node = _entry(node)
        if not isinstance(node, DictionaryObject):
            return
        if any("/MCID" in kid for kid in _kids(node)):
            yield str(node["/S"])[1:], str(node.get("/Lang", "")), self._text(node)
        for kid in _kids(node):
            yield from self._told(kid)

    def _text(self, node: object) -> str:
        told = ""
        for kid in _kids(node):
            if "/MCID" in kid:
                page = kid.raw_get("/Pg").idnum
                told += self._marks.get((self._numbers[page], int(str(kid["/MCID"]))), "")
            else:
                told += self._text(kid)
        return told


def _mark(operands: Sequence[Operand], operator: str, running: int) -> int:
    """Return the number of the running mark after an operator; -1 is an artifact."""
    if operator == "BDC":
        return int(numbers(operands)[0])
    return -1 if operator in {"BMC", "EMC"} else running


def _kids(node: object) -> list[DictionaryObject]:
    kids = _entry(_dictionary(node).get("/K", ArrayObject()))
    found = (_entry(kid) for kid in (kids if isinstance(kids, ArrayObject) else [kids]))
    return [kid for kid in found if isinstance(kid, DictionaryObject)]


def _font(value: object) -> EmbeddedFont:
    font = _dictionary(value)
    told = _BFCHAR.findall(_stream(_entry(font, "/ToUnicode")).decode())
    letters = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in told}
    program = _stream(_entry(font, "/FontDescriptor", "/FontFile2"))
    widths = tuple(float(str(width)) for width in _array(font, "/Widths"))
    return EmbeddedFont(str(font["/BaseFont"]), _glyphs(program), letters, widths)


def _glyphs(program: bytes) -> tuple[int, ...]:
    """Read the table of codes of an embedded font: one subtable, of format 6, from code 0 on."""
    tables = struct.unpack_from(">H", program, 4)[0]
    entries = (struct.unpack_from(">4sIII", program, 12 + 16 * rank) for rank in range(tables))
    start = next(offset for name, _, offset, _ in entries if name == b"cmap") + 12
    kind, _, _, first, count = struct.unpack_from(">5H", program, start)
    assert (kind, first) == (6, 0)
    return struct.unpack_from(f">{count}H", program, start + 10)


def _entry(value: object, *keys: str) -> object:
    for key in keys:
        value = _dictionary(value)[key]
    return value.get_object() if isinstance(value, PdfObject) else value


def _dictionary(value: object) -> DictionaryObject:
    found = _entry(value)
    assert isinstance(found, DictionaryObject)
    return found


def _array(value: object, key: str) -> ArrayObject:
    found = _entry(value, key)
    assert isinstance(found, ArrayObject)
    return found


def _stream(value: object) -> bytes:
    assert isinstance(value, StreamObject)
    return value.get_data()

"""Read a PDF glyph by glyph: which one each code draws, what each mark of the structure says."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from tests.documents.conftest import Reading

_BFCHAR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass(frozen=True)
class EmbeddedFont:
    """A font of a page: its glyph and its letters for each code."""

    name: str
    glyphs: tuple[int, ...]
    letters: dict[int, str]


@dataclass(frozen=True)
class Shown:
    """A code drawn on a page, in which font and in which mark (-1 in an artifact)."""

    page: int
    mark: int
    font: EmbeddedFont
    code: int

    @property
    def glyph(self) -> int:
        return self.font.glyphs[self.code]

    @property
    def letters(self) -> str:
        return self.font.letters[self.code]


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

    def _page(self, number: int) -> Iterator[Shown]:
        page = self.reading.file.pages[number]
        found = _dictionary(_entry(page, "/Resources", "/Font"))
        fonts = {name: _font(one) for name, one in found.items()}
        contents = page.get_contents()
        mark, font = -1, ""
        for operands, operator in contents.operations if contents is not None else ():
            word = operator.decode() if isinstance(operator, bytes) else str(operator)
            if word == "Tf":
                font = str(operands[0])
            elif word in {"Tj", "TJ"}:
                shown = _codes(operands[0])
                yield from (Shown(number, mark, fonts[font], code) for code in shown)
            else:
                mark = _mark(operands, word, mark)

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
            yield str(node["/S"]), str(node.get("/Lang", "")), self._text(node)
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


def _mark(operands: list[object], operator: str, running: int) -> int:
    """Return the number of the running mark after an operator; -1 is an artifact."""
    if operator == "BDC":
        return int(str(_entry(operands[1], "/MCID")))
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
    return EmbeddedFont(str(font["/BaseFont"]), _glyphs(program), letters)


def _glyphs(program: bytes) -> tuple[int, ...]:
    """Read the table of codes of an embedded font: one subtable, of format 6, from code 0 on."""
    tables = struct.unpack_from(">H", program, 4)[0]
    entries = (struct.unpack_from(">4sIII", program, 12 + 16 * rank) for rank in range(tables))
    start = next(offset for name, _, offset, _ in entries if name == b"cmap") + 12
    kind, _, _, first, count = struct.unpack_from(">5H", program, start)
    assert (kind, first) == (6, 0)
    return struct.unpack_from(f">{count}H", program, start + 10)


def _codes(operand: object) -> Iterator[int]:
    for one in operand if isinstance(operand, ArrayObject) else [operand]:
        if isinstance(one, (TextStringObject, ByteStringObject)):
            yield from one.original_bytes


def _entry(value: object, *keys: str) -> object:
    for key in keys:
        value = _dictionary(value)[key]
    return value.get_object() if isinstance(value, PdfObject) else value


def _dictionary(value: object) -> DictionaryObject:
    found = _entry(value)
    assert isinstance(found, DictionaryObject)
    return found


def _stream(value: object) -> bytes:
    assert isinstance(value, StreamObject)
    return value.get_data()

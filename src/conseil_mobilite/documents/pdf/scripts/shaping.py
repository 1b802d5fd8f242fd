"""A typeface whose glyphs HarfBuzz picks, each remembering the letter that it stands for.

The open-source ReportLab orders no line from right to left and gives its shaped glyphs no Unicode
value. Here every glyph has a code of its own, with its letter in the ToUnicode of the file, and
glyphs are written in reading order: what is copied, searched or read aloud is what was typed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count, groupby, repeat
from pathlib import Path
from typing import Protocol

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, makeToUnicodeCMap

_JOINER = "\u200d"
_PRIVATE = 0xF0000  # the first code point of a plane that no typeface uses
_PRIVATE_CODE = re.compile("<(F[0-9A-F]{4})>")
_WORDS_KEPT = 4096
_FEATURES = {"liga": False, "kern": True}  # the ligatures that a script demands stay


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by its code, and its place from the left of its text, in thousandths of the size."""

    code: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """The glyphs of a text in reading order, and how wide they are together."""

    glyphs: tuple[Glyph, ...]
    advance: float


class FontObjects(Protocol):
    """The objects of a PDF file by their name, as ReportLab keeps them."""

    idToObject: dict[str, object]  # noqa: N815 — as ReportLab names it


@dataclass(frozen=True, slots=True)
class _Placed:
    cluster: int
    glyph: int
    x: float
    y: float


class ShapedFont(TTFont):
    """A TrueType font addressed by glyph, drawn `zoom` times as large as the text around."""

    def __init__(self, name: str, file: Path, zoom: float = 1) -> None:
        super().__init__(name, str(file), asciiReadable=False)
        self.face.name = name.encode()  # two fonts of one file are two objects
        face = uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes()))
        self._shaper, self._scale = uharfbuzz.Font(face), 1000 / face.upem
        # ReportLab gives a wrong width to the last glyphs, when they share one.
        self.face.hmetrics = [
            (self._shaper.get_glyph_h_advance(glyph), bearing)
            for glyph, (_, bearing) in enumerate(self.face.hmetrics)
        ]
        self._blank = self._shaper.get_nominal_glyph(ord(_JOINER)) or 0
        self.zoom = zoom
        self._free = count(_PRIVATE)
        self._codes: dict[tuple[int, str], str] = {}
        self._letters: dict[int, str] = {}
        self.shape: Callable[[str, bool], Shaped] = lru_cache(_WORDS_KEPT)(self._shape)

    def addObjects(self, doc: FontObjects) -> None:
        """Embed the font, then say which letter each glyph stands for."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.fontName}"
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            if isinstance(stream, PDFStream):
                stream.content = _PRIVATE_CODE.sub(self._told, makeToUnicodeCMap(name, subset))

    def _told(self, code: re.Match[str]) -> str:
        letter = self._letters[int(code[1], 16)]
        return f"<{letter.encode('utf-16-be').hex().upper()}>"

    def _shape(self, text: str, leftwards: bool) -> Shaped:  # noqa: FBT001 — a key of the cache
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.flags = uharfbuzz.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
        buffer.direction, buffer.script = ("rtl", "Arab") if leftwards else ("ltr", "Latn")
        uharfbuzz.shape(self._shaper, buffer, _FEATURES)
        placed, advance = self._placed(buffer)
        starts = sorted({one.cluster for one in placed})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        reading = groupby(placed[::-1] if leftwards else placed, key=lambda one: one.cluster)
        named = (self._named(text[start : ends[start]], list(group)) for start, group in reading)
        return Shaped(tuple(chain.from_iterable(named)), advance)

    def _placed(self, buffer: uharfbuzz.Buffer) -> tuple[list[_Placed], float]:
        placed: list[_Placed] = []
        pen = 0.0
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = (pen + at.x_offset) * self._scale, at.y_offset * self._scale
            placed.append(_Placed(info.cluster, info.codepoint, x, y))
            pen += at.x_advance
        return placed, pen * self._scale

    def _named(self, letters: str, group: list[_Placed]) -> Iterator[Glyph]:
        """Give each glyph of a cluster one letter; a letter left over gets a blank glyph.

        A glyph worth two letters is legal, but some readers turn the pair round (لا read as ال).
        """
        told = chain(letters, repeat(_JOINER))
        for one, letter in zip(group, told, strict=False):
            yield self._glyph(one.glyph, letter, one.x, one.y)
        for letter in letters[len(group) :]:
            yield self._glyph(self._blank, letter, group[-1].x - 1, group[-1].y)

    def _glyph(self, glyph: int, letter: str, x: float, y: float) -> Glyph:
        width = self._shaper.get_glyph_h_advance(glyph) * self._scale
        return Glyph(self._code(glyph, letter, width), x, y, width)

    def _code(self, glyph: int, letter: str, width: float) -> str:
        """Return the code of a glyph for a letter; it is safe to ask from several threads."""
        known = self._codes.get((glyph, letter))
        if known is not None:
            return known
        code = next(self._free)
        self._letters[code] = letter
        self.face.charToGlyph[code], self.face.charWidths[code] = glyph, width
        return self._codes.setdefault((glyph, letter), chr(code))

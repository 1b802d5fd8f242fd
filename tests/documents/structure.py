"""Read the structure of a PDF with the words of each element, as a screen reader walks it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject
from tests.documents.streams import Operand, numbers, operations

Codes = dict[int, str]

_CODES = re.compile(r"<([0-9A-F]+)> <([0-9A-F]+)> (\[[^]]*\]|<[0-9A-F]+>)")
_PAIRS = re.compile(r"^<([0-9A-F]+)> <([0-9A-F]{4,})>$", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """An element, what it says of itself, and what it holds in reading order.

    `said` are the words of its own marks; `links` counts its active zones; `pages` are those where
    it is drawn itself.
    """

    tag: str
    lang: str
    alt: str
    actual: str
    scope: str
    box: bool
    kids: "Sequence[Part]" = ()
    held: Sequence["Part | str"] = ()
    links: int = 0
    pages: Sequence[int] = ()

    def walk(self) -> Iterator["Part"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, tag: str) -> list["Part"]:
        return [part for part in self.walk() if part.tag == tag]

    @property
    def text(self) -> str:
        """Its words and those of what it holds."""
        return "".join(one if isinstance(one, str) else f" {one.text} " for one in self.held)

    @property
    def letters(self) -> str:
        return "".join(self.text.split())


@dataclass(frozen=True)
class Tree:
    """The structure tree of a PDF."""

    pdf: bytes
    _fonts: dict[int, Codes] = field(default_factory=dict)

    @cached_property
    def file(self) -> PdfReader:
        return PdfReader(BytesIO(self.pdf))

    @cached_property
    def marks(self) -> list[dict[int, str]]:
        """The words of each mark, page by page."""
        return [self._marked(page) for page in self.file.pages]

    @cached_property
    def root(self) -> Part:
        top = self.file.root_object["/StructTreeRoot"].get_object()
        assert isinstance(top, DictionaryObject)
        numbers = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(self.file.pages)
            if page.indirect_reference
        }
        return self._part(_resolved(top["/K"]), numbers)

    @cached_property
    def operators(self) -> list[list[str]]:
        return [[word for word, _ in operations(page)] for page in self.file.pages]

    def _part(self, node: object, pages: dict[int, int]) -> Part:
        assert isinstance(node, DictionaryObject)
        held: list[Part | str] = []
        links, drawn = 0, []
        for raw in _listed(_resolved(node.get("/K", ArrayObject()))):
            kid = _resolved(raw)
            assert isinstance(kid, DictionaryObject)
            match kid.get("/Type"):
                case "/MCR":
                    page = kid.raw_get("/Pg")
                    assert isinstance(page, IndirectObject)
                    drawn.append(pages[page.idnum])
                    held.append(self.marks[drawn[-1]][int(str(kid["/MCID"]))])
                case "/OBJR":
                    links += 1
                case _:
                    held.append(self._part(kid, pages))
        about = _resolved(node.get("/A", DictionaryObject()))
        assert isinstance(about, DictionaryObject)
        return Part(
            tag=str(node["/S"])[1:],
            lang=str(node.get("/Lang", "")),
            alt=str(node.get("/Alt", "")),
            actual=str(node.get("/ActualText", "")),
            scope=str(about.get("/Scope", ""))[1:],
            box="/BBox" in about,
            kids=[one for one in held if isinstance(one, Part)],
            held=held,
            links=links,
            pages=drawn,
        )

    def _marked(self, page: PageObject) -> dict[int, str]:
        found = dict[int, str]()
        fonts = page["/Resources"].get_object()
        assert isinstance(fonts, DictionaryObject)
        mark, codes = -1, Codes()
        for operator, operands in operations(page):
            match operator:
                case "BDC":
                    (mark,) = map(int, numbers(operands))
                    found[mark] = ""
                case "EMC":
                    mark = -1
                case "Tf":
                    named = _resolved(fonts["/Font"])
                    assert isinstance(named, DictionaryObject)
                    codes = self._codes(_resolved(named[operands[0]]))
                case "Tj" | "TJ" if mark >= 0:
                    found[mark] += _decoded(operands, codes)
        return found

    def _codes(self, font: object) -> Codes:
        if id(font) not in self._fonts:
            assert isinstance(font, DictionaryObject)
            told = _resolved(font["/ToUnicode"])
            assert isinstance(told, StreamObject)
            self._fonts[id(font)] = _table(told.get_data().decode())
        return self._fonts[id(font)]


def _table(told: str) -> Codes:
    codes = Codes()
    for first, _, letters in _CODES.findall(told):
        for place, letter in enumerate(re.findall(r"<([0-9A-F]+)>", letters)):
            codes[int(first, 16) + place] = bytes.fromhex(letter).decode("utf-16-be")
    for code, letter in _PAIRS.findall(told):
        codes[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    return codes


def _decoded(operands: Sequence[Operand], codes: Codes) -> str:
    shown = b"".join(one for one in operands if isinstance(one, bytes))
    return "".join(codes.get(code, "\ufffd") for code in shown)


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, ArrayObject) else [value]


def _resolved(value: object) -> "PdfObject | None":
    return value.get_object() if isinstance(value, PdfObject) else None

"""The parts of ReportLab that its published types leave out, as this package uses them."""

from collections.abc import Sequence
from typing import Protocol, Self, TypedDict

from reportlab.pdfbase.pdfdoc import NoEncryption, PDFArray, PDFObject, PDFObjectReference
from reportlab.pdfgen.textobject import PDFTextObject


class Page(Protocol):
    """`__NoDefault__` lists the entries that are written when they are set."""

    __NoDefault__: Sequence[str]
    StructParents: int
    Tabs: str
    stream: str


class PageList(Protocol):
    pages: list[Page]


class Catalog(Protocol):
    __NoDefault__: Sequence[str]
    OutputIntents: PDFArray


class Document(Protocol):
    Pages: PageList
    Catalog: Catalog
    encrypt: NoEncryption

    def Reference(self, obj: PDFObject, name: str | None = None) -> PDFObjectReference: ...

    def thisPageRef(self) -> PDFObjectReference: ...


class TaggedText(PDFTextObject):
    """Text whose lines end with a space: without it readers join the last word to the next."""

    _code: list[str]

    def _textOut(self, text: str, end_of_line: int = 0) -> None:
        """Write a run of words of a paragraph; nothing reads the horizontal cursor."""
        self.textOut(f"{text} " if end_of_line else text)
        if end_of_line:
            self.literal("T*")

    def literal(self, operator: str) -> None:
        self._code.append(operator)


class RunningText(TypedDict):
    """What a paragraph leaves on its canvas while it calls back."""

    tx: TaggedText


class EndedStreams(NoEncryption):
    """Ends each stream by a line feed, which ReportLab leaves out and PDF/A asks for."""

    def encode(self, content: str | bytes) -> bytes:
        return _Ended(content if isinstance(content, bytes) else content.encode("latin-1"))


class _Ended(bytes):
    """Bytes and a line feed after them, which is no part of their length."""

    __slots__ = ()

    def __new__(cls, content: bytes) -> Self:
        return super().__new__(cls, content + b"\n")

    def __len__(self) -> int:
        return super().__len__() - 1

"""The parts of ReportLab that its published types leave out, as this package uses them."""

from collections.abc import Sequence
from typing import Protocol, TypedDict

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference
from reportlab.pdfgen.textobject import PDFTextObject


class Page(Protocol):
    """`__NoDefault__` lists the entries that are written when they are set."""

    __NoDefault__: Sequence[str]
    StructParents: int
    Tabs: str


class PageList(Protocol):
    pages: list[Page]


class Document(Protocol):
    Pages: PageList

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

"""The readers of the parts of an XLSX file that say what its sheets need."""

import re
from dataclasses import dataclass
from typing import Final
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from openpyxl.styles.numbers import BUILTIN_FORMATS

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    part: str
    hidden: bool


class RelationsReader(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - of SAX
        if local(name) == "Relationship" and attrs.get("TargetMode") != "External":
            kind = attrs.get("Type", "").rpartition("/")[2]
            self.found.append((attrs.get("Id", ""), kind, attrs.get("Target", "")))


class BookReader(ContentHandler):
    """The sheets in order, those of charts and dialogs left out."""

    def __init__(self, relations: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self._relations = relations
        self.sheets: list[SheetPart] = []
        self.from_1904 = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - of SAX
        if local(name) == "workbookPr":
            self.from_1904 = attrs.get("date1904", "0") in {"1", "true"}
        if local(name) != "sheet":
            return
        keys = [value for key, value in attrs.items() if key.endswith(":id")]
        kind, part = self._relations.get(keys[0] if keys else "", ("", ""))
        if kind == "worksheet":
            hidden = attrs.get("state", "visible") != "visible"
            self.sheets.append(SheetPart(attrs.get("name", ""), part, hidden))


class TextsReader(ContentHandler):
    """The shared strings: formatted runs joined, the hints of pronunciation left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._writing = self._hint = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: ARG002, N802 - of SAX
        tag = local(name)
        self._hint = self._hint or tag == "rPh"
        self._writing = tag == "t" and not self._hint
        if tag == "si":
            self._parts = []

    def endElement(self, name: str) -> None:  # noqa: N802 - of SAX
        tag = local(name)
        self._writing = False
        self._hint = self._hint and tag != "rPh"
        if tag == "si":
            self.texts.append(unescaped("".join(self._parts)))

    def characters(self, content: str) -> None:
        if self._writing:
            self._parts.append(content)


class StylesReader(ContentHandler):
    """The number format of each style of a cell."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[int] = []
        self._own: dict[int, str] = {}
        self._inside = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - of SAX
        tag = local(name)
        if tag == "numFmt" and attrs.get("numFmtId", "").isdecimal():
            self._own.setdefault(int(attrs["numFmtId"]), attrs.get("formatCode", ""))
        self._inside = self._inside or tag == "cellXfs"
        if tag == "xf" and self._inside:
            code = attrs.get("numFmtId", "0")
            self.cells.append(int(code) if code.isdecimal() else 0)

    def endElement(self, name: str) -> None:  # noqa: N802 - of SAX
        self._inside = self._inside and local(name) != "cellXfs"

    def format_of(self, code: int) -> str:
        return self._own.get(code) or BUILTIN_FORMATS.get(code, "General")


def local(name: str) -> str:
    """Return the name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def unescaped(text: str) -> str:
    """Put back the signs that a workbook spells, such as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)

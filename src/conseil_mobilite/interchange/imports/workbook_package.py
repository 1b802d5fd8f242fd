"""The parts of an XLSX file that its sheets need: their names, texts, formats and epoch.

They are read here rather than by openpyxl, which refuses the workbooks of many programs for a flaw
of their styles, and whose streaming reader knows neither hidden rows nor formulas without a value.
"""

import posixpath
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.sax import parse
from openpyxl.styles.numbers import BUILTIN_FORMATS

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.imports import refusals

_UNPACKED: Final = 384 * 1024 * 1024
_LARGE: Final = 8 * 1024 * 1024
_RATIO: Final = 200
_MOST_PARTS: Final = 10_000
_ENCRYPTED: Final = 0x1
_WORKBOOK: Final = "xl/workbook.xml"
_FAULTS: Final = (
    BadZipFile,
    SAXException,
    zlib.error,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """`texts` are the shared strings; `formats` the number format of each style."""

    archive: ZipFile
    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Yield a workbook; any fault met while it is read is told as a UserError."""
    try:
        with ZipFile(path) as archive:
            _check(archive)
            yield _package(archive)
    except DefusedXmlException as fault:
        raise UserError(refusals.ENTITIES) from fault
    except _FAULTS as fault:
        raise UserError(refusals.DAMAGED) from fault


def read_part(archive: ZipFile, name: str, handler: ContentHandler) -> None:
    """Hand a part to its reader, without any document type nor entity."""
    with _part(archive, name) as source:
        parse(source, handler, forbid_dtd=True)


def local(name: str) -> str:
    """Return the name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def unescaped(text: str) -> str:
    """Put back the signs that a workbook spells, such as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _check(archive: ZipFile) -> None:
    parts = archive.infolist()
    refusals.refuse_other_packages(frozenset(part.filename for part in parts))
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UserError(refusals.PROTECTED)
    bombs = (
        part.file_size > _LARGE and part.file_size > _RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED or any(bombs):
        raise UserError(refusals.TOO_LARGE)


def _package(archive: ZipFile) -> Package:
    root = _relations(archive, "_rels/.rels")
    found = [target for kind, target in root.values() if kind == "officeDocument"]
    book = found[0] if found else _WORKBOOK
    folder, name = posixpath.split(book)
    relations = _relations(archive, f"{folder}/_rels/{name}.rels", folder)
    reader = _BookReader(relations)
    read_part(archive, book, reader)
    texts, styles = _TextsReader(), _StylesReader()
    for kind, part in relations.values():
        if kind == "sharedStrings" and _has(archive, part):
            read_part(archive, part, texts)
        if kind == "styles" and _has(archive, part):
            read_part(archive, part, styles)
    ordered = sorted(reader.sheets, key=lambda sheet: sheet.hidden)
    formats = tuple(styles.format_of(code) for code in styles.cells)
    return Package(archive, tuple(ordered), tuple(texts.texts), formats, reader.from_1904)


def _relations(archive: ZipFile, name: str, folder: str = "") -> dict[str, tuple[str, str]]:
    """Return the parts that a part leads to: identifier to kind and name."""
    reader = _RelationsReader()
    if _has(archive, name):
        read_part(archive, name, reader)
    return {
        key: (kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        for key, kind, target in reader.found
    }


def _has(archive: ZipFile, name: str) -> bool:
    return name.lower() in {each.lower() for each in archive.namelist()}


def _part(archive: ZipFile, name: str) -> IO[bytes]:
    """Open a part, whatever the case of its letters."""
    same = [each for each in archive.namelist() if each.lower() == name.lower()]
    return archive.open(name if name in same else (same or [name])[0])


class _RelationsReader(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - of SAX
        if local(name) == "Relationship" and attrs.get("TargetMode") != "External":
            kind = attrs.get("Type", "").rpartition("/")[2]
            self.found.append((attrs.get("Id", ""), kind, attrs.get("Target", "")))


class _BookReader(ContentHandler):
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


class _TextsReader(ContentHandler):
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


class _StylesReader(ContentHandler):
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

"""The parts of an XLSX file that its sheets need: their names, texts, formats and epoch.

They are read here rather than by openpyxl, which refuses the workbooks of many programs for a flaw
of their styles, and whose streaming reader knows neither hidden rows nor formulas without a value.
"""

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.sax import parse

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.imports import refusals
from conseil_mobilite.interchange.imports.workbook_parts import (
    BookReader,
    RelationsReader,
    SheetPart,
    StylesReader,
    TextsReader,
)

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
    reader = BookReader(relations)
    read_part(archive, book, reader)
    texts, styles = TextsReader(), StylesReader()
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
    reader = RelationsReader()
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

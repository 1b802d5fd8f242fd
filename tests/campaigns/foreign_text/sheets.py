"""Lists read again: texts that stay texts, numbers and days that stay numbers and days."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from openpyxl import load_workbook
from tests.campaigns.foreign_text.texts import MARK

STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[-+]?\d+([.,]\d+)?")
_SHIELDED_NUMBER: Final = re.compile(r"'-?\d[\d.,/: ]*")
_ACTIVE: Final = re.compile(rb"<f[ >]|<hyperlink|externalLink|ddeLink", re.IGNORECASE)


def in_csv(content: bytes, separator: str = ";") -> Iterator[str]:
    """Tell a cell that a spreadsheet would calculate, and a number that it would take for words."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator))
    if len({len(row) for row in rows}) > 1:
        yield f"rows of {sorted({len(row) for row in rows})} cells"
    for row in rows:
        for cell in row:
            if cell.startswith(STARTS) and not _NUMBER.fullmatch(cell):
                yield f"calculated: {cell[:30]!r}"
            if _SHIELDED_NUMBER.fullmatch(cell):
                yield f"a number taken for words: {cell[:30]!r}"


def in_workbook(content: bytes) -> Iterator[str]:
    """Tell a formula, a link, and a number that is kept as words."""
    book = load_workbook(io.BytesIO(content))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    for cell in cells:
        if cell.data_type == "f" or cell.hyperlink is not None:
            yield f"{cell.parent.title} {cell.coordinate}: calculated or a link"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/") and (found := _ACTIVE.search(archive.read(name))):
                yield f"{name}: {found[0]!r}"


def marked(content: bytes) -> int:
    """Count the cells of a workbook, or of a CSV, where what was typed is read again."""
    if content.startswith(b"PK"):
        book = load_workbook(io.BytesIO(content), read_only=True)
        rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
        return sum(MARK in str(cell) for row in rows for cell in row)
    return content.decode("utf-8-sig").count(MARK)

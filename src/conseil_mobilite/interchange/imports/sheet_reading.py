"""Read the cells of one sheet of a workbook: values by their type, hidden rows, merged ranges."""

import re
from contextlib import suppress
from typing import Final
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.imports.cell_values import TRUE, CellValues
from conseil_mobilite.interchange.imports.grid import (
    EMPTY,
    MOST_CELLS,
    MOST_ROWS,
    Grid,
    GridRow,
    Span,
)
from conseil_mobilite.interchange.imports.workbook_package import Package, read_part
from conseil_mobilite.interchange.imports.workbook_parts import SheetPart, local

_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_MOST_SPANS: Final = 100_000
_MOST_COLUMNS: Final = 16_384


class _Enough(Exception):  # noqa: N818 - it stops a reading, it is no fault
    """As many rows as were wanted are read."""


def read_sheet(package: Package, sheet: SheetPart, most: int = 0) -> Grid:
    """Return the cells of a sheet, of its first `most` rows only if a number is given."""
    reader = _SheetReader(package, most)
    with suppress(_Enough):
        read_part(package.archive, sheet.part, reader)
    return reader.grid()


class _SheetReader(ContentHandler):
    def __init__(self, package: Package, most: int) -> None:
        super().__init__()
        self._values = CellValues(package)
        self._most = most
        self._rows: list[GridRow] = []
        self._row = GridRow(0)
        self._column = -1
        self._count = 0
        self._cell: dict[str, str] = {}
        self._collected: list[str] = []
        self._inside = ""
        self._hint = False
        self._spans: list[Span] = []
        self._hidden: set[int] = set()
        self._begin = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "col": self._begin_column,
            "mergeCell": self._begin_span,
        }

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - of SAX
        tag = local(name)
        if tag in {"v", "t"} and not self._hint:
            self._inside, self._collected = tag, []
            self._cell.setdefault(tag, "")
        elif tag == "f":
            self._cell["f"] = "f"
        elif tag == "rPh":
            self._hint = True
        elif begin := self._begin.get(tag):
            begin(attrs)

    def characters(self, content: str) -> None:
        if self._inside:
            self._collected.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - of SAX
        tag = local(name)
        if tag == self._inside:
            self._cell[tag] += "".join(self._collected)
            self._inside = ""
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "rPh":
            self._hint = False

    def grid(self) -> Grid:
        return Grid(tuple(self._rows), tuple(self._spans), frozenset(self._hidden))

    def _begin_row(self, attrs: AttributesImpl) -> None:
        number = attrs.get("r", "")
        after = self._row.number + 1
        given = int(number) if number.isdecimal() else after
        self._row = GridRow(max(given, after), {}, attrs.get("hidden") in TRUE)
        self._column = -1

    def _end_row(self) -> None:
        if self._row.cells:
            self._rows.append(self._row)
        if self._most and len(self._rows) >= self._most:
            raise _Enough
        if len(self._rows) > MOST_ROWS + 100:
            raise UserError(
                "Cette feuille a plus de 200 000 lignes : partagez-la en plusieurs fichiers."
            )

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        place = _PLACE.fullmatch(attrs.get("r", ""))
        self._column = _rank(place[1]) if place else self._column + 1
        self._cell = {"type": attrs.get("t", "n"), "style": attrs.get("s", "")}

    def _end_cell(self) -> None:
        cell = self._values.cell(self._cell)
        if cell is not EMPTY and self._column < _MOST_COLUMNS:
            self._row.cells[self._column] = cell
            self._count += 1
        if self._count > MOST_CELLS:
            raise UserError("Cette feuille a trop de cellules : partagez-la en plusieurs fichiers.")

    def _begin_column(self, attrs: AttributesImpl) -> None:
        if attrs.get("hidden") in TRUE:
            first, last = int(attrs["min"]) - 1, min(int(attrs["max"]), _MOST_COLUMNS)
            self._hidden.update(range(max(first, 0), last))

    def _begin_span(self, attrs: AttributesImpl) -> None:
        places = [_PLACE.fullmatch(part) for part in attrs.get("ref", "").split(":")]
        found = [(int(place[2]), _rank(place[1])) for place in places if place]
        if len(found) == 2 and len(self._spans) < _MOST_SPANS:  # noqa: PLR2004 - two corners
            (first_row, first), (last_row, last) = found
            self._spans.append(Span(first_row, last_row, first, last))


def _rank(letters: str) -> int:
    """Return the rank of a column from 0: A, Z, AA."""
    rank = 0
    for letter in letters.upper():
        rank = rank * 26 + ord(letter) - 64
    return rank - 1

"""Read the cells of one sheet of a workbook: values by their type, hidden rows, merged ranges."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Final
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from openpyxl.styles.numbers import is_date_format, is_timedelta_format

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.interchange.imports.grid import (
    EMPTY,
    MOST_CELLS,
    MOST_ROWS,
    Grid,
    GridRow,
    Span,
)
from conseil_mobilite.interchange.imports.shown_numbers import plain, shown
from conseil_mobilite.interchange.imports.workbook_package import (
    Package,
    SheetPart,
    local,
    read_part,
    unescaped,
)

NO_VALUE: Final = "formule sans valeur enregistrée"
_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_TRUE: Final = frozenset({"1", "true"})
_MOST_SPANS: Final = 100_000
_MOST_COLUMNS: Final = 16_384
_FIRST_1900, _FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - no zone
_LEAP_OF_1900: Final = 60
"""Spreadsheets count a 29 February 1900: days before it are one further."""
_LAST_DAY: Final = 2_956_000
"""Past the year 9990, a serial number is no day."""


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
        self._values = _Values(package)
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
        self._row = GridRow(max(given, after), {}, attrs.get("hidden") in _TRUE)
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
        if attrs.get("hidden") in _TRUE:
            first, last = int(attrs["min"]) - 1, min(int(attrs["max"]), _MOST_COLUMNS)
            self._hidden.update(range(max(first, 0), last))

    def _begin_span(self, attrs: AttributesImpl) -> None:
        places = [_PLACE.fullmatch(part) for part in attrs.get("ref", "").split(":")]
        found = [(int(place[2]), _rank(place[1])) for place in places if place]
        if len(found) == 2 and len(self._spans) < _MOST_SPANS:  # noqa: PLR2004 - two corners
            (first_row, first), (last_row, last) = found
            self._spans.append(Span(first_row, last_row, first, last))


class _Values:
    """What a cell holds by its type, and as its reader sees it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._dates = [is_date_format(each) for each in package.formats]
        self._lengths = [bool(is_timedelta_format(each)) for each in package.formats]
        self._kept: dict[str, RawCell] = {}

    def cell(self, read: dict[str, str]) -> RawCell:
        kind, text = read.get("type", "n"), read.get("v", "")
        if kind == "inlineStr":
            return self._text(unescaped(read.get("t", "")))
        if not text:
            lacks = "f" in read and kind != "str"
            return RawCell("", None, NO_VALUE) if lacks else EMPTY
        if kind == "s":
            return self._shared(text)
        if kind == "str":
            return self._text(unescaped(text))
        return self._other(kind, text, int(read.get("style") or 0))

    def _other(self, kind: str, text: str, style: int) -> RawCell:
        if kind == "b":
            yes = text.strip() in _TRUE
            return RawCell("VRAI" if yes else "FAUX", yes)
        if kind == "e":
            return RawCell(text, None, text)
        if kind == "d":
            return _iso(text)
        return self._number(text, style)

    def _shared(self, rank: str) -> RawCell:
        found = self._kept.get(rank)
        if found is None:
            found = self._kept[rank] = self._text(self._package.texts[int(rank)])
        return found

    def _text(self, text: str) -> RawCell:
        return RawCell(text, text) if text.strip() else EMPTY

    def _number(self, text: str, style: int) -> RawCell:
        number = _number(text)
        known = style < len(self._dates)
        if known and self._dates[style] and 0 <= number < _LAST_DAY:
            if self._lengths[style] and number >= 1:
                return _length(number)
            return _moment(number, from_1904=self._package.from_1904)
        if not known or self._dates[style]:
            return RawCell(plain(number), number)
        return RawCell(shown(number, self._package.formats[style]), number)


def _number(text: str) -> int | float:
    """Return the number of a cell, whole where it is: 33612345678.0 and 6.12345678E8 are."""
    if text.strip().lstrip("-").isdecimal():
        return int(text)
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004


def _moment(serial: float, *, from_1904: bool) -> RawCell:
    """Return the day, the hour or both that a serial number stands for."""
    days, part = divmod(serial, 1)
    seconds = round(part * 86_400)
    if days == 0 and not from_1904 and not seconds:
        return RawCell("00/01/1900", 0)
    first = _FIRST_1904 if from_1904 else _FIRST_1900
    shift = int(not from_1904 and serial < _LEAP_OF_1900)
    found = first + timedelta(days=days + shift, seconds=seconds)
    if days == 0 and seconds:
        return RawCell(_hours(found.time()), found.time())
    return _day_cell(found)


def _iso(text: str) -> RawCell:
    """Read a date that a workbook writes in ISO."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return RawCell(text, text)
    return _day_cell(found.replace(tzinfo=None))


def _day_cell(found: datetime) -> RawCell:
    value: date = found if found.time() != time() else found.date()
    hours = f" {_hours(found.time())}" if isinstance(value, datetime) else ""
    return RawCell(short_date(found.date()) + hours, value)


def _hours(moment: time) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"


def _length(days: float) -> RawCell:
    """Return a length of time in hours and minutes, as a text."""
    minutes = round(days * 1440)
    text = f"{minutes // 60}:{minutes % 60:02}"
    return RawCell(text, text)


def _rank(letters: str) -> int:
    """Return the rank of a column from 0: A, Z, AA."""
    rank = 0
    for letter in letters.upper():
        rank = rank * 26 + ord(letter) - 64
    return rank - 1

"""What a cell of a workbook holds by its type, and as the reader of the sheet sees it."""

from datetime import date, datetime, time, timedelta
from typing import Final

from openpyxl.styles.numbers import is_date_format, is_timedelta_format

from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.interchange.imports.grid import EMPTY
from conseil_mobilite.interchange.imports.shown_numbers import plain, shown
from conseil_mobilite.interchange.imports.workbook_package import Package
from conseil_mobilite.interchange.imports.workbook_parts import unescaped

TRUE: Final = frozenset({"1", "true"})
NO_VALUE: Final = "formule sans valeur enregistrée"
_FIRST_1900, _FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - no zone
_LEAP_OF_1900: Final = 60
"""Spreadsheets count a 29 February 1900: days before it are one further."""
_LAST_DAY: Final = 2_956_000
"""Past the year 9990, a serial number is no day."""


class CellValues:
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
            yes = text.strip() in TRUE
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

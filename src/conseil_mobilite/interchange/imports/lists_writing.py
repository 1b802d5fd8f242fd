"""Write lists to CSV and to a workbook, so that they open well and read back the same."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from conseil_mobilite.domain.imports.list_table import ListColumn, ListTable, ListValue
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.interchange.imports.shown_numbers import plain
from conseil_mobilite.interchange.plain_cells import WORKBOOK, held_in_workbook, shielded

DICTIONARY: Final = "Dictionnaire"
_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_SAMPLE: Final = 200
_NARROWEST, _WIDEST = 10, 46
_FIRST_YEAR: Final = 1900
"""A workbook knows no day before it: those are written as text."""
_INK, _TINT, _RULE = "#1F3A34", "#E6F0EC", "#9DB8AF"
_FONT: Final[Mapping[str, object]] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_LOOKS: Final[Mapping[str, Mapping[str, object]]] = {
    "head": {
        "bold": True,
        "font_color": _INK,
        "bg_color": _TINT,
        "bottom": 1,
        "bottom_color": _RULE,
        "valign": "vcenter",
        "num_format": "@",
    },
    "text": {"num_format": "@"},
    "long": {"num_format": "@", "text_wrap": True},
    "day": {"num_format": "dd/mm/yyyy", "align": "left"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "left"},
    "number": {},
}
_DICTIONARY: Final = (
    ListColumn("feuille", "Feuille", ""),
    ListColumn("intitule", "Intitulé", ""),
    ListColumn("code", "Code", ""),
    ListColumn("signification", "Signification", ""),
)


def write_csv(table: ListTable) -> bytes:
    """Return the list as a French spreadsheet opens it: UTF-8 with its mark, semicolons.

    A text that a spreadsheet would take for a formula is led by an apostrophe, that reading takes
    away; days are written 12/03/1985.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([shielded(column.heading) for column in table.columns])
    writer.writerows([_csv_text(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def write_workbook(tables: Sequence[ListTable]) -> bytes:
    """Return a workbook of one sheet a list, then the dictionary of their columns."""
    buffer = io.BytesIO()
    book = Workbook(buffer, WORKBOOK)
    looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
    names = list(_sheet_names(tables))
    for name, table in zip(names, tables, strict=True):
        _write_sheet(book.add_worksheet(name), table, looks)
    _write_sheet(book.add_worksheet(DICTIONARY), _dictionary(names, tables), looks)
    book.close()
    return buffer.getvalue()


def _csv_text(value: ListValue) -> str:
    return shielded(value) if isinstance(value, str) else value_text(value)


def value_text(value: ListValue) -> str:
    """Return a value as it is read: « oui », « 12/03/1985 », « 12/03/1985 14:30 », « 12,5 »."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return f"{short_date(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int | float):
        return plain(value)
    return value or ""


def _sheet_names(tables: Sequence[ListTable]) -> Iterator[str]:
    """Yield names that a workbook accepts: short, each once, without signs it forbids."""
    taken = {DICTIONARY.casefold(), "historique", "history"}
    for table in tables:
        base = _FORBIDDEN.sub(" ", table.name).strip(" '")[:_LONGEST_NAME] or "Liste"
        name, rank = base, 1
        while name.casefold() in taken:
            rank += 1
            name = f"{base[: _LONGEST_NAME - 4]} {rank}"
        taken.add(name.casefold())
        yield name


def _dictionary(names: Sequence[str], tables: Sequence[ListTable]) -> ListTable:
    rows = [
        (name, column.heading, column.code, column.meaning)
        for name, table in zip(names, tables, strict=True)
        for column in table.columns
    ]
    return ListTable(DICTIONARY, _DICTIONARY, rows)


def _write_sheet(sheet: Worksheet, table: ListTable, looks: Mapping[str, Format]) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(table, at))
        sheet.write_string(0, at, column.heading, looks["head"])
    sheet.set_row(0, 24)
    for number, row in enumerate(table.rows, 1):
        for at, value in enumerate(row):
            _write_cell(sheet, (number, at), value, looks)
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], value: ListValue, looks: Mapping[str, Format]
) -> None:
    row, column = place
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        look = looks["moment" if isinstance(value, datetime) else "day"]
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, looks["number"])
    elif text := held_in_workbook(value_text(value)):
        sheet.write_string(row, column, text, looks["long" if "\n" in text else "text"])


def _width(table: ListTable, at: int) -> int:
    """Return a width, in signs, that shows the heading and its filter, and most values."""
    texts = [value_text(row[at]) for row in table.rows[:_SAMPLE]]
    longest = max([len(table.columns[at].heading) + 4, *(len(text) + 2 for text in texts)])
    return min(max(longest, _NARROWEST), _WIDEST)

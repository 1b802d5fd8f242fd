"""Write the spreadsheet template of data·inclusion, empty or filled, as a workbook or as CSV."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.directory.schema import SERVICE_REQUIRED, STRUCTURE_REQUIRED
from conseil_mobilite.domain.directory.vocabulary import LISTS, Vocabulary
from conseil_mobilite.interchange.directory.sheet_columns import (
    COLUMNS,
    IGNORE,
    SERVICES,
    STRUCTURES,
    text_of,
)
from conseil_mobilite.interchange.plain_cells import WORKBOOK, held_in_workbook, shielded

_GUIDE: Final = "mode d’emploi"
_WIDTH: Final = 24
_REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    STRUCTURES: STRUCTURE_REQUIRED,
    SERVICES: SERVICE_REQUIRED,
}
_FIRST_LINES: Final = (
    "Une ligne par structure ; une ligne par service, dont « structure_id » reprend cet « id ».",
    f"Une marque dans la colonne « {IGNORE} » laisse la ligne de côté.",
    "Plusieurs valeurs dans une cellule sont séparées par des virgules.",
    "Les dates s’écrivent 2026-04-21.",
)
_HEAD: Final = {"bold": True, "bg_color": "#E6F0EC", "font_color": "#1F3A34", "bottom": 1}
_ASKED_HEAD: Final = {**_HEAD, "italic": True}


def write_workbook(catalogue: Catalogue, vocabulary: Vocabulary, at: datetime) -> bytes:
    """Return an XLSX with the sheets `structures` and `services`, and one that explains them."""
    made = io.BytesIO()
    book = Workbook(made, WORKBOOK)
    book.set_properties({"title": "Annuaire de services", "created": at})
    _fill(book, STRUCTURES, catalogue.structures)
    _fill(book, SERVICES, catalogue.services)
    _explain(book, vocabulary)
    book.close()
    return made.getvalue()


def write_csv(records: Sequence[Record], kind: str) -> bytes:
    """Return one list (`structures` or `services`) as CSV, in UTF-8 with its mark, for Excel."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow([IGNORE, *COLUMNS[kind]])
    for record in records:
        writer.writerow(["", *(_harmless(text_of(record, name)) for name in COLUMNS[kind])])
    return made.getvalue().encode("utf-8-sig")


def _harmless(value: str | float) -> str | float:
    """Leave a number as it is; a text is no formula."""
    return shielded(value) if isinstance(value, str) else value


def _fill(book: Workbook, kind: str, records: Sequence[Record]) -> None:
    sheet, head = book.add_worksheet(kind), book.add_format(_HEAD)
    asked = book.add_format(_ASKED_HEAD)
    for column, name in enumerate((IGNORE, *COLUMNS[kind])):
        sheet.write_string(0, column, name, asked if name in _REQUIRED[kind] else head)
    sheet.set_column(0, len(COLUMNS[kind]), _WIDTH)
    sheet.freeze_panes(1, 1)
    for row, record in enumerate(records, start=1):
        for column, name in enumerate(COLUMNS[kind], start=1):
            _put(sheet, row, column, text_of(record, name))


def _put(sheet: Worksheet, row: int, column: int, value: str | float) -> None:
    if isinstance(value, str):
        if kept := held_in_workbook(value):
            sheet.write_string(row, column, kept)
    else:
        sheet.write_number(row, column, value)


def _explain(book: Workbook, vocabulary: Vocabulary) -> None:
    sheet, head = book.add_worksheet(_GUIDE), book.add_format(_HEAD)
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_column(1, 1, _WIDTH * 3)
    row = 0
    for line in _FIRST_LINES:
        sheet.write_string(row, 0, line)
        row += 1
    row = _tell_fields(sheet, head, row + 1)
    for name in LISTS:
        row = _tell_list(sheet, head, row + 1, name, vocabulary)


def _tell_fields(sheet: Worksheet, head: Format, row: int) -> int:
    for kind, names in _REQUIRED.items():
        sheet.write_string(row, 0, f"Obligatoire ({kind})", head)
        sheet.write_string(row, 1, ", ".join(names))
        row += 1
    return row


def _tell_list(sheet: Worksheet, head: Format, row: int, name: str, vocabulary: Vocabulary) -> int:
    sheet.write_string(row, 0, name, head)
    sheet.write_string(row, 1, vocabulary.of(name).title, head)
    for entry in vocabulary.of(name):
        if entry.valid_to is None:
            row += 1
            sheet.write_string(row, 0, entry.code)
            sheet.write_string(row, 1, entry.label)
    return row + 1

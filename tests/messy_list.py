"""A list as advisers keep them: a title, a hidden column, a NIR, wrong dates, twins, a total."""

from datetime import datetime
from pathlib import Path
from typing import Final

from openpyxl import Workbook

NIR: Final = "2 92 06 02 361 001 22"
HEADINGS: Final = (
    "NOM",
    "Prénom",
    "Né(e) le",
    "Tél",
    "CP",
    "Ville",
    "N° Sécu",
    "Observations",
    "Code interne",
)
_ROWS: Final[tuple[tuple[object, ...], ...]] = (
    (
        "Lefèvre",
        "Hélène",
        datetime(1992, 6, 3),  # noqa: DTZ001 - as a spreadsheet holds it
        612345678,
        2120,
        "Guise",
        NIR,
        "Pas de véhicule",
        "A1",
    ),
    ("Nguyen", "Thi-Mai", "31/02/1990", "06 11 22 33 44", "02500", "Hirson", NIR, None, "A2"),
    ("Martin", "Zoé", "12/05/1999", "0622334455", "02140", "Vervins", NIR, None, "A3"),
    ("MARTIN", "Zoe", None, "06 22 33 44 55", "02140", "Vervins", NIR, None, "A4"),
    (None, "Inès", "01/01/2000", None, None, None, NIR, None, "A5"),
    (None,) * 9,
)


def write_messy_list(path: Path) -> Path:
    """Write the workbook; its headings are on row 3, its people on rows 4 to 8, one hidden."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Suivi"
    sheet.append(["Suivi de la Mission locale"])
    sheet.append([])
    for row in (HEADINGS, *_ROWS):
        sheet.append(list(row))
    sheet.append(["TOTAL", None, None, 5])
    sheet.column_dimensions["I"].hidden = True
    sheet.row_dimensions[6].hidden = True
    book.create_sheet("Vide")
    book.save(path)
    return path

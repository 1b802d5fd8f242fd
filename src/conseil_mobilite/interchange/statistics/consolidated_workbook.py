"""The workbook of a consolidation: what to know first, a sheet for each theme, the sources."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from conseil_mobilite.domain.language.french import counted, long_date, spaced
from conseil_mobilite.domain.statistics.consolidation.consolidated import Consolidation
from conseil_mobilite.domain.statistics.consolidation.matrices import (
    WHOLE_LABEL,
    Matrix,
    MatrixRow,
    matrices,
)
from conseil_mobilite.domain.statistics.consolidation.notes import GATHERS
from conseil_mobilite.domain.statistics.consolidation.remarks import remarks
from conseil_mobilite.domain.statistics.consolidation.themes import THEMES
from conseil_mobilite.domain.statistics.release.protected_release import PublishedCell
from conseil_mobilite.interchange.plain_cells import WORKBOOK, held_in_workbook

_A4: Final = 9
_HIDE_ALL_GRIDLINES: Final = 2
_FIRST_WIDTH, _WIDTH = 46, 17
_SHEET_COLUMNS = 12
_WITHHELD: Final = "non publié"
_INK, _TINT, _RULE = "#1F3A34", "#E6F0EC", "#9DB8AF"
_FONT: Mapping[str, object] = {"font_name": "Calibri", "font_size": 11, "valign": "vcenter"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "name": {"bold": True, "font_size": 18, "font_color": _INK},
    "title": {"bold": True, "font_size": 13, "font_color": _INK},
    "words": {"text_wrap": True, "valign": "top"},
    "head": {
        "bold": True,
        "bg_color": _TINT,
        "text_wrap": True,
        "bottom": 1,
        "bottom_color": _RULE,
    },
    "head_figure": {
        "bold": True,
        "bg_color": _TINT,
        "text_wrap": True,
        "align": "right",
        "bottom": 1,
        "bottom_color": _RULE,
    },
    "label": {"text_wrap": True},
    "figure": {"num_format": "# ##0", "align": "right"},
    "whole_label": {"bold": True, "text_wrap": True, "top": 1, "top_color": _RULE},
    "whole": {"bold": True, "num_format": "# ##0", "align": "right", "top": 1, "top_color": _RULE},
    "withheld": {"italic": True, "font_color": "#5A5A5A", "align": "right"},
    "note": {"italic": True, "font_size": 9, "font_color": "#5A5A5A", "text_wrap": True},
}


def workbook(made: Consolidation) -> bytes:
    """Return the workbook; its bytes depend on the consolidation alone."""
    buffer = io.BytesIO()
    book = Workbook(buffer, WORKBOOK)
    end = made.scope.end
    book.set_properties(
        {
            "title": f"Statistiques consolidées – {made.name}",
            "created": datetime(end.year, end.month, end.day),  # noqa: DTZ001 - as the file has it
        }
    )
    looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
    _first_sheet(_Sheet.added(book, "Lisez-moi", looks), made)
    laid = matrices(made)
    for theme in THEMES:
        mine = [matrix for matrix in laid if matrix.indicator in theme]
        if mine:
            sheet = _Sheet.added(book, theme.name, looks)
            for matrix in mine:
                _write_matrix(sheet, matrix)
    _sources_sheet(_Sheet.added(book, "Sources", looks), made)
    book.close()
    return buffer.getvalue()


@dataclass(slots=True)
class _Sheet:
    """A sheet written from top to bottom; `row` is the next one."""

    sheet: Worksheet
    looks: Mapping[str, Format]
    row: int = 0

    @classmethod
    def added(cls, book: Workbook, name: str, looks: Mapping[str, Format]) -> "_Sheet":
        sheet = book.add_worksheet(name)
        sheet.hide_gridlines(_HIDE_ALL_GRIDLINES)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.set_column(0, 0, _FIRST_WIDTH)
        sheet.set_column(1, _SHEET_COLUMNS, _WIDTH)
        return cls(sheet, looks)

    def words(self, text: str, look: str) -> None:
        self.sheet.write_string(self.row, 0, held_in_workbook(text), self.looks[look])
        self.row += 1

    def paragraph(self, text: str) -> None:
        """Write a sentence over several columns, in a row as high as it needs."""
        width = _FIRST_WIDTH + 4 * _WIDTH
        self.sheet.merge_range(
            self.row, 0, self.row, 4, held_in_workbook(text), self.looks["words"]
        )
        self.sheet.set_row(self.row, 15.0 * (1 + len(text) // (width - 6)))
        self.row += 1

    def texts(self, texts: Iterable[str], look: str) -> None:
        for column, text in enumerate(texts):
            self.sheet.write_string(self.row, column, held_in_workbook(text), self.looks[look])
        self.row += 1


def _first_sheet(sheet: _Sheet, made: Consolidation) -> None:
    sheet.words(f"Statistiques consolidées – {made.name}", "name")
    start, end = (long_date(day, weekday=False) for day in (made.scope.start, made.scope.end))
    bases = counted(len(made.pieces), "base")
    basins = f", {counted(made.basins, 'bassin')}" if made.basins > 1 else ""
    sheet.words(spaced(f"Du {start} au {end} : {bases}{basins}."), "label")
    sheet.row += 1
    sheet.words("Comment lire ces chiffres", "title")
    for sentence in remarks(made):
        sheet.paragraph(sentence)
    sheet.row += 1
    sheet.words("Ce qui est compté", "title")
    for indicator in made.plan.definitions.indicators.values():
        sheet.paragraph(spaced(f"{indicator.code}, {indicator.label} : {indicator.definition}"))


def _write_matrix(sheet: _Sheet, matrix: Matrix) -> None:
    sheet.words(f"{matrix.indicator} – {matrix.title}", "title")
    sheet.sheet.write_string(sheet.row, 0, matrix.head, sheet.looks["head"])
    for column, name in enumerate(matrix.columns, 1):
        sheet.sheet.write_string(
            sheet.row, column, held_in_workbook(name), sheet.looks["head_figure"]
        )
    sheet.row += 1
    for row in matrix.rows:
        _write_row(sheet, row, whole=row.label == WHOLE_LABEL and len(matrix.rows) > 1)
    _write_note(sheet, matrix)
    sheet.row += 1


def _write_row(sheet: _Sheet, row: MatrixRow, *, whole: bool) -> None:
    sheet.sheet.write_string(
        sheet.row, 0, row.label, sheet.looks["whole_label" if whole else "label"]
    )
    look = sheet.looks["whole" if whole else "figure"]
    for column, cell in enumerate(row.figures, 1):
        if cell is None:
            sheet.sheet.write_blank(sheet.row, column, None, look)
        elif cell.value is None:
            sheet.sheet.write_string(sheet.row, column, _WITHHELD, sheet.looks["withheld"])
        else:
            sheet.sheet.write_number(sheet.row, column, float(cell.value), look)
    sheet.row += 1


def _write_note(sheet: _Sheet, matrix: Matrix) -> None:
    """Say under a table how near the truth its last figure is, and what AUTRES gathers."""
    told = [
        cell.note for row in matrix.rows for cell in row.figures if cell and GATHERS in cell.note
    ]
    last = _last(matrix.rows)
    for note in dict.fromkeys([*told, *([last.note] if last and last.note else [])]):
        sheet.words(f"{note[:1].upper()}{note[1:]}", "note")


def _last(rows: Sequence[MatrixRow]) -> PublishedCell | None:
    return next((cell for cell in reversed(rows[-1].figures) if cell is not None), None)


def _sources_sheet(sheet: _Sheet, made: Consolidation) -> None:
    heads = ("Organisme", "SIRET", "Base", "Bassin", "Méthode", "Numéro", "Fichier", "SHA-256")
    sheet.texts(heads, "head")
    for each in made.pieces:
        texts = (
            each.body,
            each.siret,
            each.base,
            each.basin_name,
            each.method,
            str(each.number),
            each.file_name,
            each.sha256,
        )
        sheet.texts(texts, "label")
    sheet.sheet.freeze_panes(1, 1)

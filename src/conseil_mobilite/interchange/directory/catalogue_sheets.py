"""Read the spreadsheet template of data·inclusion: a sheet of structures, one of services."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.interchange.directory.sheet_columns import (
    COLUMNS,
    IGNORE,
    SERVICES,
    STRUCTURES,
    is_ignored,
    value_of,
)
from conseil_mobilite.interchange.imports.delimited_text import read_text
from conseil_mobilite.interchange.imports.grid import Grid, GridRow
from conseil_mobilite.interchange.imports.sheet_reading import read_sheet
from conseil_mobilite.interchange.imports.workbook_package import Package, opened
from conseil_mobilite.interchange.imports.workbook_parts import SheetPart

_NO_SHEET: Final = (
    "Ce classeur n’a ni feuille « structures » ni feuille « services » : partez du modèle, que "
    "l’annuaire sait enregistrer."
)
_NO_HEADING: Final = (
    "« {name} » n’a pas la ligne de titres du modèle : il y faut au moins les colonnes « id », "
    "« nom » et « source »."
)
_ASKED: Final = frozenset({"id", "nom", "source"})
_LOOKED_AT: Final = 20
_OF_SERVICE: Final = "structure_id"


def read_workbook(path: Path) -> Catalogue:
    """Return the records of both sheets, without the rows that are marked to be ignored."""
    with opened(path) as package:
        found = {kind: _sheet(package, kind) for kind in (STRUCTURES, SERVICES)}
        if not any(found.values()):
            raise UserError(_NO_SHEET)
        read = {
            kind: _records(read_sheet(package, sheet), sheet.name) if sheet else ()
            for kind, sheet in found.items()
        }
    return Catalogue(read[STRUCTURES], read[SERVICES])


def read_csv(content: bytes, name: str) -> Catalogue:
    """Return the records of one list; services are told by their column `structure_id`."""
    grid = read_text(content)
    _, heading = _heading(grid, name)
    records = _records(grid, name)
    if _OF_SERVICE in heading.values():
        return Catalogue(services=records)
    return Catalogue(structures=records)


def _sheet(package: Package, kind: str) -> SheetPart | None:
    """Return the sheet named so, were it « Structures », « Mes services » or « service »."""
    wanted = kind.removesuffix("s")
    return next((each for each in package.sheets if wanted in fold(each.name)), None)


def _records(grid: Grid, name: str) -> tuple[Record, ...]:
    start, heading = _heading(grid, name)
    return tuple(_read(grid.rows[start + 1 :], heading))


def _heading(grid: Grid, name: str) -> tuple[int, dict[int, str]]:
    """Return the rank of the row of headings, and the field of each column."""
    for rank, row in enumerate(grid.rows[:_LOOKED_AT]):
        named = {column: cell.text.strip().lower() for column, cell in row.cells.items()}
        if set(named.values()) >= _ASKED:
            return rank, named
    raise UserError(_NO_HEADING.format(name=name))


def _read(rows: tuple[GridRow, ...], heading: dict[int, str]) -> Iterator[Record]:
    for row in rows:
        cells = {heading[column]: cell for column, cell in row.cells.items() if column in heading}
        record = _record(cells)
        if record and not is_ignored(cells.get(IGNORE)):
            yield record


def _record(cells: dict[str, RawCell]) -> Record:
    known = frozenset(COLUMNS[STRUCTURES]) | frozenset(COLUMNS[SERVICES])
    values = {name: value_of(name, cell) for name, cell in cells.items() if name in known}
    return {name: value for name, value in values.items() if value is not None}

"""Read the list of an adviser, whatever program made it, into rows under a heading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow, RawTable
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.interchange.imports import refusals
from conseil_mobilite.interchange.imports.delimited_text import read_text
from conseil_mobilite.interchange.imports.grid import EMPTY, Grid, GridRow
from conseil_mobilite.interchange.imports.heading_finding import (
    Heading,
    find_heading,
    likeness_to_people,
)
from conseil_mobilite.interchange.imports.sheet_reading import read_sheet
from conseil_mobilite.interchange.imports.workbook_package import Package, opened
from conseil_mobilite.interchange.imports.workbook_parts import SheetPart

LARGEST: Final = 64 * 1024 * 1024
_ZIP: Final = b"PK"
_LOOKED_AT: Final = 60
_LONGEST_GAP: Final = 1_000
_MOST_PLACES: Final = 10_000_000
_MOST_PAINTED: Final = 2_000_000


def read_table(path: Path, *, sheet: str = "") -> RawTable:
    """Return a sheet of a workbook, or a text file, as a table; UserError says what cannot be.

    Without a name, the sheet is the one that looks most like a list of people.
    """
    content = _content(path)
    refusals.refuse_known_kinds(content)
    if content.startswith(_ZIP):
        return _read_workbook(path, sheet)
    return _table(path.name, read_text(content))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError("Ce fichier dépasse 64 Mo : partagez-le en plusieurs fichiers.")
        return path.read_bytes()
    except OSError as fault:
        raise UserError(
            "Ce fichier ne s’ouvre pas : il a été déplacé, ou un autre programme le retient. "
            "Fermez-le s’il est ouvert, puis choisissez-le de nouveau."
        ) from fault


def _read_workbook(path: Path, name: str) -> RawTable:
    with opened(path) as package:
        chosen = _chosen(package, name)
        grid = _painted(read_sheet(package, chosen))
        names = tuple(each.name for each in package.sheets)
    remarks = list(_sheet_remarks(names, chosen, asked=bool(name)))
    table = _table(path.name, replace(grid, remarks=tuple(remarks)))
    return replace(table, sheet=chosen.name, sheets=names)


def _chosen(package: Package, name: str) -> SheetPart:
    """Return the sheet asked for, or the likeliest, a hidden one only where all are."""
    if not package.sheets:
        raise UserError("Ce classeur n’a aucune feuille de calcul : il n’y a rien à importer.")
    if name:
        found = [each for each in package.sheets if each.name == name]
        if not found:
            raise UserError(f"Ce classeur n’a pas de feuille « {name} ».", "sheet")
        return found[0]
    shown = [each for each in package.sheets if not each.hidden] or list(package.sheets)
    if len(shown) == 1:
        return shown[0]
    return max(shown, key=lambda each: _weight(package, each))


def _weight(package: Package, sheet: SheetPart) -> float:
    return likeness_to_people(_painted(read_sheet(package, sheet, most=_LOOKED_AT)))


def _sheet_remarks(names: Sequence[str], chosen: SheetPart, *, asked: bool) -> Iterator[str]:
    if len(names) > 1 and not asked:
        others = ", ".join(f"« {name} »" for name in names if name != chosen.name)
        yield f"Feuille lue : « {chosen.name} ». Le classeur contient aussi {others}."
    if chosen.hidden:
        yield "Cette feuille est masquée dans le classeur."


def _painted(grid: Grid) -> Grid:
    """Give the value of a range merged downwards to each of its rows."""
    rows = {row.number: row for row in grid.rows}
    last = grid.rows[-1].number if grid.rows else 0
    painted = 0
    for span in grid.spans:
        source = rows.get(span.first_row)
        cell = source.cells.get(span.first_column) if source else None
        for number in range(span.first_row + 1, min(span.last_row, last) + 1) if cell else ():
            row = rows.setdefault(number, GridRow(number))
            row.cells.setdefault(span.first_column, cell or EMPTY)
            painted += 1
        if painted > _MOST_PAINTED:
            raise UserError(refusals.TOO_LARGE)
    return replace(grid, rows=tuple(rows[number] for number in sorted(rows)))


def _table(file_name: str, grid: Grid) -> RawTable:
    if not any(row.cells for row in grid.rows):
        raise UserError(refusals.EMPTY)
    heading = find_heading(grid)
    below = grid.rows[heading.last + 1 :]
    columns = sorted({rank for row in below for rank in row.cells} | set(heading.texts))
    if len(columns) * len(below) > _MOST_PLACES:
        raise UserError("Ce tableau a trop de cellules : partagez-le en plusieurs fichiers.")
    rows = tuple(_filled(below, columns, _number_of(grid, heading)))
    hidden = frozenset(at for at, rank in enumerate(columns) if rank in grid.hidden_columns)
    remarks = [*grid.remarks, *_remarks(grid, heading, rows, hidden)]
    return RawTable(
        file_name=file_name,
        sheet="",
        headings=_headings(heading, columns),
        rows=rows,
        hidden_columns=hidden,
        remarks=tuple(map(spaced, remarks)),
    )


def _headings(heading: Heading, columns: Sequence[int]) -> tuple[str, ...]:
    if not heading.texts:
        return tuple(f"Colonne {at}" for at in range(1, len(columns) + 1))
    return tuple(heading.texts.get(rank, "") for rank in columns)


def _number_of(grid: Grid, heading: Heading) -> int:
    return grid.rows[heading.last].number if heading.texts else 0


def _filled(rows: Sequence[GridRow], columns: Sequence[int], after: int) -> Iterator[RawRow]:
    """Yield rows of as many cells as there are columns, the empty ones between them included."""
    nothing = (EMPTY,) * len(columns)
    last = max((row.number for row in rows if row.cells), default=after)
    for row in rows:
        if row.number > last:
            return
        if row.number - after - 1 <= _LONGEST_GAP:
            yield from (RawRow(number, nothing) for number in range(after + 1, row.number))
        yield RawRow(row.number, _cells(row.cells, columns), row.hidden)
        after = row.number


def _cells(cells: Mapping[int, RawCell], columns: Sequence[int]) -> tuple[RawCell, ...]:
    return tuple(cells.get(rank, EMPTY) for rank in columns)


def _remarks(
    grid: Grid, heading: Heading, rows: Iterable[RawRow], hidden_columns: frozenset[int]
) -> Iterator[str]:
    if not heading.texts:
        yield "Aucune ligne de titres n’a été reconnue : les colonnes sont numérotées."
    elif heading.first < heading.last:
        lines = f"{grid.rows[heading.first].number} et {grid.rows[heading.last].number}"
        yield f"Les titres des colonnes sont aux lignes {lines}."
    elif heading.first > 0:
        yield f"Les titres des colonnes sont à la ligne {grid.rows[heading.last].number}."
    if hidden := sum(row.hidden for row in rows):
        yield f"Lignes masquées : {hidden}. Elles sont lues comme les autres."
    if hidden_columns:
        yield f"Colonnes masquées : {len(hidden_columns)}. Elles sont lues comme les autres."

"""Social security numbers taken out of a table before anything else looks at it."""

from dataclasses import dataclass, replace

from conseil_mobilite.domain.imports.contents import holds_nir, sample
from conseil_mobilite.domain.imports.heading_places import Place
from conseil_mobilite.domain.imports.headings import GROUP, meaning
from conseil_mobilite.domain.imports.nir_shapes import hides_nir, is_nir_alone, nir_taken_out
from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow, RawTable

_EMPTY = RawCell("", None)
_SHORTEST = len("1,85E+14")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The table without any such number, the columns that hold them, the rows that had one."""

    table: RawTable
    columns: frozenset[int]
    rows: frozenset[int]


def cleaned(table: RawTable) -> Cleaned:
    columns = nir_columns(table)
    rows = tuple(_row(row, columns) for row in table.rows)
    touched = (new.number for new, old in zip(rows, table.rows, strict=True) if new is not old)
    headings = tuple(nir_taken_out(heading) for heading in table.headings)
    name = nir_taken_out(table.file_name)
    bare = replace(table, rows=rows, headings=headings, file_name=name)
    return Cleaned(bare, columns, frozenset(touched))


def nir_columns(table: RawTable) -> frozenset[int]:
    """Return the ranks of the columns that say they hold this number, or do."""
    return frozenset(
        rank
        for rank, heading in enumerate(table.headings)
        if _is_headed(heading) or holds_nir(sample(row.cells[rank] for row in table.rows))
    )


def _is_headed(heading: str) -> bool:
    return meaning(heading) is Place.NIR or meaning(heading.rpartition(GROUP)[2]) is Place.NIR


def _row(row: RawRow, columns: frozenset[int]) -> RawRow:
    held = {rank for rank, cell in enumerate(row.cells) if _held(cell, rank in columns)}
    if not held:
        return row
    cells = enumerate(row.cells)
    return replace(row, cells=tuple(_without(c, r, columns) if r in held else c for r, c in cells))


def _held(cell: RawCell, headed: bool) -> bool:  # noqa: FBT001 - whether its column is one
    if headed:
        return bool(cell.text.strip())
    return len(cell.text) >= _SHORTEST and (hides_nir(cell.text) or hides_nir(_figures(cell)))


def _without(cell: RawCell, rank: int, columns: frozenset[int]) -> RawCell:
    if rank in columns or is_nir_alone(cell.text) or not hides_nir(cell.text):
        return _EMPTY
    bare = nir_taken_out(cell.text)
    return RawCell(bare, bare)


def _figures(cell: RawCell) -> str:
    """Return all figures of a number of a workbook, whatever is shown of it."""
    exact = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return f"{cell.value:.0f}" if exact else ""

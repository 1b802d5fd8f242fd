"""Cells mended by the adviser before anything is written: the file itself is not touched."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow, RawTable

Mends: TypeAlias = Mapping[tuple[int, int], str]
"""(Row number, rank of the column from 0) to the text typed instead."""


def with_mends(table: RawTable, mends: Mends) -> RawTable:
    """Return the table as if the file held what was typed. Rows it does not have are left out."""
    touched = {number for number, _ in mends}
    rows = tuple(_mended(row, mends) if row.number in touched else row for row in table.rows)
    return replace(table, rows=rows)


def _mended(row: RawRow, mends: Mends) -> RawRow:
    cells = enumerate(row.cells)
    return replace(row, cells=tuple(_cell(mends, row.number, rank, cell) for rank, cell in cells))


def _cell(mends: Mends, number: int, rank: int, cell: RawCell) -> RawCell:
    typed = mends.get((number, rank))
    return cell if typed is None else RawCell(typed, typed or None)

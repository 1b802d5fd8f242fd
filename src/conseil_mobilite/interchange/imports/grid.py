"""A sheet as it stands, its cells at their places, before its heading is found."""

from dataclasses import dataclass, field
from typing import Final

from conseil_mobilite.domain.imports.raw_table import RawCell

EMPTY: Final = RawCell("", None)
MOST_ROWS: Final = 200_000
MOST_CELLS: Final = 4_000_000


@dataclass(slots=True)
class GridRow:
    """`cells` by the rank of their column from 0; those that hold nothing are left out."""

    number: int
    cells: dict[int, RawCell] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range; rows as they are numbered, columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` are in order; rows that hold nothing may be absent."""

    rows: tuple[GridRow, ...]
    spans: tuple[Span, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()


def is_empty(cell: RawCell) -> bool:
    return cell.value is None and not cell.error

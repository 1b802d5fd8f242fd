"""A sheet of a foreign file as it was read, before anything is understood of it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

RawValue: TypeAlias = str | int | float | bool | date | datetime | time | None
"""What a cell holds: of a CSV always text; of a workbook its type, a formula by its last value."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """`text` is what the reader of the file would see; `error` the fault shown in its place.

    A date of a workbook is a `date` already, whichever epoch (1900 or 1904) the workbook counts
    from. `text` of a number carries no group separator; an empty cell has `text` "" and `value`
    None.
    """

    text: str
    value: RawValue
    error: str = ""


@dataclass(frozen=True, slots=True)
class RawRow:
    """`number` is the row of the spreadsheet from 1; of a CSV the record, its heading being 1.

    `cells` are as many as the table has headings.
    """

    number: int
    cells: tuple[RawCell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows under the heading; titles above it are left out, all others are kept, in order.

    A heading of two lines, or of merged cells, is one text: « Personne / Nom ». `sheet` is empty
    for a CSV. `sheets` are all that the workbook holds, `hidden_columns` ranks from 0. `remarks`
    say in French what was noticed while reading, such as the encoding that was recognised.
    """

    file_name: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    sheets: tuple[str, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()

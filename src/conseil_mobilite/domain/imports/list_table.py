"""A list taken out of the base: its columns explained, its rows, whatever file they go into."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

ListValue: TypeAlias = str | bool | int | float | date | datetime | None
"""What a cell holds: codes, phones and postcodes as text; an instant on the clock of Paris, without
its zone; several texts joined by whoever makes the list."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """`code` never changes, `heading` is read by people, `meaning` goes to the dictionary."""

    code: str
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ListTable:
    """`name` is that of the sheet; each row has as many values as there are columns."""

    name: str
    columns: Sequence[ListColumn]
    rows: Sequence[Sequence[ListValue]]

"""The rows of published statistics as CSV: one observation a row, the same columns for ever.

`statistiques.csv` is for programs (comma, point); `statistiques_excel.csv` opens by a double click
in a French spreadsheet (byte order mark, semicolon, decimal comma).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.release.protected_release import (
    PublishedCell,
    Scope,
    Status,
)
from conseil_mobilite.interchange.plain_cells import SHIELD, shielded

COLUMNS = (
    "organisme",
    "base",
    "bassin",
    "periode_debut",
    "periode_fin",
    "plan",
    "tableau",
    "indicateur",
    "ventilation_1",
    "modalite_1",
    "ventilation_2",
    "modalite_2",
    "valeur",
    "unite",
    "statut",
    "pas",
    "note",
)
NUMBERS = ("valeur", "pas")
_OF_ORIGIN = 6
_NOTHING = ("", "")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", re.ASCII)
_VALUES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Origin:
    """What every row repeats: who publishes, from which base, what scope, by which plan."""

    siret: str
    base: str
    scope: Scope
    plan: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the first columns of every row, as they are written."""
        start, end = self.scope.start.isoformat(), self.scope.end.isoformat()
        texts = (self.siret, self.base, self.scope.basin, start, end, self.plan)
        return tuple(shielded(text) for text in texts)


def to_csv(origin: Origin, cells: Iterable[PublishedCell]) -> bytes:
    return _written(_rows(origin, cells), ",").encode()


def to_spreadsheet_csv(origin: Origin, cells: Iterable[PublishedCell]) -> bytes:
    numbers = {COLUMNS.index(name) for name in NUMBERS}
    with_commas = (
        [text.replace(".", ",") if rank in numbers else text for rank, text in enumerate(row)]
        for row in _rows(origin, cells)
    )
    return _written(with_commas, ";").encode("utf-8-sig")


def from_csv(content: bytes, origin: Origin) -> tuple[PublishedCell, ...]:
    """Read what `to_csv` wrote; UserError where it is something else, or of another origin."""
    try:
        rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
        if tuple(next(rows, ())) != COLUMNS:
            raise UserError("Les colonnes de « statistiques.csv » ne sont pas celles attendues.")
        return tuple(_cells(rows, list(origin.columns)))
    except (ValueError, csv.Error) as problem:
        raise UserError("« statistiques.csv » ne se lit pas : une ligne est abîmée.") from problem


def number_text(value: int | Decimal | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _written(rows: Iterable[Iterable[str]], separator: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue()


def _rows(origin: Origin, cells: Iterable[PublishedCell]) -> Iterator[tuple[str, ...]]:
    start = origin.columns
    for cell in cells:
        yield (*start, *_own_columns(cell))


def _own_columns(cell: PublishedCell) -> tuple[str, ...]:
    first, second = (*cell.breakdown, _NOTHING, _NOTHING)[:2]
    places = (cell.table, cell.indicator, *first, *second)
    return (
        *(shielded(text) for text in places),
        number_text(cell.value),
        shielded(cell.unit),
        cell.status.value,
        number_text(cell.step),
        shielded(cell.note),
    )


def _cells(rows: Iterable[list[str]], start: list[str]) -> Iterator[PublishedCell]:
    for row in rows:
        if len(row) != len(COLUMNS):
            raise ValueError(len(row))
        if row[:_OF_ORIGIN] != start:
            raise UserError("« statistiques.csv » et « manifeste.json » ne se correspondent pas.")
        yield _cell(row[_OF_ORIGIN:])


def _cell(texts: list[str]) -> PublishedCell:
    table, indicator, one, one_value, two, two_value, value, unit, status, step, note = texts
    pairs = (_plain(one), _plain(one_value)), (_plain(two), _plain(two_value))
    cell = PublishedCell(
        table=_plain(table),
        indicator=_plain(indicator),
        breakdown=tuple(pair for pair in pairs if pair[0]),
        value=_value(value),
        unit=_plain(unit),
        status=Status(status),
        step=_value(step),
        note=_plain(note),
    )
    if (cell.status is Status.WITHHELD) != (cell.value is None):
        raise ValueError(status)
    return cell


def _plain(text: str) -> str:
    return text.removeprefix(SHIELD)


@lru_cache(_VALUES_KEPT)
def _value(text: str) -> int | Decimal | None:
    if not text:
        return None
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    return Decimal(text) if "." in text else int(text)

"""The rows of published statistics as CSV: one observation a row, the same columns for ever.

`statistiques.csv` is for programs (comma, point); `statistiques_excel.csv` opens by a double click
in a French spreadsheet (byte order mark, semicolon, decimal comma).
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.release.protected_release import (
    PublishedCell,
    Scope,
    Status,
)

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
_NUMBERS = ("valeur", "pas")
_FORMULA_STARTS = ("=", "+", "-", "@")
_SHIELD = "'"


@dataclass(frozen=True, slots=True)
class Origin:
    """What every row repeats: who publishes, from which base, what scope, by which plan."""

    siret: str
    base: str
    scope: Scope
    plan: str


def to_csv(origin: Origin, cells: Iterable[PublishedCell]) -> bytes:
    return _written((_row(origin, cell) for cell in cells), ",").encode()


def to_spreadsheet_csv(origin: Origin, cells: Iterable[PublishedCell]) -> bytes:
    rows = (_row(origin, cell) for cell in cells)
    with_commas = (
        {name: text.replace(".", ",") if name in _NUMBERS else text for name, text in row.items()}
        for row in rows
    )
    return _written(with_commas, ";").encode("utf-8-sig")


def from_csv(content: bytes, origin: Origin) -> tuple[PublishedCell, ...]:
    """Read what `to_csv` wrote; UserError where it is something else, or of another origin."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))
        if any(tuple(row) != COLUMNS for row in rows) or not rows:
            raise UserError("Les colonnes de « statistiques.csv » ne sont pas celles attendues.")
        if any(_origin(row) != origin for row in rows):
            raise UserError("« statistiques.csv » et « manifeste.json » ne se correspondent pas.")
        return tuple(_cell(row) for row in rows)
    except (ValueError, InvalidOperation, csv.Error, AttributeError) as problem:
        raise UserError("« statistiques.csv » ne se lit pas : une ligne est abîmée.") from problem


def _written(rows: Iterable[dict[str, str]], separator: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _row(origin: Origin, cell: PublishedCell) -> dict[str, str]:
    (first, first_value), (second, second_value) = (*cell.breakdown, ("", ""))[:2]
    texts = (
        origin.siret,
        origin.base,
        origin.scope.basin,
        origin.scope.start.isoformat(),
        origin.scope.end.isoformat(),
        origin.plan,
        cell.table,
        cell.indicator,
        first,
        first_value,
        second,
        second_value,
        _number(cell.value),
        cell.unit,
        cell.status.value,
        _number(cell.step),
        cell.note,
    )
    named = zip(COLUMNS, texts, strict=True)
    return {name: text if name in _NUMBERS else _shielded(text) for name, text in named}


def _number(value: int | Decimal | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _shielded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"{_SHIELD}{text}" if text.startswith((*_FORMULA_STARTS, _SHIELD)) else text


def _plain(text: str) -> str:
    return text.removeprefix(_SHIELD)


def _origin(row: dict[str, str]) -> Origin:
    period = date.fromisoformat(row["periode_debut"]), date.fromisoformat(row["periode_fin"])
    scope = Scope(_plain(row["bassin"]), *period)
    return Origin(_plain(row["organisme"]), _plain(row["base"]), scope, _plain(row["plan"]))


def _cell(row: dict[str, str]) -> PublishedCell:
    text = {name: _plain(value) for name, value in row.items()}
    pairs = [(text[f"ventilation_{n}"], text[f"modalite_{n}"]) for n in (1, 2)]
    return PublishedCell(
        table=text["tableau"],
        indicator=text["indicateur"],
        breakdown=tuple(pair for pair in pairs if pair[0]),
        value=_value(text["valeur"]),
        unit=text["unite"],
        status=Status(text["statut"]),
        step=_value(text["pas"]),
        note=text["note"],
    )


def _value(text: str) -> int | Decimal | None:
    if not text:
        return None
    return Decimal(text) if "." in text else int(text)

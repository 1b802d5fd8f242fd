"""What the sums of a package tell of those it withholds: the total less all the others (A1)."""

import csv
import io
import zipfile
from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal

from tests.disclosure_attack.puzzle import Puzzle
from tests.disclosure_attack.search import Terms

_ADDED_UP = {
    "I-18_heures": ("I-18_heures_moyen_contact",),
    "I-22": ("I-22_type_financeur", "I-22_aide"),
}
"""The tables whose amounts add up to that of another table."""

_TABLES = frozenset(_ADDED_UP) | {table for parts in _ADDED_UP.values() for table in parts}
_CLOSE_TO_ITSELF = 0.3
"""An amount known within 15 % either way is found."""

Row = dict[str, str]
Limits = tuple[int, int]


def amounts_found(package: bytes) -> Iterator[tuple[Hashable, Limits]]:
    """Find the withheld amounts that are nearly known, with their limits in half steps."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("statistiques.csv").decode())))
    known = [row for row in rows if row["tableau"] in _TABLES]
    puzzle = Puzzle()
    for row in known:
        _learn(puzzle, row)
    for whole, tables in _ADDED_UP.items():
        for table in tables:
            _add_up(puzzle, known, whole, table)
    withheld: dict[Hashable, Terms] = {}
    for row in known:
        if not row["valeur"]:
            withheld[_name(row)] = {puzzle.unknown(_name(row)): 1.0}
    yield from _nearly_known(puzzle.attack(withheld, width=10**9).narrow)


def _nearly_known(found: Mapping[Hashable, Limits]) -> Iterator[tuple[Hashable, Limits]]:
    for name, (least, most) in found.items():
        if least > 0 and most - least < _CLOSE_TO_ITSELF * most:
            yield name, (least, most)


def _learn(puzzle: Puzzle, row: Row) -> None:
    """Note an amount rounded to the nearest step, in half steps."""
    place = puzzle.unknown(_name(row))
    if row["valeur"]:
        value = float(2 * Decimal(row["valeur"]) / Decimal(row["pas"]))
        puzzle.line({place: 1.0}, value - 1, value + 1)


def _add_up(puzzle: Puzzle, rows: list[Row], whole: str, table: str) -> None:
    parts = [puzzle.unknown(_name(row)) for row in rows if row["tableau"] == table]
    totals = [puzzle.unknown(_name(row)) for row in rows if row["tableau"] == whole]
    if parts and totals:
        puzzle.at_most(parts, totals, equal=True)


def _name(row: Row) -> tuple[str, str]:
    return row["tableau"], row["modalite_1"]

"""What a column holds, where its heading does not tell: recognised by its contents."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.nir_shapes import is_nir_alone
from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.imports.values.civility import WORDS
from conseil_mobilite.domain.imports.values.days import day_in
from conseil_mobilite.domain.imports.values.emails import addresses_in
from conseil_mobilite.domain.imports.values.name_words import is_name, is_shouted, tidy_name
from conseil_mobilite.domain.imports.values.phones import numbers_in
from conseil_mobilite.domain.imports.values.reading import one_line
from conseil_mobilite.domain.language.folding import fold

SAMPLE: Final = 60
_ENOUGH = 0.7
_LATEST_BIRTH = 2012
_POSTCODE = re.compile(r"\d{5}|[1-9]\d{3}")
_FRANCE_TRAVAIL = re.compile(r"\d{7}[A-Z]")
_STREET = re.compile(
    r"^\d+.*\b(?:rue|avenue|av|bd|boulevard|place|chemin|impasse|route|allee|cite|quai)\b"
)


def sample(cells: Iterable[RawCell]) -> tuple[RawCell, ...]:
    """Return the first cells that hold something."""
    kept: list[RawCell] = []
    for cell in cells:
        if cell.text.strip():
            kept.append(cell)
        if len(kept) == SAMPLE:
            break
    return tuple(kept)


def holds_nir(cells: Sequence[RawCell]) -> bool:
    """Tell whether most cells are such a number and nothing else."""
    return _mostly(cells, lambda cell: is_nir_alone(cell.text))


def hold_days(cells: Sequence[RawCell]) -> bool:
    return _mostly(cells, lambda cell: _day(cell) is not None)


def hold_figures(cells: Sequence[RawCell]) -> bool:
    """Tell whether a fair part of the cells has figures, as dates do."""
    return _mostly(cells, lambda cell: any(map(str.isdigit, cell.text)), enough=0.3)


def unmistakable(cells: Sequence[RawCell]) -> Field | None:
    """Return what contents tell whatever the heading: e-mail, telephone, identifier, address."""
    tests = (
        (Field.EMAIL, lambda cell: bool(addresses_in(cell.text))),
        (Field.FRANCE_TRAVAIL_ID, lambda cell: bool(_FRANCE_TRAVAIL.fullmatch(cell.text.strip()))),
        (Field.PHONE, _is_phone),
    )
    return _first(cells, tests)


def likely(cells: Sequence[RawCell]) -> Field | None:
    """Return what contents tell of a column whose heading says nothing."""
    return _first(cells, _TESTS)


def _first(
    cells: Sequence[RawCell], tests: Iterable[tuple[Field, Callable[[RawCell], bool]]]
) -> Field | None:
    return next((of for of, test in tests if _mostly(cells, test)), None)


def _mostly(
    cells: Sequence[RawCell], test: Callable[[RawCell], bool], *, enough: float = _ENOUGH
) -> bool:
    return bool(cells) and sum(map(test, cells)) >= enough * len(cells)


def _is_phone(cell: RawCell) -> bool:
    figures = sum(sign.isdigit() for sign in cell.text)
    return figures > len("12345678") and bool(numbers_in(cell.text))


def _is_birth(cell: RawCell) -> bool:
    day = _day(cell)
    return day is not None and day.year <= _LATEST_BIRTH


def _day(cell: RawCell) -> date | None:
    return cell.value if isinstance(cell.value, date) else day_in(one_line(cell.text))


def _is_last_name(cell: RawCell) -> bool:
    name = tidy_name(cell.text)
    return is_name(name) and is_shouted(name) and len(name) > 1


def _is_first_name(cell: RawCell) -> bool:
    name = tidy_name(cell.text)
    return is_name(name) and not is_shouted(name) and len(name.split()) <= len("ab")


_TESTS: Final = (
    (Field.BIRTH_DATE, _is_birth),
    (Field.POSTCODE, lambda cell: bool(_POSTCODE.fullmatch(cell.text.strip()))),
    (Field.CIVILITY, lambda cell: fold(cell.text) in WORDS),
    (Field.ADDRESS, lambda cell: bool(_STREET.search(fold(cell.text)))),
    (Field.LAST_NAME, _is_last_name),
    (Field.FIRST_NAME, _is_first_name),
)

"""Read a day as French people write it. Day and month are never swapped, nothing is guessed."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import long_date, month_name

EXAMPLE = "12/03/1990"
MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **{fold(month_name(month)): month for month in range(1, 13)},
        "janv": 1,
        "fevr": 2,
        "avr": 4,
        "juil": 7,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    }
)
"""The months by their folded names, whole or short."""
LONGEST_LIFE = 120

_FIGURES = re.compile(r"(\d{1,2}) (\d{1,2}) (\d+)")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d+)")


def parse_day(text: str, *, field: str) -> date:
    """Return the day written « 12/03/1990 », « 12 mars 1990 », « 12031990 » or « 1990-03-12 ».

    Raise UserError, naming the field, for anything else: 31/02, a month 13, a year of two figures.
    """
    written = fold(text)
    if not written:
        raise UserError(f"Indiquez une date, par exemple {EXAMPLE}.", field)
    day, month, year = _parts(written, field)
    if len(year) != len("1990"):
        raise UserError(f"Écrivez l’année avec ses quatre chiffres, par exemple {EXAMPLE}.", field)
    return _existing(day, month, int(year), field)


def optional_birth_date(text: str, today: date) -> date | None:
    """Return a birth date, or None where the field is empty. Refuse the future and 120 years."""
    return parse_birth_date(text, today) if text.strip() else None


def parse_birth_date(text: str, today: date, *, field: str = "birth_date") -> date:
    birth = parse_day(text, field=field)
    if birth > today:
        raise UserError(
            f"Une naissance le {long_date(birth, weekday=False)} serait dans l’avenir : vérifiez "
            "l’année.",
            field,
        )
    if today.year - birth.year > LONGEST_LIFE:
        raise UserError(
            f"Une naissance en {birth.year} donnerait plus de {LONGEST_LIFE} ans : vérifiez "
            "l’année.",
            field,
        )
    return birth


def _parts(written: str, field: str) -> tuple[int, int, str]:
    """Day, month and year as written; the year stays text, to count its figures."""
    if found := _FIGURES.fullmatch(written) or _TOGETHER.fullmatch(written):
        return int(found[1]), int(found[2]), found[3]
    if found := _ISO.fullmatch(written):
        return int(found[3]), int(found[2]), found[1]
    if (found := _WORDS.fullmatch(written)) and (month := _month(found[2])):
        return int(found[1]), month, found[3]
    raise UserError(
        f"Cette date n’a pas pu être lue. Écrivez le jour, le mois, l’année : {EXAMPLE}.", field
    )


def _month(word: str) -> int | None:
    return MONTHS.get(word)


def _existing(day: int, month: int, year: int, field: str) -> date:
    if not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        raise UserError(
            f"Il n’y a pas de mois {month}. Écrivez le jour, puis le mois, puis l’année : "
            f"{EXAMPLE}.",
            field,
        )
    if not year:
        raise UserError(f"Vérifiez l’année : {EXAMPLE}.", field)
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise UserError(
            f"Le {day} {month_name(month)} {year} n’existe pas : ce mois-là compte {length} jours.",
            field,
        )
    return date(year, month, day)

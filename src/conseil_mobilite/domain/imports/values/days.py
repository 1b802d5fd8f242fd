"""Days as files write them. Day and month are never swapped; what is not certain stays empty."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.reading import (
    Cells,
    Doubt,
    Given,
    Reading,
    emptied,
    together,
)
from conseil_mobilite.domain.language.day_parsing import LONGEST_LIFE, MONTHS
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import age_on, short_date

EVENTS: Final = (
    Field.ENTERED_ON,
    Field.REFERRED_ON,
    Field.REGISTERED_FT_ON,
    Field.ASSESSED_ON,
    Field.ENDED_ON,
)
YOUNGEST: Final = 14
OLDEST: Final = 100
_FIRST_EVENT = 1970
_AHEAD = timedelta(days=366)

_HOUR = re.compile(r"[ T]\s*\d{1,2}\s*[:hH]\s*\d{2}(?::\d{2})?(?:[.,]\d+)?(?:Z|\+00:00)?$")
_BEFORE = re.compile(
    r"^(?:(?:ne|nee|ne e) )?(?:le )?(?:(?:lun|mar|mercre|jeu|vendre|same)di )?"
    r"(?:dimanche )?"
)
_AGE = re.compile(r"\s*\(\s*\d{1,3}\s*ans?\s*\)$", re.IGNORECASE)
_BIRTHPLACE = re.compile(r"(?<=\d) a [a-z ]+$")
_FIGURES = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})")
_ISO_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4}|\d{2})")
_PART = re.compile(r"\d{4}|\d{1,2} \d{2,4}|(?:\d{1,2}(?:er)? )?[a-z]+(?: \d{2,4})?")
_NUMBER = re.compile(r"\d{5,6}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class _Fault(Exception):  # noqa: N818 - a reason, raised and caught within this file
    code: str
    why: str


def read_days(cells: Cells, on: date) -> Reading:
    """Read the birth date and the five other days, each from its first cell that says something."""
    read = together(_read(given[0], each, on) for each, given in cells.items() if each in _DAYS)
    return _in_order(read, cells)


def day_in(text: str) -> date | None:
    """Return the day a text certainly says, its year with four figures; None for all else."""
    try:
        return _written(text, None)
    except _Fault:
        return None


def _read(given: Given, of: Field, on: date) -> Reading:
    try:
        found = _day(given, of, on)
        doubts = tuple(_unusual(found, of, on, given))
    except _Fault as fault:
        return Reading(doubts=(emptied(fault.code, given, of, fault.why),))
    return Reading({of: found.isoformat()}, doubts)


def _day(given: Given, of: Field, on: date) -> date:
    value = given.cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _written(given.text, None if of is Field.BIRTH_DATE else on)


def _written(text: str, pivot: date | None) -> date:
    if "?" in text:
        raise _Fault("date_incertaine", "est marqué d’un doute dans le fichier")
    folded = fold(_HOUR.sub("", _AGE.sub("", text)))
    written = _BIRTHPLACE.sub("", _BEFORE.sub("", folded))
    if parts := _parts(written):
        day, month, year = parts
        return _existing(day, month, _year(year, pivot))
    if _NUMBER.fullmatch(text):
        raise _Fault("date_nombre", "est un nombre, pas une date que l’on puisse lire sans risque")
    if _PART.fullmatch(written):
        raise _Fault("date_incomplete", "n’est pas une date entière")
    raise _Fault("date_illisible", "n’a pas pu être lu comme une date")


def _parts(written: str) -> tuple[int, int, str] | None:
    if found := _FIGURES.fullmatch(written) or _together(written):
        return int(found[1]), int(found[2]), found[3]
    if found := _ISO.fullmatch(written) or _ISO_TOGETHER.fullmatch(written):
        return int(found[3]), int(found[2]), found[1]
    if (found := _WORDS.fullmatch(written)) and found[2] in MONTHS:
        return int(found[1]), MONTHS[found[2]], found[3]
    return None


def _together(written: str) -> re.Match[str] | None:
    """Read eight figures as day, month, year; where they also are year, month, day: nothing."""
    found = _TOGETHER.fullmatch(written)
    other = _ISO_TOGETHER.fullmatch(written)
    if found and other and _exists(int(other[3]), int(other[2])):
        return None
    return found


def _exists(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 - a calendar


def _year(year: str, pivot: date | None) -> int:
    """Return the year; of two figures only where a day of this century alone can be meant."""
    if len(year) == len("1990"):
        return int(year)
    of_century = 2000 + int(year)
    if pivot is None or of_century > pivot.year + 1:
        raise _Fault("annee_deux_chiffres", "n’a que deux chiffres pour l’année")
    return of_century


def _existing(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _Fault("date_inexistante", "n’existe pas dans le calendrier") from error


def _unusual(found: date, of: Field, on: date, given: Given) -> Iterator[Doubt]:
    """Yield what to check of a day that is kept. _Fault where the day cannot be kept."""
    if of is Field.BIRTH_DATE:
        yield from _unusual_birth(found, on)
        return
    if found.year < _FIRST_EVENT:
        raise _Fault("date_ancienne", "est trop ancien pour être exact")
    if found > on + _AHEAD:
        raise _Fault("date_future", "est trop loin dans l’avenir pour être exact")
    if found > on:
        said = f"Le {short_date(found)} est dans l’avenir : à vérifier."
        yield Doubt("date_a_venir", of, said, to_check=True)
    if _short_year(given):
        said = f"« {given.text} » a été lu {short_date(found)} : l’année n’a que deux chiffres."
        yield Doubt("annee_deux_chiffres", of, said, to_check=True)


def _short_year(given: Given) -> bool:
    return isinstance(given.cell.value, str) and day_in(given.text) is None


def _unusual_birth(found: date, on: date) -> Iterator[Doubt]:
    if found > on:
        raise _Fault("naissance_future", "serait une naissance dans l’avenir")
    age = age_on(found, on)
    if age > LONGEST_LIFE:
        raise _Fault("naissance_ancienne", f"donnerait {age} ans")
    if not YOUNGEST <= age <= OLDEST:
        said = f"Une naissance le {short_date(found)} donne {age} ans : à vérifier."
        yield Doubt("age_inhabituel", Field.BIRTH_DATE, said, to_check=True)


def _in_order(read: Reading, cells: Cells) -> Reading:
    """Leave out an end before the beginning, and what would come before the birth."""
    wrong = dict(_out_of_order(read.values))
    if not wrong:
        return read
    kept = {of: value for of, value in read.values.items() if of not in wrong}
    doubts = tuple(emptied("dates_ordre", cells[of][0], of, why) for of, why in wrong.items())
    return Reading(kept, (*read.doubts, *doubts))


def _out_of_order(values: Mapping[Field, object]) -> Iterator[tuple[Field, str]]:
    days = {of: value for of, value in values.items() if isinstance(value, str)}
    birth, entry = days.get(Field.BIRTH_DATE, ""), days.get(Field.ENTERED_ON, "")
    for of in EVENTS:
        if of in days and days[of] < birth:
            yield of, "vient avant la date de naissance"
        elif of is Field.ENDED_ON and days.get(of, entry) < entry:
            yield of, "vient avant la date d’entrée"


_DAYS: Final = frozenset({Field.BIRTH_DATE, *EVENTS})

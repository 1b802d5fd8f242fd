"""The civil year, published once its four quarters are; and whichever period is published."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.statistics.periods.quarters import Quarter, closed_quarter

_QUARTERS = (1, 2, 3, 4)
_DECEMBER, _LAST = 12, 31
FIRST_YEAR = 1990
_TOO_OLD = f"Aucun dossier n’est si ancien : choisissez une année à partir de {FIRST_YEAR}."


@dataclass(frozen=True, slots=True, order=True)
class CivilYear:
    year: int

    @property
    def start(self) -> date:
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """Return the last day, included."""
        return date(self.year, _DECEMBER, _LAST)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(self.year, number) for number in _QUARTERS)

    @property
    def code(self) -> str:
        return f"{self.year:04}"

    def __str__(self) -> str:
        return f"année {self.year}"


PublishedPeriod: TypeAlias = Quarter | CivilYear
"""A period whose statistics are published."""


def period_of(start: date, end: date) -> PublishedPeriod:
    """Return the quarter or the year from `start` to `end`; UserError where it is neither."""
    year = CivilYear(start.year)
    if (year.start, year.end) == (start, end):
        return year
    return closed_quarter(start, end, date.max)


def period_named(code: str) -> PublishedPeriod:
    """Return the period of a code: « 2026-T3 », « 2026 ». ValueError for any other text."""
    year, mark, number = code.strip().upper().partition("-T")
    if not mark:
        return CivilYear(_in_range(year, 1, date.max.year))
    return Quarter(_in_range(year, 1, date.max.year), _in_range(number, 1, len(_QUARTERS)))


def closed_period(start: date, end: date, today: date) -> PublishedPeriod:
    """Return the quarter or the year, over on `today`; UserError says when it will be."""
    if start.year < FIRST_YEAR:
        raise UserError(spaced(_TOO_OLD), "start")
    found = period_of(start, end)
    if isinstance(found, Quarter):
        return closed_quarter(start, end, today)
    if today <= end:
        raise UserError(
            spaced(
                f"L’année {found.year} se termine le {long_date(end, weekday=False)}. Ses "
                "statistiques pourront sortir ensuite, une fois ses quatre trimestres publiés."
            ),
            "end",
        )
    return found


def _in_range(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ValueError(text)
    return int(text)

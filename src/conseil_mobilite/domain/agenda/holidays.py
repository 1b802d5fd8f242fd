"""The public holidays of the whole of France (Code du travail, art. L3133-1)."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

_FIXED: Final = MappingProxyType(
    {
        (1, 1): "Jour de l’an",
        (5, 1): "Fête du Travail",
        (5, 8): "Victoire de 1945",
        (7, 14): "Fête nationale",
        (8, 15): "Assomption",
        (11, 1): "Toussaint",
        (11, 11): "Armistice de 1918",
        (12, 25): "Noël",
    }
)
_AFTER_EASTER: Final = MappingProxyType(
    {1: "Lundi de Pâques", 39: "Ascension", 50: "Lundi de Pentecôte"}
)


def holiday(day: date) -> str:
    """Return the name of the public holiday, or nothing."""
    fixed = _FIXED.get((day.month, day.day), "")
    return _AFTER_EASTER.get((day - easter(day.year)).days, fixed)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (algorithm of Butcher, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451)
    return date(year, 3, 22) + timedelta(days=shift)

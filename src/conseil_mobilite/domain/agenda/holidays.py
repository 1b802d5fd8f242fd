"""The public holidays of a département (Code du travail, art. L3133-1, L3134-13 and L3422-2)."""

from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

_SUBDIVISIONS: Final = MappingProxyType(
    {
        "57": "57",
        "67": "6AE",
        "68": "6AE",
        **{code: code for code in ("971", "972", "973", "974", "976")},
        "975": "PM",
        "977": "BL",
        "978": "MF",
        "986": "WF",
        "987": "PF",
        "988": "NC",
    }
)
"""Départements and territories with holidays of their own: Alsace-Moselle, and overseas."""


def holiday(day: date, department: str = "") -> str:
    """Return the name of the public holiday in a département (« 57 », « 974 »), or nothing."""
    return _of_year(day.year, _SUBDIVISIONS.get(department)).get(day, "")


@cache
def _of_year(year: int, subdivision: str | None) -> dict[date, str]:
    # Late: the library reads every country of the world, as long as the window takes to be painted.
    from holidays.countries.france import France  # noqa: PLC0415

    named = France(years=year, subdiv=subdivision, language="fr")
    return {day: name.replace("'", "’") for day, name in named.items()}

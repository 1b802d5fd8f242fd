"""The quarters that the assistant offers: the one under way and those that are over."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.statistics.periods.quarters import (
    Quarter,
    last_closed_quarter,
    quarter_of,
)

OVER: Final = 12
"""How many quarters that are over are offered: three years."""


def quarter_choices(today: date) -> list[tuple[str, str]]:
    """Return codes and words, the latest first."""
    present = quarter_of(today)
    return [(present.code, f"{present}, en cours")] + [(q.code, str(q)) for q in _over(today)]


def quarter_named(code: str) -> Quarter:
    """Return the quarter of a code of `quarter_choices`, such as « 2026-T3 »."""
    year, _, rank = code.partition("-T")
    return Quarter(int(year), int(rank))


def _over(today: date) -> list[Quarter]:
    found = [last_closed_quarter(today)]
    while len(found) < OVER:
        found.append(last_closed_quarter(found[-1].start))
    return found

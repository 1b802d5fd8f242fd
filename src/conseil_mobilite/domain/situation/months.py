"""What an amount or a journey comes to in a month: a year has 52 weeks and 12 months.

All sums are of whole cents. A line is rounded once, half a cent up, so that the lines printed
add up to the total printed.
"""

from collections.abc import Mapping
from typing import Final

WEEKS: Final = 52
MONTHS: Final = 12
ROUND_TRIP: Final = "aller_retour"


def half_up(amount: int, parts: int) -> int:
    """Divide, to the nearest whole number; a half goes up. `amount` is not negative."""
    return (2 * amount + parts) // (2 * parts)


def monthly_cents(
    cents: int, per: str, per_year: Mapping[str, int], days_a_week: int = 0
) -> int | None:
    """Return what an amount comes to in a month; None where nobody can tell.

    `per_year` says how many times a year each period of the list `periods` comes back; a return
    trip comes back as often as the days of its week, and not at all where they are not known.
    """
    times = per_year.get(per, WEEKS * days_a_week if per == ROUND_TRIP else 0)
    return half_up(cents * times, MONTHS) if times else None

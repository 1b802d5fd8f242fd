"""Counting in years from a day."""

from datetime import date


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later, or before; 1 March for a 29 February not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)

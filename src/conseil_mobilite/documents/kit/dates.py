"""Dates as they are printed: a line never breaks between a number and its month."""

from datetime import date

from conseil_mobilite.domain.language.french import NO_BREAK, day_name, long_date


def day_words(day: date, *, weekday: bool = False, since: date | None = None) -> str:
    """« vendredi 19 mars 2027 »; the year is left out where it is that of `since`."""
    words = long_date(day, weekday=False).replace(" ", NO_BREAK, 1)
    if since and since.year == day.year:
        words = words.removesuffix(f" {day.year}")
    return f"{day_name(day)} {words}" if weekday else words

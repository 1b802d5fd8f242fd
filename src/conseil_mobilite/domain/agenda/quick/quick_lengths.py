"""The lengths of a quick entry, « 90 min », « pendant 1h30 », and its numbers that stand alone."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_hours import LATEST_HOUR, hours_of
from conseil_mobilite.domain.agenda.quick.quick_reading import Choice, Found, QuickReading, joined
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, words
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.hour_parsing import parse_duration
from conseil_mobilite.domain.language.near_days import next_of_month

SHORTEST, LONGEST, STEP = 10, 240, 5
"""A number alone is a length when an adviser would write one so: « 45 », never « 47 »."""

_CLOCKED: Final = r"\d{1,2} ?h(?:eures?)?(?: ?[0-5]\d)?"
_COUNTED: Final = r"\d{1,3} ?(?:min|mn|minutes?)"
_DURING: Final = words(
    rf"(?:pendant|durant|d'une duree de|duree(?: de)?) (?P<length>{_CLOCKED}|{_COUNTED})"
)
_MINUTES: Final = words(rf"(?P<length>{_COUNTED})")
_SPELLED: Final = {
    "une heure et demie": 90,
    "trois quarts d'heure": 45,
    "un quart d'heure": 15,
    "une demi-heure": 30,
    "une demi heure": 30,
    "demi-heure": 30,
    "deux heures": 120,
    "une heure": 60,
}
_IN_WORDS: Final = words(rf"(?:pendant |durant )?(?P<length>{'|'.join(_SPELLED)})")
_NUMBER: Final = words(r"\d{1,3}")


def take_length(slate: Slate) -> Found:
    """Take off the slate a length that says so: before the hours, that look alike."""
    spelled = slate.take(_IN_WORDS)
    if spelled is not None:
        return Found((Choice(minutes=_SPELLED[spelled["length"]]),))
    match = slate.take(_DURING)
    return _length(slate, match["length"], match.span()) if match else Found()


def take_minutes(slate: Slate) -> Found:
    """Take « 90 min » off the slate: after the hours, as « 14 h 30 min » is one of them."""
    match = slate.take(_MINUTES)
    return _length(slate, match["length"], match.span()) if match else Found()


def with_numbers(slate: Slate, reading: QuickReading, today: date, *, titled: bool) -> QuickReading:
    """Read the numbers left: a length where one is wanted, else what they may mean.

    In a `titled` entry, a number that means nothing stays in the title.
    """
    for match in _NUMBER.finditer(slate.left):
        choices = _meanings(int(match[0]), reading, today)
        lengths_only = len(choices) == 1 and choices[0].minutes is not None
        if choices:
            reading = joined(reading, Found(choices, asks=not lengths_only))
            slate.wipe(*match.span())
        elif not titled:
            reading = joined(reading, Found(unread=(slate.typed(*match.span()),)))
            slate.wipe(*match.span())
    return reading


def _meanings(number: int, reading: QuickReading, today: date) -> tuple[Choice, ...]:
    if any(_undecided(doubt.choices) for doubt in reading.doubts):
        return ()
    choices = []
    if not reading.knows_hour() and number <= LATEST_HOUR:
        choices += [Choice(hour=at) for at in hours_of(number)]
    day = None if reading.knows_day() else next_of_month(number, today)
    if day is not None:
        choices.append(Choice(day=day))
    late = reading.knows_hour() or number > LATEST_HOUR
    if late and reading.minutes is None and SHORTEST <= number <= LONGEST and not number % STEP:
        choices.append(Choice(minutes=number))
    return tuple(choices)


def _undecided(choices: tuple[Choice, ...]) -> bool:
    """Tell whether the choices are of several kinds: one such number is enough to ask about."""
    return len({(choice.day is None, choice.hour is None) for choice in choices}) > 1


def _length(slate: Slate, written: str, span: tuple[int, int]) -> Found:
    try:
        return Found((Choice(minutes=parse_duration(written)),))
    except UserError:
        return Found(unread=(slate.typed(*span),))

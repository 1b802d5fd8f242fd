"""Read an appointment as it is jotted down: « mardi 14h Martin suivi 45 ».

Nothing is guessed: words that may mean two things are a doubt, with what they may mean; words that
mean nothing are returned as they are. No text raises.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from conseil_mobilite.domain.agenda.quick.quick_dates import take_dates
from conseil_mobilite.domain.agenda.quick.quick_days import found_days, take_days
from conseil_mobilite.domain.agenda.quick.quick_hours import take_half_day, take_hours
from conseil_mobilite.domain.agenda.quick.quick_kinds import (
    BY_PHONE,
    PHONE_CALL,
    KindFound,
    capital,
    take_kind,
    take_modality,
    take_participants,
    take_room,
)
from conseil_mobilite.domain.agenda.quick.quick_lengths import (
    take_length,
    take_minutes,
    with_numbers,
)
from conseil_mobilite.domain.agenda.quick.quick_reading import Choice, Found, QuickReading, joined
from conseil_mobilite.domain.agenda.quick.quick_repeats import take_repeat
from conseil_mobilite.domain.agenda.quick.quick_rest import (
    read_rest,
    take_filler,
    take_unread,
    without_civility,
)
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate


def read_entry(text: str, today: date) -> QuickReading:
    """Return what a text says of an appointment, seen from `today`."""
    slate = Slate(text)
    take_filler(slate)
    reading = _when(slate, today)
    kind = take_kind(slate)
    reading = replace(
        joined(reading, kind.found),
        modality=take_modality(slate),
        room=take_room(slate),
    )
    reading = with_numbers(slate, reading, today, titled=kind.workshop)
    return _by_phone(_about(slate, reading, kind))


def _when(slate: Slate, today: date) -> QuickReading:
    """Read the days and hours. The longest words are read first: others look like their parts."""
    dates = take_dates(slate, today)
    repeat = take_repeat(slate, dates, today)
    reading = QuickReading(rule=repeat.rule, unnamed=take_participants(slate), unread=repeat.unread)
    half = take_half_day(slate)
    hours = [take_length(slate), take_hours(slate, half), take_minutes(slate)]
    reading = reduce(joined, hours, reading)
    told = [found_days(each.days) for each in repeat.dates if each.days]
    told += [found_days(repeat.first_days)] if repeat.first_days else []
    told += take_days(slate, today, hour_known=reading.knows_hour())
    told += [found_days((today,))] if half.today and not told else []
    wrong = [slate.typed(each.start, each.end) for each in repeat.dates if not each.days]
    reading = joined(reading, _agreed(told))
    by_day = sorted(reading.doubts, key=lambda doubt: doubt.choices[0].day is None)
    return replace(reading, doubts=tuple(by_day), unread=(*reading.unread, *wrong))


def _agreed(told: Sequence[Found]) -> Found:
    """Return the days that all the words allow, « demain samedi »; else each that one tells."""
    if len(told) <= 1:
        return told[0] if told else Found()
    every = [choice for found in told for choice in found.choices]
    common = [choice for choice in every if all(choice in found.choices for found in told)]
    return Found(tuple(_once(common or every)))


def _once(choices: Iterable[Choice]) -> list[Choice]:
    return list(dict.fromkeys(choices))


def _about(slate: Slate, reading: QuickReading, kind: KindFound) -> QuickReading:
    """Read who or what it is about: a workshop has a title, an interview has somebody."""
    unread = () if kind.workshop else take_unread(slate)
    rest = read_rest(slate)
    title, person = "", " ".join(part for part in (rest.subject, rest.people) if part)
    if kind.workshop:
        title = capital(" ".join(part for part in (kind.words.lower(), rest.subject) if part))
        person = rest.people
    return replace(
        reading,
        title=title,
        person=without_civility(person),
        place=rest.place,
        unread=(*reading.unread, *unread),
    )


def _by_phone(reading: QuickReading) -> QuickReading:
    """« tél » without a kind is a call; a call is by phone."""
    told = {choice.kind for doubt in reading.doubts for choice in doubt.choices} - {""}
    if reading.modality == BY_PHONE and not reading.kind and not told:
        return replace(reading, kind=PHONE_CALL)
    if reading.kind == PHONE_CALL and not reading.modality:
        return replace(reading, modality=BY_PHONE)
    return reading

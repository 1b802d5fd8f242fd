"""The hours of a quick entry: « 14h », « de 14h à 15h30 », « 3h de l’après-midi », « midi »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_reading import Choice, Found
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, words

SURE_FROM: Final = 8
"""The first hour that is read as it is written: « 3h » may be in the afternoon."""
LATEST_HOUR: Final = 23
HALF_DAY: Final = 12
LONGEST_MINUTES: Final = 12 * 60

_HOUR: Final = (
    r"(?P<h{n}>\d{{1,2}})(?P<gap{n}> ?)(?:(?P<mark{n}>h|heures?){tail}|:(?P<c{n}>[0-5]\d))"
)
_MINUTES: Final = r"(?P<space{n}> ?)(?P<m{n}>[0-5]\d)(?: ?(?:min|mn|minutes?))?(?![\w/])"


def _hour(rank: int) -> str:
    tail = f"(?:{_MINUTES.format(n=rank)})?"
    return _HOUR.format(n=rank, tail=tail)


_BARE: Final = r"(?P<b1>\d{1,2})"
_JOINED: Final = r" ?(?:-|a|jusqu'a) ?"
_RANGE: Final = re.compile(rf"(?<![\w/.])(?:(?:de|entre) )?{_hour(1)}{_JOINED}{_hour(2)}(?!\w)")
_SHORT_RANGE: Final = re.compile(
    rf"(?<![\w/.])(?:de {_BARE} a |{_BARE.replace('b1', 'b2')} ?- ?){_hour(2)}(?!\w)"
)
_TO_NOON: Final = re.compile(rf"(?<![\w/.])(?:de )?{_hour(1)}{_JOINED}(?P<noon>midi)(?!\w)")
_START: Final = words(rf"(?:(?:a|vers|des|pour|entre|et) )?{_hour(1)}")
_NOON: Final = words(r"(?:(?:a|vers) )?midi(?P<half> et demie?| trente)?")
_HALF: Final = words(
    r"(?P<this>cet? )?(?:de l'|l'|l' |du |le |en |dans l'|en debut d'|en fin d')?"
    r"(?P<half>matin|matinee|apres[ -]?midi|aprem|soir|soiree)"
)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """Which half of the day was told: afternoon, morning or, None, neither; and of today or not."""

    afternoon: bool | None = None
    today: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """An hour as it was written; `loose` where its minutes may be a length: « 14h 45 »."""

    hour: int
    minute: int
    literal: bool
    loose: bool


def take_half_day(slate: Slate) -> HalfDay:
    """Take « matin », « de l’après-midi », « ce soir » off the slate."""
    match = slate.take(_HALF)
    if match is None:
        return HalfDay()
    return HalfDay(not match["half"].startswith("mat"), bool(match["this"]))


def take_hours(slate: Slate, half: HalfDay) -> Found:
    """Take the hours off the slate: one, or two that say from when to when or for how long."""
    span = slate.take(_RANGE) or slate.take(_SHORT_RANGE) or slate.take(_TO_NOON)
    if span is not None:
        return _ranged(slate, span, half)
    noon = slate.take(_NOON)
    if noon is not None:
        return Found((Choice(hour=time(HALF_DAY, 30 if noon["half"] else 0)),))
    starts = slate.take_all(_START)
    wrong = tuple(slate.typed(*each.span()) for each in starts if int(each["h1"]) > LATEST_HOUR)
    told = [_written(each, 1) for each in starts if int(each["h1"]) <= LATEST_HOUR]
    return Found(_started(told, half), unread=wrong)


def hours_of(number: int, half: HalfDay | None = None) -> tuple[time, ...]:
    """Return the hours that a number alone may mean, the likeliest first."""
    return _readings(_Written(number, 0, literal=False, loose=False), half or HalfDay())


def _ranged(slate: Slate, match: re.Match[str], half: HalfDay) -> Found:
    told = match.groupdict()
    bare = told.get("b1") or told.get("b2")
    first = _Written(int(bare), 0, bare[0] == "0", loose=False) if bare else _written(match, 1)
    noon = _Written(HALF_DAY, 0, literal=True, loose=False)
    last = noon if told.get("noon") else _written(match, 2)
    if max(first.hour, last.hour) > LATEST_HOUR:
        return Found(unread=(slate.typed(*match.span()),))
    pairs = _pairs(_readings(first, half), _readings(last, half))
    as_written = (time(first.hour, first.minute), time(last.hour, last.minute))
    choices = tuple(Choice(hour=start, minutes=_between(start, end)) for start, end in pairs)
    if not choices:
        return Found(unread=(slate.typed(*match.span()),))
    told_half = half.afternoon is not None
    return Found(choices, asks=len(pairs) == 1 and pairs[0] != as_written and not told_half)


def _pairs(starts: Sequence[time], ends: Sequence[time]) -> list[tuple[time, time]]:
    """Give each start the first end after it."""
    pairs = []
    for start in starts:
        after = [end for end in ends if 0 < _between(start, end) <= LONGEST_MINUTES]
        if after:
            pairs.append((start, min(after)))
    return pairs


def _started(told: Sequence[_Written], half: HalfDay) -> tuple[Choice, ...]:
    if not told:
        return ()
    if len(told) == 1:
        return _alone(told[0], half)
    sure = [each for each in told if each.hour >= SURE_FROM or each.literal]
    short = [each for each in told if each not in sure]
    if len(sure) == 1 and short:
        length = short[0].hour * 60 + short[0].minute
        return (Choice(hour=_readings(sure[0], half)[0], minutes=length or None),)
    first, second = (_readings(each, half)[0] for each in told[:2])
    both = [Choice(hour=first), Choice(hour=second)]
    if 0 < _between(first, second) <= LONGEST_MINUTES:
        both.append(Choice(hour=first, minutes=_between(first, second)))
    return tuple(both)


def _alone(told: _Written, half: HalfDay) -> tuple[Choice, ...]:
    choices = [Choice(hour=at) for at in _readings(told, half)]
    if told.loose:
        whole = _Written(told.hour, 0, told.literal, loose=False)
        lengths = (Choice(hour=at, minutes=told.minute or None) for at in _readings(whole, half))
        choices += lengths
    return tuple(choices)


def _written(match: re.Match[str], rank: int) -> _Written:
    told = match.groupdict()
    minute = told[f"m{rank}"] or told[f"c{rank}"] or "0"
    tight = told[f"mark{rank}"] == "h" and not told[f"gap{rank}"]
    return _Written(
        hour=int(told[f"h{rank}"]),
        minute=int(minute),
        literal=told[f"h{rank}"].startswith("0") or bool(told[f"c{rank}"]),
        loose=tight and bool(told[f"space{rank}"]),
    )


def _readings(told: _Written, half: HalfDay) -> tuple[time, ...]:
    """Return the hours meant: morning and afternoon where nothing tells which."""
    hour, later = told.hour, told.hour + HALF_DAY
    if half.afternoon is not None:
        shifted = half.afternoon and hour < HALF_DAY
        return (time(later if shifted else hour, told.minute),)
    if 0 < hour < SURE_FROM and not told.literal:
        return time(later, told.minute), time(hour, told.minute)
    return (time(hour, told.minute),)


def _between(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute

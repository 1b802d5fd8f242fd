"""A recurrence as the value of an RRULE (RFC 5545, 3.3.10), and read back from it."""

import re
from datetime import UTC, date, datetime, time
from typing import Final

from conseil_mobilite.domain.agenda.series.recurrence_kinds import Pattern, Recurrence, Rhythm
from conseil_mobilite.domain.language.paris import PARIS

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_END: Final = time(23, 59, 59)
_BYDAY: Final = re.compile(r"(-1|[1-5])?([A-Z]{2})")
_ENDS: Final = frozenset({"COUNT", "UNTIL"})
_UNTIL: Final = "%Y%m%dT%H%M%SZ"


def rule_of(recurrence: Recurrence) -> str:
    """Return the rule; a day is given as its last second in Paris, in UTC as UNTIL must be."""
    parts = _pattern_parts(recurrence.pattern)
    if recurrence.until is not None:
        return ";".join([*parts, _until_words(recurrence.until)])
    return ";".join([*parts, f"COUNT={recurrence.count}"])


def recurrence_of(rule: str) -> Recurrence | None:
    """Return the recurrence of a rule written here; None for any other, which stays a text."""
    parts = _parts(rule)
    pattern = _pattern({name: value for name, value in parts.items() if name not in _ENDS})
    ends = _ENDS & parts.keys()
    if pattern is None or len(ends) != 1:
        return None
    if ends == {"COUNT"}:
        count = int(parts["COUNT"]) if parts["COUNT"].isdecimal() else 0
        return Recurrence(pattern, count=count) if count else None
    until = _last_day(parts["UNTIL"])
    return Recurrence(pattern, until=until) if until else None


def is_bounded(rule: str) -> bool:
    return bool(_ENDS & _parts(rule).keys())


def counted(rule: str, count: int) -> str:
    """Return the rule ended after so many instants, however it ended before."""
    kept = [f"{name}={value}" for name, value in _parts(rule).items() if name not in _ENDS]
    return ";".join([*kept, f"COUNT={count}"])


def ended_on(rule: str, day: date) -> str:
    """Return the rule ended after a day in Paris, however it ended before."""
    kept = [f"{name}={value}" for name, value in _parts(rule).items() if name not in _ENDS]
    return ";".join([*kept, _until_words(day)])


def without_first(rule: str, skipped: int) -> str:
    """Return the rule of what follows its first instants: it ends when it did."""
    count = _parts(rule).get("COUNT")
    return rule if count is None else counted(rule, int(count) - skipped)


def _until_words(day: date) -> str:
    end = datetime.combine(day, _DAY_END, PARIS).astimezone(UTC)
    return f"UNTIL={end:{_UNTIL}}"


def _pattern_parts(pattern: Pattern) -> list[str]:
    day = _DAYS[pattern.weekday]
    match pattern.rhythm:
        case Rhythm.WEEKLY:
            return ["FREQ=WEEKLY", f"BYDAY={day}"]
        case Rhythm.FORTNIGHTLY:
            return ["FREQ=WEEKLY", "INTERVAL=2", f"BYDAY={day}"]
        case Rhythm.MONTHLY:
            return ["FREQ=MONTHLY", f"BYDAY={pattern.rank}{day}"]


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().split(";") if part)
    return {name: value for name, _equals, value in pairs}


def _pattern(parts: dict[str, str]) -> Pattern | None:
    """Return the pattern that these parts, and no others, write."""
    found = _BYDAY.fullmatch(parts.get("BYDAY", ""))
    if found is None or found[2] not in _DAYS:
        return None
    rank = int(found[1] or 0)
    candidates = (Pattern(rhythm, _DAYS.index(found[2]), rank) for rhythm in Rhythm)
    return next((each for each in candidates if _writes(each, parts)), None)


def _writes(pattern: Pattern, parts: dict[str, str]) -> bool:
    ranked = pattern.rank != 0
    if ranked != (pattern.rhythm is Rhythm.MONTHLY):
        return False
    return _parts(";".join(_pattern_parts(pattern))) == parts


def _last_day(until: str) -> date | None:
    """Return the day whose last second in Paris an UNTIL names."""
    try:
        end = datetime.strptime(until, _UNTIL).replace(tzinfo=UTC).astimezone(PARIS)
    except ValueError:
        return None
    return end.date() if end.time() == _DAY_END else None

"""Opening hours in plain French, from the common part of the OpenStreetMap notation.

Days and months, hours, several rules, public holidays: « Mo-Fr 09:00-12:00,13:30-17:00; PH off ».
What is written otherwise is not read: it is shown as it is, never half understood.
"""

import re
from collections.abc import Sequence
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, spaced

_DAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NAMES: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_HOLIDAYS: Final = "PH"
_ALWAYS: Final = "24/7"
_DAY: Final = "|".join(_DAYS)
_DAYS_SHAPE: Final = re.compile(
    rf"(?P<days>(?:{_DAY}|PH)(?:-(?:{_DAY}))?(?:\s*,\s*(?:{_DAY}|PH)(?:-(?:{_DAY}))?)*)?"
    r"\s*:?\s*(?P<rest>.*)"
)
_SPAN: Final = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)")
_NOON: Final = 12
_CLOSED: Final = frozenset({"off", "closed"})


def in_french(written: str) -> tuple[str, ...]:
    """Return one sentence a line, or the text as it is where it is not of the common notation."""
    text = " ".join(written.split())
    if text == _ALWAYS:
        return (spaced("Tous les jours, jour et nuit"),)
    rules = [rule.strip() for rule in text.split(";") if rule.strip()]
    told = [_rule(rule) for rule in rules]
    if not told or not all(told):
        return (text,) if text else ()
    return tuple(spaced(sentence) for sentence in told)


def _rule(rule: str) -> str:
    """Say one rule, or nothing where it is not understood."""
    shape = _DAYS_SHAPE.fullmatch(rule)
    if shape is None:
        return ""
    days = _days(shape["days"] or "")
    rest = shape["rest"].strip()
    if not days:
        return ""
    if rest in _CLOSED:
        return f"{days} : fermé"
    hours = _hours(rest)
    return f"{days} : {hours}" if hours else ""


def _days(written: str) -> str:
    if not written:
        return "Tous les jours"
    parts = [_span_of_days(part.strip()) for part in written.split(",")]
    if not all(parts):
        return ""
    joined = _listed(parts)
    return joined[0].upper() + joined[1:]


def _span_of_days(written: str) -> str:
    if written == _HOLIDAYS:
        return "les jours fériés"
    first, _, last = written.partition("-")
    if not last:
        return f"le {_name(first)}"
    if first not in _DAYS or last not in _DAYS:
        return ""
    if (_DAYS.index(last) - _DAYS.index(first)) % len(_DAYS) == 1:
        return f"le {_name(first)} et le {_name(last)}"
    return f"du {_name(first)} au {_name(last)}"


def _hours(written: str) -> str:
    spans = [_SPAN.fullmatch(part.strip()) for part in written.split(",")]
    told = [
        f"de {_hour(span[1], span[2])} à {_hour(span[3], span[4])}"
        for span in spans
        if span is not None
    ]
    return _listed(told) if len(told) == len(spans) else ""


def _hour(hours: str, minutes: str) -> str:
    if int(minutes) == 0 and int(hours) in {0, 12, 24}:
        return "midi" if int(hours) == _NOON else "minuit"
    return f"{int(hours)}{NO_BREAK}h" + (f"{NO_BREAK}{minutes}" if int(minutes) else "")


def _name(day: str) -> str:
    return _NAMES[_DAYS.index(day)]


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} et {parts[-1]}"

"""Free text for somebody who reads little: one short sentence a line, no abbreviation, no sign.

What was typed keeps its meaning: words are written out and sentences parted, never rephrased.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, long_date, number

_SPACES: Final = re.compile(r"[ \t\u00a0\u202f]+")
_MARKS: Final = re.compile(r"^[-–—•*·]\s+")
_ENDS: Final = re.compile(r"(?<=[.!?…])[\"»]?\s+(?=[^\Wa-zà-ÿ_])|\s*;\s+|\s*\n\s*")
_DATE: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d|\d\d)\b")
_HOUR: Final = re.compile(r"\b(\d{1,2})\s?[hH](?:\s?(\d{2}))?\b")
_PERCENT: Final = re.compile(r"\b(\d+(?:,\d+)?)\s?%")
_AMOUNT: Final = re.compile(r"(\d[\d \u00a0]*)(?:,\d+)?$")
_UNITS: Final = re.compile(r"(?<=\d)\s?(€|km|min|kg|mn)(?!\w)(\s?/\s?(?=[a-zé]))?")
_KEPT: Final = re.compile(r"(?<=\b\d) (?=[a-zà-ÿ])|(?<=\b\d\d) (?=[a-zà-ÿ])")
_SENTENCE: Final = re.compile(
    r"(?:(?:Les?|La|Il|Elle|Vous|Aucune?|Rien|Pas|Pensez|Apportez|Préparez|Demandez|Prenez|Venez)\b"
    r"|L’|L').*[.!?]$",
    re.DOTALL,
)
_SHOUTED: Final = re.compile(r"\b[^\W\d_a-zà-ÿ]{6,}\b")
_PARTS: Final = {
    "25": "un quart",
    "50": "la moitié",
    "75": "les trois quarts",
    "100": "la totalité",
}
_UNIT_NAMES: Final = {
    "€": "euro",
    "km": "kilomètre",
    "min": "minute",
    "mn": "minute",
    "kg": "kilo",
}
_CENTS: Final = 100
_HOUR_MINUTES: Final = 60
_SHOUTING: Final = 2  # words in capitals: a sentence, no longer a name of letters
_CENTURY: Final = 2000


def simple_sentences(text: str, abbreviations: Mapping[str, str]) -> tuple[str, ...]:
    """Cut a text into sentences, written out, each with its capital and its final stop."""
    parts = (written_out(part, abbreviations) for part in _parts(text, abbreviations))
    return tuple(_closed(part) for part in parts if part)


def written_out(text: str, abbreviations: Mapping[str, str]) -> str:
    """Write out dates, hours, percentages, units and the abbreviations that are known."""
    said = _SPACES.sub(" ", _MARKS.sub("", text.strip())).strip()
    said = _expanded(said, abbreviations)
    said = _HOUR.sub(_hour, _DATE.sub(_date, said))
    said = _UNITS.sub(_unit, _PERCENT.sub(_part, said))
    return _KEPT.sub(NO_BREAK, _lowered(said.replace("&", "et")))


def hour_words(hours: int, minutes: int) -> str:
    """« 14 heures 30 », « 1 heure »."""
    told = f"{hours}{NO_BREAK}{_plural('heure', hours)}"
    return f"{told}{NO_BREAK}{minutes:02}" if minutes else told


def length_words(minutes: int) -> str:
    """« 45 minutes », « 1 heure », « 1 heure et 30 minutes »."""
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    told = f"{rest}{NO_BREAK}{_plural('minute', rest)}"
    if not hours:
        return told
    whole = hour_words(hours, 0)
    return f"{whole} et {told}" if rest else whole


def euro_words(cents: int) -> str:
    """« 450 euros », « 62 euros et 40 centimes »."""
    whole, rest = divmod(abs(cents), _CENTS)
    told = f"{number(whole)}{NO_BREAK}{_plural('euro', whole)}"
    return f"{told} et {rest}{NO_BREAK}{_plural('centime', rest)}" if rest else told


def listed(text: str) -> tuple[str, ...]:
    """Cut an enumeration at its commas and stops, but not within brackets nor a number."""
    parts = re.split(r"\s*[,;.\n]\s+(?![^(]*\))", text.strip().rstrip(".,;"))
    return tuple(part.strip() for part in parts if part.strip())


def is_sentence(text: str) -> bool:
    """Tell « Le casque est prêté. » from « Carte d’identité, photo. », which names things."""
    return bool(_SENTENCE.match(text.strip()))


def _parts(text: str, abbreviations: Mapping[str, str]) -> list[str]:
    """Part the sentences; « M. Blanc » or « av. Foch » is written out first, or would be cut."""
    dotted = {short: long for short, long in abbreviations.items() if short.endswith(".")}
    return [part.strip() for part in _ENDS.split(_expanded(text, dotted)) if part and part.strip()]


def _expanded(text: str, abbreviations: Mapping[str, str]) -> str:
    for short, long in abbreviations.items():
        text = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, text)
    return text


def _closed(part: str) -> str:
    told = f"{part[0].upper()}{part[1:]}"
    return told if told[-1] in ".!?…:" else f"{told.rstrip(',')}."


def _lowered(text: str) -> str:
    """Take capitals down: of a whole text that shouts, or of a long word."""
    if text.isupper() and len(text.split()) >= _SHOUTING:
        return text.capitalize()
    return _SHOUTED.sub(lambda found: found[0].capitalize(), text)


def _date(found: re.Match[str]) -> str:
    day, month, year = (int(group) for group in found.groups())
    try:
        told = date(year if year >= _CENTURY else _CENTURY + year, month, day)
    except ValueError:
        return found[0]
    return long_date(told, weekday=False).replace(" ", NO_BREAK, 1)


def _hour(found: re.Match[str]) -> str:
    return hour_words(int(found[1]), int(found[2] or 0))


def _part(found: re.Match[str]) -> str:
    return _PARTS.get(found[1], f"{found[1]} sur 100")


def _unit(found: re.Match[str]) -> str:
    amount = _AMOUNT.search(found.string, 0, found.start())
    one = amount is not None and int("".join(amount[1].split())) <= 1
    name = _UNIT_NAMES[found[1]]
    return f"{NO_BREAK}{name if one else name + 's'}{' par ' if found[2] else ''}"


def _plural(word: str, count: int) -> str:
    return word if count <= 1 else f"{word}s"

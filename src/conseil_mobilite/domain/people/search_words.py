"""What was typed to find a person, as words of the search text: dates and phones make one each."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from conseil_mobilite.domain.language.day_parsing import MONTHS
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.person_search import LEAST_FIGURES, NAME_END

_NATIONAL_FIGURES: Final = 9
_NAME_WORDS: Final = 4
_GROUP: Final = 3
_PAIR: Final = 2
_ABROAD = re.compile(
    r"(?<![\w+-])(?:\+|00(?=(?:33|262|59[046])[ .(\u00a0\u202f]))"
    r"(\d(?:[ .()\u00a0\u202f/-]*\d)*)"
)
_FRENCH = re.compile(r"(?:33|262|590|594|596)0?(\d*)")
_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})([/. -])(\d{1,2})\2(\d{4})(?!\d)")
_BEGUN_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?:/(\d{0,3}))?(?![\d/])")
_ISO_DATE = re.compile(r"(?<![\w/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_SPELT_DATE = re.compile(r"(?<![\w-])(\d{1,2})(?:er)? ([^\W\d]+)\.? (\d{4})(?!\d)")


def search_words(typed: str) -> tuple[str, ...]:
    """Return what was typed as words, each of which must begin a word of the search text.

    A date typed « 4/6/1992 », « 1992-06-04 » or « 4 juin 1992 » makes one word, and so does a
    telephone typed by pairs, with points or from abroad, whole or not.
    """
    read = _ISO_DATE.sub(_iso_date, _DATE.sub(_date, _ABROAD.sub(_from_abroad, typed)))
    read = _SPELT_DATE.sub(_spelt_date, _BEGUN_DATE.sub(_begun_date, read))
    words: list[str] = []
    for short, together in groupby(fold(read).split(), _is_short):
        groups = list(together)
        words += _phone(groups) if short else groups
    return tuple(dict.fromkeys(words))


def name_heads(words: Sequence[str]) -> tuple[str, ...]:
    """Return how the search texts begin that come first: whole names, then beginnings of names.

    Of one word the whole names come first among those that begin by it.
    """
    names = [word for word in words[:_NAME_WORDS] if not word.isdecimal()]
    begun = tuple(f" {name}" for name in names)
    if len(words) == 1:
        return begun
    runs = [names[a:b] for a in range(len(names)) for b in range(a + 1, len(names) + 1)]
    whole = [f" {' '.join(run)}{NAME_END}" for run in sorted(runs, key=len, reverse=True)]
    return (*whole, *begun)


def _is_short(word: str) -> bool:
    return word.isdecimal() and len(word) <= _GROUP


def _phone(groups: Sequence[str]) -> Iterator[str]:
    """Join the groups of figures of a telephone; give others one by one."""
    whole = "".join(groups)
    pairs = all(len(group) == _PAIR for group in groups[:-1])
    if len(groups) > 1 and (groups[0].startswith("0") or (pairs and len(whole) >= LEAST_FIGURES)):
        yield whole
    else:
        yield from groups


def _from_abroad(found: re.Match[str]) -> str:
    """Give a number as it is dialled in France; what follows a whole number is another word."""
    figures = re.sub(r"\D", "", found[1])
    if not (french := _FRENCH.match(figures)):
        return f" {figures} "
    dialled = french[1]
    return f" 0{dialled[:_NATIONAL_FIGURES]} {dialled[_NATIONAL_FIGURES:]} "


def _date(found: re.Match[str]) -> str:
    return f" {found[1]:0>2}{found[3]:0>2}{found[4]} "


def _begun_date(found: re.Match[str]) -> str:
    month = found[2] if found[3] is None and found[2] in "01" else found[2].zfill(2)
    return f" {found[1]:0>2}{month}{found[3] or ''} "


def _iso_date(found: re.Match[str]) -> str:
    return f" {found[1]}{found[3]:0>2}{found[4] if found[4] == '0' else found[4].zfill(2)} "


def _spelt_date(found: re.Match[str]) -> str:
    month = MONTHS.get(fold(found[2]))
    return f" {found[1]:0>2}{month:02}{found[3]} " if month else found[0]

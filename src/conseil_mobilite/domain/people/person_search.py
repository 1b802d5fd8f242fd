"""What the search reads of a person, and what was typed to find her, in the same folded form."""

import re
from collections.abc import Iterable
from typing import Final

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.people.person import Person

_NAME_END: Final = "\t"  # sorts before a space: Martin Zoé comes before Martin Dupont Anne
_DATE = re.compile(r"\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b")
_FRENCH_PREFIX = re.compile(r"\+33\s?")


def search_text(person: Person, phones: Iterable[str] = ()) -> str:
    """Return the folded words by which the person is found, each after one space.

    The name comes first, as it is used, so that sorting the texts sorts the people. The birth date
    is there as 04061992, 19920604 and 1992; a phone (given in E.164) as it is dialled in France.
    """
    name = fold(person.usual_name or person.last_name)
    words = [*fold(person.first_name).split()]
    if person.usual_name:
        words += fold(person.last_name).split()
    if birth := person.birth_date:
        words += [f"{birth:%d%m%Y}", f"{birth:%Y%m%d}", f"{birth:%Y}"]
    words += [re.sub(r"\D", "", phone_display(phone)) for phone in phones]
    words += fold(f"{person.municipality_name} {person.postcode} {person.file_number}").split()
    return f" {name}{_NAME_END} {' '.join(words)}"


def search_words(typed: str) -> tuple[str, ...]:
    """Return what was typed as words, each of which must begin a word of the search text.

    A date typed "4/6/1992" and a phone typed by pairs, whole or not, each make one word.
    """
    dated = _DATE.sub(_as_one_word, _FRENCH_PREFIX.sub("0", typed))
    words: list[str] = []
    in_phone = False
    for word in fold(dated).split():
        pair = word.isdecimal() and len(word) <= 2  # noqa: PLR2004 - figures go by pairs
        if in_phone and pair:
            words[-1] += word
        else:
            words.append(word)
            in_phone = pair and word.startswith("0")
    return tuple(words)


def _as_one_word(found: re.Match[str]) -> str:
    return f"{found[1]:0>2}{found[2]:0>2}{found[3]}"

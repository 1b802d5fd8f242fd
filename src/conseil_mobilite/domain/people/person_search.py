"""The text by which a person is found: every word in its folded form, after one space."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.people.person import Person

NAME_END: Final = "\t"  # sorts before a space: Martin Zoé comes before Martin Dupont Anne
FIGURES_MARK: Final = "+"
"""Begins the figures of a telephone from one of its figures on: three of them find nobody."""
LEAST_FIGURES: Final = 4
_FROM_ABROAD = re.compile(r"00(?:33|262|59[046])0?(\d+)")


def search_text(
    person: Person, phones: Iterable[str] = (), former_numbers: Iterable[str] = ()
) -> str:
    """Return the folded words by which the person is found, each after one space.

    The name comes first, as it is used, so that sorting the texts sorts the people. The birth date
    is there as 04061992, 19920604 and 1992; a phone (given in E.164) as it is dialled in France,
    from each of its figures on but the last three; `former_numbers` are those of the files that
    were merged into this one.
    """
    name = fold(person.usual_name or person.last_name)
    words = [*fold(person.first_name).split()]
    if person.usual_name:
        words += fold(person.last_name).split()
    if birth := person.birth_date:
        words += [
            f"{birth:%d%m}{birth.year:04}",
            f"{birth.year:04}{birth:%m%d}",
            f"{birth.year:04}",
        ]
    words += fold(f"{person.municipality_name} {person.postcode} {person.file_number}").split()
    words += fold(" ".join(former_numbers)).split()
    words += [figures for phone in phones for figures in _figures_of(phone)]
    return f" {name}{NAME_END} {' '.join(words)}"


def answers(text: str, words: Iterable[str]) -> bool:
    """Tell whether a search text has, for each word typed, a word that begins so.

    Four figures or more also answer where they follow each other in a telephone number.
    """
    return all(any(beginning in text for beginning in beginnings(word)) for word in words)


def beginnings(word: str) -> tuple[str, ...]:
    """Return what a search text must hold, one at least, to answer a word typed."""
    found = [f" {word}"]
    if is_figures(word):
        found.append(f" {FIGURES_MARK}{word}")
    if (abroad := _FROM_ABROAD.fullmatch(word)) and is_figures(dialled := f"0{abroad[1]}"):
        found += (f" {dialled}", f" {FIGURES_MARK}{dialled}")
    return tuple(found)


def is_figures(word: str) -> bool:
    """Tell whether a word typed may be a part of a telephone number."""
    return len(word) >= LEAST_FIGURES and word.isdecimal()


def _figures_of(phone: str) -> Iterator[str]:
    figures = re.sub(r"\D", "", phone_display(phone))
    for start in range(len(figures) - LEAST_FIGURES + 1):
        yield f"{FIGURES_MARK}{figures[start:]}"

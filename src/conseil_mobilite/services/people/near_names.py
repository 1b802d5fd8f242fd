"""« Vouliez-vous dire » : whom a search that found few people may have meant.

A second step, asked for after the exact one and never mixed into it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product, takewhile
from typing import Final

from sqlalchemy import RowMapping
from sqlmodel import Session

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.near_words import is_begun, near_words, pieces_of
from conseil_mobilite.domain.people.search_words import search_words
from conseil_mobilite.services.people import people_statement
from conseil_mobilite.services.people.people_query import PeopleOrder, PeopleQuery
from conseil_mobilite.services.people.people_search import FoundPerson, found_person
from conseil_mobilite.services.people.people_walk import found_rows
from conseil_mobilite.store.search import people_index

FEW: Final = 5
"""From so many people found on, nothing else is proposed."""
_SHOWN: Final = 6
_TRIED: Final = 24
_TRIED_EACH: Final = 3
_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NearPerson:
    """Somebody who may be meant: `meant` as it is written in her file, for `typed`."""

    person: FoundPerson
    meant: str
    typed: str

    @property
    def why(self) -> str:
        return f"{self.meant}, pour « {self.typed} »"


@dataclass(frozen=True, slots=True)
class _Guess:
    """Words to try in the place of those typed; `together`: they must follow each other so."""

    words: tuple[str, ...]
    typed: str
    meant: tuple[str, ...]
    together: str = ""


def _never() -> bool:
    return False


def near_people(
    session: Session, query: PeopleQuery, given_up: Callable[[], bool] = _never
) -> tuple[NearPerson, ...]:
    """Return up to six people whose words are near those typed, where the exact ones are few.

    It stops at its next step once `given_up`: whoever types on waits for no guess.
    """
    words = search_words(query.text)
    if given_up() or not any(_is_name(word) for word in words):
        return ()
    plain = replace(query, order=PeopleOrder.NAME, descending=False, after=None, limit=_SHOWN)
    exact = found_rows(session, plain, people_statement.names)
    if len(exact) >= FEW:
        return ()
    terms = people_index.vocabulary(session.connection())
    every = _guesses(words, [term for term in terms if _is_name(term)])
    guesses = takewhile(lambda _guess: not given_up(), islice(every, _TRIED))
    seen = {row["id"] for row in exact}
    return tuple(islice(_meant(session, plain, guesses, seen), _SHOWN))


def _meant(
    session: Session, plain: PeopleQuery, guesses: Iterator[_Guess], seen: set[object]
) -> Iterator[NearPerson]:
    """Give the people of each guess that were not given yet."""
    for guess in guesses:
        query = replace(plain, text=" ".join(guess.words))
        for row in found_rows(session, query, people_statement.names):
            if row["id"] not in seen and guess.together in row["search_text"]:
                seen.add(row["id"])
                yield _near(row, guess)


def _is_name(word: str) -> bool:
    return word.isalpha()


def _guesses(words: Sequence[str], vocabulary: Sequence[str]) -> Iterator[_Guess]:
    """Give what may be meant, the likeliest first: slips, then words parted or joined otherwise."""
    names = [word for word in words if _is_name(word)]
    unknown = [word for word in names if not is_begun(word, vocabulary)]
    if len(unknown) > 1:
        yield from _all_mended(words, unknown, vocabulary)
    for word in unknown or names:
        for pieces in pieces_of(word, vocabulary):
            yield _Guess(_with(words, word, pieces), word, pieces, f" {' '.join(pieces)}")
    for word in unknown or names:
        for near in near_words(word, vocabulary):
            yield _Guess(_with(words, word, (near,)), word, (near,))
    yield from _joined(words, vocabulary)


def _all_mended(
    words: Sequence[str], unknown: Sequence[str], vocabulary: Sequence[str]
) -> Iterator[_Guess]:
    near = [near_words(word, vocabulary)[:_TRIED_EACH] for word in unknown]
    for chosen in product(*near):
        mended = dict(zip(unknown, chosen, strict=True))
        tried = tuple(mended.get(word, word) for word in words)
        yield _Guess(tried, " ".join(unknown), chosen)


def _joined(words: Sequence[str], vocabulary: Sequence[str]) -> Iterator[_Guess]:
    """Give two words typed apart as one: « le fevre » for Lefèvre."""
    for rank in range(len(words) - 1):
        first, second = words[rank : rank + 2]
        whole = first + second
        if _is_name(whole) and is_begun(whole, vocabulary):
            tried = (*words[:rank], whole, *words[rank + 2 :])
            yield _Guess(tried, f"{first} {second}", (whole,))


def _with(words: Sequence[str], word: str, instead: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for one in words for each in (instead if one == word else (one,)))


def _near(row: RowMapping, guess: _Guess) -> NearPerson:
    person = found_person(row)
    return NearPerson(person, _spelt(person, row["last_name"], guess.meant), guess.typed)


def _spelt(person: FoundPerson, birth_name: str, meant: Sequence[str]) -> str:
    """Write the words meant as they are written in the file of the person."""
    written = f"{person.full_name} / {birth_name} / {person.municipality}"
    words = list(_NAME.finditer(written))
    folded = [fold(word[0]) for word in words]
    for start in range(len(words) - len(meant) + 1):
        part = folded[start : start + len(meant)]
        if part[:-1] == [*meant[:-1]] and part[-1].startswith(meant[-1]):
            return written[words[start].start() : words[start + len(meant) - 1].end()]
    return " ".join(word.capitalize() for word in meant)

"""What a passphrase holds of what the base knows: names and dates, told by their kind alone.

The answer names nobody: whoever chooses a passphrase need not read who else is in the files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.organisation.passphrase import strength
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.keys.passphrases import common_words

_SHORTEST_NAME: Final = 4
_WRITTEN_DATES: Final = (
    re.compile(r"(?=(?P<d>\d{1,2})(?P<p>[/.\- ]?)(?P<m>\d{1,2})(?P=p)(?P<y>\d{4}|\d{2}))"),
    re.compile(r"(?=(?P<y>\d{4})(?P<p>[/.\- ]?)(?P<m>\d{2})(?P=p)(?P<d>\d{2}))"),
)


class Known(Enum):
    """A kind of thing that the base knows; its value is how one says it."""

    BODY = "le nom de votre organisme"
    ADVISER = "le nom d’un conseiller"
    BASIN = "le nom d’un bassin"
    PERSON = "un nom présent dans vos dossiers"
    BIRTH = "une date de naissance présente dans vos dossiers"


def made_of(session: Session, passphrase: str) -> Known | None:
    """Return the kind of what makes the passphrase too weak, if without it it would do.

    A name that is one of the common words of the list is that word, neither more nor less.
    """
    common = common_words()
    if not strength(passphrase, (), common).accepted:
        return None
    held = {kind: names - common for kind, names in _names(session).items()}
    held[Known.BIRTH] = set(_births(session, passphrase))
    for kind, words in held.items():
        if words and not strength(passphrase, (), common, words).accepted:
            return kind
    every = frozenset().union(*held.values())
    return None if strength(passphrase, (), common, every).accepted else Known.PERSON


def _names(session: Session) -> Mapping[Known, set[str]]:
    people = select(Person.last_name, Person.first_name, Person.usual_name)
    advisers = select(Adviser.last_name, Adviser.first_name)
    return {
        Known.BODY: _folded(session.exec(select(Organisation.name)).all()),
        Known.ADVISER: _folded(name for pair in session.exec(advisers) for name in pair),
        Known.BASIN: _folded(session.exec(select(MobilityBasin.name)).all()),
        Known.PERSON: _folded(name for names in session.exec(people) for name in names),
    }


def _folded(names: Iterable[str]) -> set[str]:
    """Return each word of the names, and the names of several words in one."""
    folded = [fold(name) for name in names]
    parts = {word for name in folded for word in name.split()}
    whole = {name.replace(" ", "") for name in folded}
    return {name for name in parts | whole if len(name) >= _SHORTEST_NAME}


def _births(session: Session, passphrase: str) -> Iterator[str]:
    """Give the dates of the passphrase, as they are typed, that are somebody's birth."""
    written = dict(_dates(passphrase))
    days = {day for days in written.values() for day in days}
    query = select(Person).where(col(Person.birth_date).in_(days))
    born = {person.birth_date for person in session.exec(query)}
    yield from (typed for typed, days in written.items() if born & days)


def _dates(passphrase: str) -> Iterator[tuple[str, set[date]]]:
    for pattern in _WRITTEN_DATES:
        for found in pattern.finditer(passphrase):
            day, part, month, year = found.group("d", "p", "m", "y")
            order = (year, month, day) if pattern is _WRITTEN_DATES[1] else (day, month, year)
            yield part.join(order), set(_days(int(year), len(year), int(month), int(day)))


def _days(year: int, figures: int, month: int, day: int) -> Iterator[date]:
    centuries = (0,) if figures == len("1990") else (1900, 2000)
    for century in centuries:
        with suppress(ValueError):  # no such day
            yield date(century + year, month, day)

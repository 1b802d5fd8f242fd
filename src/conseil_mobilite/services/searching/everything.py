"""All that a few words typed may name: people, services of the directory, communes. One reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import RowMapping, func
from sqlmodel import Session, col, select

from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.near_names import NearPerson, near_people
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import FoundPerson
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.store.reference.territories import Municipality, Territories

PEOPLE: Final = 7
NEAR: Final = 3
SERVICES: Final = 4
TOWNS: Final = 3
_LEAST_LETTERS: Final = 2
_POSTCODE: Final = 5
_TOWN_LETTERS: Final = 4
"""From so many signs typed on, communes where nobody lives who has a file are given too."""


@dataclass(frozen=True, slots=True)
class FoundService:
    """A service of the directory, and the body that runs it."""

    id: UUID
    name: str
    structure: str
    municipality: str


@dataclass(frozen=True, slots=True)
class FoundTown:
    """A commune, and how many people live there who have a file, the recycle bin apart."""

    place: Municipality
    people: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the words name. `more` people are found than those given.

    `former_numbers` are those by which people are found whose files were merged.
    """

    people: tuple[FoundPerson, ...] = ()
    more: bool = False
    former_numbers: tuple[tuple[UUID, str], ...] = ()
    services: tuple[FoundService, ...] = ()
    towns: tuple[FoundTown, ...] = ()


def look_up(session: Session, territories: Territories, text: str, at: datetime) -> Found:
    """Find what is named, whatever the accents and the order of the words."""
    words = fold(text).split()
    if not words:
        return Found()
    query = PeopleQuery(at, text=text, limit=PEOPLE + 1)
    people = people_search.find(session, query)
    return Found(
        people=people[:PEOPLE],
        more=len(people) > PEOPLE,
        former_numbers=_former_numbers(session, words, [person.id for person in people]),
        services=_services(session, words),
        towns=_towns(session, territories, text, words),
    )


def guess(
    session: Session, text: str, at: datetime, given_up: Callable[[], bool]
) -> tuple[NearPerson, ...]:
    """Find whom a slip in the words may have meant: a second step, given up as soon as told."""
    return near_people(session, PeopleQuery(at, text=text), given_up)[:NEAR]


def _former_numbers(
    session: Session, words: Sequence[str], people: Sequence[UUID]
) -> tuple[tuple[UUID, str], ...]:
    merges = select(PersonMerge.survivor_id, PersonMerge.absorbed_number).where(
        col(PersonMerge.survivor_id).in_(people)
    )
    return tuple(
        (person, number)
        for person, number in session.exec(merges.order_by(col(PersonMerge.absorbed_number)))
        if all(_begins(fold(number).split(), word) for word in words)
    )


def _services(session: Session, words: Sequence[str]) -> tuple[FoundService, ...]:
    """Find by the words of the service, of its structure and of its commune; its own name first."""
    if max(map(len, words)) < _LEAST_LETTERS:
        return ()
    ranked: list[tuple[int, str, FoundService]] = []
    for row in session.connection().execute(_SERVICES).mappings():
        name = fold(row["name"] or "")
        others = fold(f"{row['structure'] or ''} {row['town'] or ''}").split()
        if all(_begins([*name.split(), *others], word) for word in words):
            own = all(_begins(name.split(), word) for word in words)
            ranked.append((0 if own else 1, name, _service(row)))
    ranked.sort(key=lambda each: each[:2])
    return tuple(service for _, _, service in ranked[:SERVICES])


_SERVICES: Final = select(
    col(DirectoryService.id),
    func.json_extract(col(DirectoryService.record), "$.nom").label("name"),
    func.json_extract(col(DirectoryStructure.record), "$.nom").label("structure"),
    func.coalesce(
        func.json_extract(col(DirectoryService.record), "$.commune"),
        func.json_extract(col(DirectoryStructure.record), "$.commune"),
    ).label("town"),
).join(DirectoryStructure, col(DirectoryStructure.id) == col(DirectoryService.structure_id))


def _service(row: RowMapping) -> FoundService:
    return FoundService(row["id"], row["name"], row["structure"] or "", row["town"] or "")


def _begins(words: Sequence[str], beginning: str) -> bool:
    return any(word.startswith(beginning) for word in words)


def _towns(
    session: Session, territories: Territories, text: str, words: Sequence[str]
) -> tuple[FoundTown, ...]:
    """Find communes by name, former name or postcode, those where people live first."""
    signs = "".join(words)
    named = any(word.isalpha() and len(word) >= _LEAST_LETTERS for word in words)
    if not named and not (signs.isdecimal() and len(signs) == _POSTCODE):
        return ()
    places = territories.search(text, TOWNS * 4)
    living = _living(session, [place.insee_code for place in places])
    towns = [FoundTown(place, living.get(place.insee_code, 0)) for place in places]
    kept = [town for town in towns if town.people or len(signs) >= _TOWN_LETTERS]
    return tuple(sorted(kept, key=lambda town: not town.people)[:TOWNS])


def _living(session: Session, codes: Sequence[str]) -> dict[str, int]:
    query = (
        select(Person.insee_code, func.count())
        .where(col(Person.insee_code).in_(codes), *in_use())
        .group_by(col(Person.insee_code))
    )
    return dict(session.exec(query).all())

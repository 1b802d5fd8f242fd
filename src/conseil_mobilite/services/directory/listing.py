"""The list of the directory: filtered, compared with a person, sorted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.directory.distance import kilometres
from conseil_mobilite.domain.directory.matching import Match, Nearness, match, nearness_of
from conseil_mobilite.domain.directory.need import Place
from conseil_mobilite.domain.directory.schema import EVERYBODY
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.services.directory.needs import narrowed, need_of
from conseil_mobilite.services.directory.stored_services import (
    StoredService,
    centres_of,
    stored_services,
)
from conseil_mobilite.services.directory.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class ListingQuery:
    """What is asked of the list; an empty filter keeps everything.

    `text`: every word begins a word of the name, the structure, the description or the commune.
    `theme` may be a whole category, such as `mobilite`. `place` keeps what covers that commune.
    """

    on: date
    text: str = ""
    theme: str = ""
    public: str = ""
    place: Place = field(default_factory=Place)
    person_id: UUID | None = None
    free: bool = False
    accessible: bool = False
    favourites: bool = False
    own: bool = False
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One line of the list. `match` is there where a person was given."""

    stored: StoredService
    to_check: bool
    kilometres: float | None
    match: Match | None

    @property
    def id(self) -> UUID:
        return self.stored.id


@dataclass(frozen=True, slots=True)
class Listing:
    """`total` counts the whole directory, `to_check` what of it is to be checked."""

    lines: tuple[ServiceLine, ...]
    total: int
    to_check: int


def listing(session: Session, query: ListingQuery) -> Listing:
    """Return the services asked for: proposed ones first, then the nearest, then by name."""
    services = stored_services(session)
    kept = [each for each in services if all(keeps(each) for keeps in _filters(query))]
    lines = _with_person(session, query, services, kept) or _with_place(query, services, kept)
    return Listing(
        tuple(sorted(lines, key=_order)),
        total=len(services),
        to_check=sum(each.to_check(query.on) for each in services),
    )


Keeps = Callable[[StoredService], bool]


def _filters(query: ListingQuery) -> Iterable[Keeps]:
    words = fold(query.text).split()
    asked: tuple[tuple[object, Keeps], ...] = (
        (words, lambda each: _answers(each, words)),
        (query.theme, lambda each: _of_theme(each, query.theme)),
        (query.public, lambda each: _for_public(each, query.public)),
        (query.place.insee_code, lambda each: _covers(each, query.place)),
        (query.free, lambda each: each.service.free),
        (query.accessible, _is_accessible),
        (query.favourites, lambda each: each.favourite),
        (query.own, lambda each: each.own),
        (query.to_check, lambda each: each.to_check(query.on)),
    )
    return [keeps for value, keeps in asked if value]


def _answers(each: StoredService, words: list[str]) -> bool:
    service, structure = each.service, each.structure
    told = (service.name, structure.name, service.description, service.contact.municipality)
    known = fold(" ".join((*told, each.note))).split()
    return all(any(one.startswith(word) for one in known) for word in words)


def _of_theme(each: StoredService, theme: str) -> bool:
    return any(one == theme or one.startswith(f"{theme}--") for one in each.service.themes)


def _for_public(each: StoredService, public: str) -> bool:
    publics = each.service.publics
    return not publics or EVERYBODY in publics or public in publics


def _covers(each: StoredService, place: Place) -> bool:
    return nearness_of(each.service.zones, place) is not Nearness.OUTSIDE


def _is_accessible(each: StoredService) -> bool:
    return bool(each.structure.accessibility) or each.service.at_a_distance


def _with_person(
    session: Session,
    query: ListingQuery,
    services: list[StoredService],
    kept: list[StoredService],
) -> list[ServiceLine]:
    if query.person_id is None:
        return []
    need = need_of(session, query.person_id, query.on, centres_of(services))
    need = narrowed(need, free=query.free, accessible=query.accessible)
    found = ((each, match(each.offer, need, vocabulary(), query.on)) for each in kept)
    return [
        ServiceLine(each, each.to_check(query.on), told.kilometres, told) for each, told in found
    ]


def _with_place(
    query: ListingQuery, services: list[StoredService], kept: list[StoredService]
) -> list[ServiceLine]:
    code = query.place.insee_code
    centre = query.place.centre or (centres_of(services).get(code) if code else None)

    def far(each: StoredService) -> float | None:
        point = each.service.contact.point or each.structure.contact.point
        return kilometres(centre, point) if centre and point else None

    return [ServiceLine(each, each.to_check(query.on), far(each), None) for each in kept]


def _order(line: ServiceLine) -> tuple[object, ...]:
    distance = float("inf") if line.kilometres is None else line.kilometres
    name = fold(line.stored.service.name)
    if line.match is not None:
        return (*line.match.order, name)
    return (distance, name)

"""Which people are asked for, and in what order."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, bindparam, exists, func, or_, select
from sqlmodel import col

from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.audiences import TOLD_WITH_ADDRESS, with_sources
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.people.person_search import beginnings
from conseil_mobilite.domain.people.search_words import name_heads, search_words
from conseil_mobilite.services.people.person_facts import (
    belonging_on,
    latest_pathway,
    lives_in,
    silent_from,
)
from conseil_mobilite.services.people.standing import archived, in_use
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.search import people_index
from conseil_mobilite.store.search.person_index import match

SortValue = str | int | date | datetime
_AFTER_ANY_LETTER: Final = "\U0010ffff"


class PeopleOrder(StrEnum):
    NAME = "name"
    BIRTH = "birth"
    STATE = "state"
    APPOINTMENT = "appointment"
    CONTACT = "contact"
    ADVISER = "adviser"


@dataclass(frozen=True, slots=True)
class PageKey:
    """The place of the last row of a page: the next page begins after it."""

    value: SortValue
    search_text: str
    person_id: UUID


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """What is asked of the list. `at` is now; an empty filter lets everybody through.

    `text` is what was typed; `states` are those of the open pathway, else of the last one;
    `insee_codes` are those of the communes where people live; `no_contact_since` keeps the people
    registered before that day and not contacted from it on; `archived` asks for files out of the
    active base, which the responsable alone may see.
    """

    at: datetime
    text: str = ""
    publics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    adviser_ids: tuple[UUID, ...] = ()
    basin_ids: tuple[UUID, ...] = ()
    insee_codes: tuple[str, ...] = ()
    no_contact_since: date | None = None
    in_bin: bool = False
    archived: bool = False
    order: PeopleOrder = PeopleOrder.NAME
    descending: bool = False
    after: PageKey | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, read once: its words, and how the names begin that come first."""

    words: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def asked(self) -> str:
        """The question to the index of words."""
        return match(self.words)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a query asks for, its values apart: queries of one shape are one SQL statement.

    `words` tells in how many forms each word typed is looked for, and `heads` how many beginnings
    of names come first. `indexed`: the index of words gives the people, else their names are
    walked. Those of one head alone (`head`) are asked for, or of none where `head` is `heads`.
    `part`, `rare` and `stretch` ask for a part of a sort of the whole base (`people_parts`).
    """

    words: tuple[int, ...]
    heads: int
    indexed: bool
    head: int | None
    publics: bool
    states: bool
    advisers: bool
    basins: bool
    towns: bool
    silent: bool
    at_home: tuple[str, ...]
    in_bin: bool
    archived: bool
    order: PeopleOrder
    descending: bool
    follows: bool
    part: int | None = None
    rare: bool = False
    stretch: bool = False


def typed_in(query: PeopleQuery) -> Typed:
    words = search_words(query.text)
    ranked = query.order is PeopleOrder.NAME and not query.descending
    return Typed(words, name_heads(words) if ranked else ())


def shape_of(query: PeopleQuery, typed: Typed) -> Shape:
    return Shape(
        words=tuple(len(beginnings(word)) for word in typed.words),
        heads=len(typed.heads),
        indexed=bool(typed.words),
        head=None,
        publics=bool(query.publics),
        states=bool(query.states),
        advisers=bool(query.adviser_ids),
        basins=bool(query.basin_ids),
        towns=bool(query.insee_codes),
        silent=query.no_contact_since is not None,
        at_home=tuple(code for code in TOLD_WITH_ADDRESS if code in query.publics),
        in_bin=query.in_bin,
        archived=query.archived,
        order=query.order,
        descending=query.descending,
        follows=query.after is not None,
    )


def values_of(query: PeopleQuery, typed: Typed) -> dict[str, object]:
    """Return the values that fill the statement of the query's shape, by parameter."""
    since = query.no_contact_since
    return {
        "at": query.at,
        "today": paris_day(query.at),
        "limit": query.limit + 1,
        **_searched(typed),
        **({"publics": _looked_for(query.publics)} if query.publics else {}),
        **({"states": query.states} if query.states else {}),
        **({"advisers": query.adviser_ids} if query.adviser_ids else {}),
        **({"basins": query.basin_ids} if query.basin_ids else {}),
        **({"towns": query.insee_codes} if query.insee_codes else {}),
        **({"since": since, "silence": day_bounds(since)[0]} if since else {}),
        **(_place(query.after) if query.after else {}),
    }


def _searched(typed: Typed) -> dict[str, object]:
    values: dict[str, object] = {"match": typed.asked} if typed.words else {}
    for rank, word in enumerate(typed.words):
        for form, beginning in enumerate(beginnings(word)):
            values[f"word_{rank}_{form}"] = beginning
    for rank, head in enumerate(typed.heads):
        values |= {f"head_{rank}": head, f"head_{rank}_end": head + _AFTER_ANY_LETTER}
    return values


def _place(after: PageKey) -> dict[str, object]:
    return {
        "after_value": after.value,
        "after_text": after.search_text,
        "after_person": after.person_id,
    }


def conditions(shape: Shape) -> list[ColumnElement[bool]]:
    """Return what the people asked for fulfil, all at once."""
    found: list[ColumnElement[bool]] = [*_place_of(shape)]
    found += [*_typed_words(shape), *_of_person(shape)]
    if shape.publics:
        found.append(or_(_belongs(), *(lives_in(code) for code in shape.at_home)))
    if shape.states:
        found.append(_pathway(col(Pathway.state).in_(_several("states"))))
    if shape.basins:
        found.append(_pathway(col(Pathway.basin_id).in_(_several("basins"))))
    if shape.silent:
        found += _not_contacted()
    return found


def _place_of(shape: Shape) -> tuple[ColumnElement[bool], ...]:
    if shape.in_bin:
        return (col(Person.deleted_at).is_not(None), col(Person.anonymised_on).is_(None))
    return archived() if shape.archived else in_use()


def _of_person(shape: Shape) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if shape.advisers:
        found.append(col(Person.adviser_id).in_(_several("advisers")))
    if shape.towns:
        found.append(col(Person.insee_code).in_(_several("towns")))
    return found


def _typed_words(shape: Shape) -> list[ColumnElement[bool]]:
    if shape.indexed:
        return [col(Person.id).in_(people_index.people())]
    return [_answers(rank, forms) for rank, forms in enumerate(shape.words)]


def _answers(rank: int, forms: int) -> ColumnElement[bool]:
    text = col(Person.search_text)
    places = (func.instr(text, bindparam(f"word_{rank}_{form}")) for form in range(forms))
    return or_(*(place > 0 for place in places))


def _several(name: str) -> BindParameter[object]:
    return bindparam(name, expanding=True)


def _belongs() -> ColumnElement[bool]:
    return exists().where(
        col(PersonAudience.person_id) == col(Person.id),
        col(PersonAudience.code).in_(_several("publics")),
        *belonging_on(bindparam("today")),
    )


def _looked_for(publics: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes to look for: those that make somebody belong to one derived from them."""
    return with_sources(code_lists()["publics"], publics)


def _pathway(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(1).where(col(Pathway.id) == latest_pathway(), condition).correlate(Person))


def _not_contacted() -> tuple[ColumnElement[bool], ...]:
    return (col(Person.registered_on) < bindparam("since"), *silent_from(bindparam("silence")))

"""Two ways to the people of a page: by the index of words, or along the names.

Few people of a rare word are sorted sooner than names are walked; of a common one, the first names
walked fill the page. A capped count of the index tells which.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from sqlalchemy import RowMapping, Select
from sqlmodel import Session

from conseil_mobilite.services.people import people_parts
from conseil_mobilite.services.people.people_parts import Part
from conseil_mobilite.services.people.people_query import (
    PeopleOrder,
    PeopleQuery,
    Shape,
    Typed,
    shape_of,
    typed_in,
    values_of,
)
from conseil_mobilite.store.search import people_index

Writing = Callable[[Shape], Select[*tuple[object, ...]]]
"""Writes the statement of a shape."""
RARE: Final = 400


def found_rows(session: Session, query: PeopleQuery, writing: Writing) -> list[RowMapping]:
    """Return the rows of a page, and one more where there is a next page."""
    typed = typed_in(query)
    values = values_of(query, typed)
    found: list[RowMapping] = []
    for shape, own in _parts(session, query, typed):
        values |= {"limit": query.limit + 1 - len(found), **own}
        found += session.connection().execute(writing(shape), values).mappings()
        if len(found) > query.limit:
            break
    return found


def _parts(session: Session, query: PeopleQuery, typed: Typed) -> Iterator[Part]:
    """Give the parts of the answer, one after the other, each with values of its own."""
    shape = shape_of(query, typed)
    if people_parts.has_parts(shape):
        yield from people_parts.parts(session, query, shape)
    else:
        yield from ((part, {}) for part in _shapes(session, shape, query, typed))


def _shapes(session: Session, shape: Shape, query: PeopleQuery, typed: Typed) -> Iterator[Shape]:
    if not typed.words or query.order is not PeopleOrder.NAME:
        yield shape
    elif len(typed.words) == len(typed.heads) == 1:
        yield from _of_one_name(session, shape, query, typed)
    elif _is_rare(session, typed):
        yield shape
    else:
        yield from _along_names(shape, query)


def _of_one_name(
    session: Session, shape: Shape, query: PeopleQuery, typed: Typed
) -> Iterator[Shape]:
    """Give the names that begin by the word first: the index is asked only where they are few."""
    for part in _along_names(shape, query):
        others = part.head == shape.heads
        yield replace(part, indexed=others and _is_rare(session, typed))


def _along_names(shape: Shape, query: PeopleQuery) -> Iterator[Shape]:
    """Give each head of the names, from the one that the page begins in, then the other names."""
    walked = replace(shape, indexed=False)
    if not shape.heads:
        yield walked
        return
    first = int(str(query.after.value)) if query.after else 0
    for head in range(first, shape.heads + 1):
        yield replace(walked, head=head, follows=shape.follows and head == first)


def _is_rare(session: Session, typed: Typed) -> bool:
    return people_index.count_up_to(session.connection(), typed.asked, RARE) < RARE

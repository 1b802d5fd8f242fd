"""Two ways to the people of a page: by the index of words, or along the names.

Few people of a rare word are sorted sooner than names are walked; of a common one, the first names
walked fill the page. A capped count of the index tells which.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from sqlalchemy import RowMapping, Select
from sqlmodel import Session

from conseil_mobilite.domain.people.search_words import name_heads, search_words
from conseil_mobilite.services.people.people_query import (
    PeopleOrder,
    PeopleQuery,
    Shape,
    shape_of,
    values_of,
)
from conseil_mobilite.store.search import people_index
from conseil_mobilite.store.search.person_index import match

Writing = Callable[[Shape], Select[*tuple[object, ...]]]
"""Writes the statement of a shape."""
RARE: Final = 400


def found_rows(session: Session, query: PeopleQuery, writing: Writing) -> list[RowMapping]:
    """Return the rows of a page, and one more where there is a next page."""
    if _is_sorted_from_index(session, query):
        return _rows(session, query, writing(shape_of(query)))
    found: list[RowMapping] = []
    for part, shape in _walk(query):
        wanted = replace(part, limit=query.limit - len(found))
        found += _rows(session, wanted, writing(shape))
        if len(found) > query.limit:
            break
    return found


def _is_sorted_from_index(session: Session, query: PeopleQuery) -> bool:
    words = search_words(query.text)
    if not words:
        return False
    if query.order is not PeopleOrder.NAME:
        return True
    return people_index.count_up_to(session.connection(), match(words), RARE) < RARE


def _walk(query: PeopleQuery) -> Iterator[tuple[PeopleQuery, Shape]]:
    """Give the query again for each head of the names, from the one that the page begins in."""
    heads = len(name_heads(search_words(query.text)))
    if query.order is not PeopleOrder.NAME or query.descending or not heads:
        yield query, shape_of(query, indexed=False)
        return
    first = int(str(query.after.value)) if query.after else 0
    for head in range(first, heads + 1):
        part = query if head == first else replace(query, after=None)
        yield part, shape_of(part, indexed=False, head=head)


def _rows(
    session: Session, query: PeopleQuery, statement: Select[*tuple[object, ...]]
) -> list[RowMapping]:
    return list(session.connection().execute(statement, values_of(query)).mappings())

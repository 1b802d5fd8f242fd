"""Five hundred searches find exactly whom a plain scan of everybody finds, in order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert
from sqlmodel import Session
from tests.made_once import Base, Once
from tests.naive_search.people import Someone, crowd
from tests.naive_search.searches import folded, found, searches

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people import people_walk
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import PersonRow, count, find, search

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
Scanned = list[tuple[Someone, frozenset[str], str]]


@pytest.fixture(scope="module")
def people() -> list[Someone]:
    return crowd(300, NOW)


def walk(session: Session, query: PeopleQuery) -> Iterator[PersonRow]:
    page = search(session, query)
    yield from page.rows
    while page.next_key:
        page = search(session, replace(query, after=page.next_key))
        yield from page.rows


@pytest.fixture(scope="module")
def first_base(once: Once, people: list[Someone]) -> Base:
    rows = [each.person.model_dump() for each in people]
    return once(lambda store: store.run(_insert, rows)).base


def _insert(session: Session, rows: list[dict[str, object]]) -> None:
    session.connection().execute(insert(Person), rows)


@pytest.fixture(scope="module")
def scanned(people: list[Someone]) -> Scanned:
    return folded(people)


def test_every_search_finds_exactly_whom_a_scan_finds(
    session: Session, people: list[Someone], scanned: Scanned
) -> None:
    for typed in searches(people, 500):
        got = [each.id for each in find(session, PeopleQuery(NOW, text=typed.text, limit=300))]

        wanted = {each.person.id for each in found(scanned, typed)}
        assert set(got) == wanted, typed
        assert len(got) == len(wanted), typed


@pytest.mark.parametrize("rare", [0, 10**6], ids=["along_the_names", "by_the_index"])
def test_both_ways_give_the_same_people_in_the_same_order(
    session: Session,
    people: list[Someone],
    scanned: Scanned,
    rare: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = ["mar", "martin", "le goff", "de la tour h", "2 m", "quentin", "0612", "mart hel"]
    texts += [typed.text for typed in searches(people, 25, seed=3)]
    ordered = [[one.id for one in find(session, _all(text))] for text in texts]

    monkeypatch.setattr(people_walk, "RARE", rare)

    assert scanned
    assert [[row.id for row in walk(session, _paged(text))] for text in texts] == ordered


def _all(text: str) -> PeopleQuery:
    return PeopleQuery(NOW, text=text, limit=300)


def _paged(text: str) -> PeopleQuery:
    return PeopleQuery(NOW, text=text, limit=29)


def test_names_that_begin_as_typed_come_first(session: Session, scanned: Scanned) -> None:
    assert scanned

    names = [row.last_name for row in search(session, PeopleQuery(NOW, text="martin")).rows]

    exact = names.count("Martin")
    assert exact
    assert names[:exact] == ["Martin"] * exact
    begun = [name.lower().startswith("martin") for name in names]
    assert begun == sorted(begun, reverse=True)
    assert not all(begun)
    assert count(session, PeopleQuery(NOW, text="martin")).found == len(names)

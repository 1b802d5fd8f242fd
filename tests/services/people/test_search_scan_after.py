"""Whom a scan finds is found as well once files were brought in, merged, or put in the bin."""

from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW
from tests.imported_people import file_lines, know, order
from tests.made_once import Base, Once
from tests.naive_search.people import Someone
from tests.naive_search.searches import Typed, folded, found, searches

from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.duplicates import merges
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.imports.bringing_in import bring_in
from conseil_mobilite.services.people import person_changes
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import find
from conseil_mobilite.store.database import Store

TODAY = NOW.date()
Scanned = list[tuple[Someone, frozenset[str], str]]


@pytest.fixture(scope="module")
def first_base(once: Once) -> Base:
    return once(fill).base


def fill(store: Store) -> None:
    """Bring people in, merge two pairs of them, put three in the bin."""
    known = store.run(know, 4, TODAY)
    store.run(bring_in, order(file_lines(40, known, TODAY)), lambda _done, _total: None)
    ids = [each.person.id for each in store.read(everybody)]
    for survivor, absorbed in ((ids[5], ids[6]), (ids[7], ids[8])):
        store.run(merges.merge, MergeOrder(survivor, absorbed, frozenset()))
    for person in ids[10:13]:
        store.run(person_changes.put_in_bin, person)


def everybody(session: Session) -> list[Someone]:
    people = session.exec(select(Person).order_by(col(Person.file_number)))
    return [Someone(person, _phones(session, person.id)) for person in people]


def _phones(session: Session, person: UUID) -> tuple[str, ...]:
    phones = select(ContactPoint.value).where(
        col(ContactPoint.person_id) == person, col(ContactPoint.kind) == "phone"
    )
    return tuple(session.exec(phones))


def got(session: Session, text: str, *, in_bin: bool = False) -> list[UUID]:
    query = PeopleQuery(NOW, text=text, in_bin=in_bin, limit=500)
    return [each.id for each in find(session, query)]


def scan(session: Session, *, in_bin: bool = False) -> Scanned:
    """Fold those in the bin, or those who are not, with the numbers of the files merged into hers.

    The bin is forgotten: whoever is looked for among them is found.
    """
    numbers: dict[UUID, list[str]] = {}
    for merged in session.exec(select(PersonMerge)):
        numbers.setdefault(merged.survivor_id, []).append(merged.absorbed_number)
    return [
        (
            _out_of_bin(each),
            words | set(fold(" ".join(numbers.get(each.person.id, ()))).split()),
            phones,
        )
        for each, words, phones in folded(everybody(session))
        if (each.person.deleted_at is not None) == in_bin
    ]


def wanted(scanned: Scanned, typed: Typed) -> list[UUID]:
    return [each.person.id for each in found(scanned, typed)]


def _out_of_bin(someone: Someone) -> Someone:
    person = Person(**{**someone.person.model_dump(), "deleted_at": None})
    return Someone(person, someone.phones)


def by_number(number: str) -> Typed:
    return Typed(number, tuple(fold(number).split()))


def test_searches_find_exactly_whom_a_scan_finds(store: Store) -> None:
    def compare(session: Session) -> None:
        scans = {in_bin: scan(session, in_bin=in_bin) for in_bin in (False, True)}
        for typed in searches(everybody(session), 60):
            for in_bin, scanned in scans.items():
                meant = wanted(scanned, typed)
                assert sorted(got(session, typed.text, in_bin=in_bin)) == sorted(meant), typed

    store.read(compare)


def test_former_numbers_find_the_file_that_is_left(store: Store) -> None:
    def compare(session: Session) -> None:
        merged = session.exec(select(PersonMerge)).all()
        assert len(merged) == 2
        for each in merged:
            meant = wanted(scan(session), by_number(each.absorbed_number))
            assert each.survivor_id in meant
            assert sorted(got(session, each.absorbed_number)) == sorted(meant)

    store.read(compare)


def test_the_bin_is_searched_apart_and_as_well(store: Store) -> None:
    def compare(session: Session) -> None:
        binned = [each.person for each in everybody(session) if each.person.deleted_at is not None]
        assert len(binned) == 3
        for person in binned:
            assert person.id in got(session, person.file_number, in_bin=True)
            assert person.id not in got(session, person.file_number)

    store.read(compare)

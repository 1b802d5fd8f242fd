"""The search is compared with a scan of every person, row by row, in Python."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select
from tests.made_once import Base, Once

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.person_search import answers, search_text
from conseil_mobilite.domain.people.search_words import search_words
from conseil_mobilite.services.people import people_parts
from conseil_mobilite.services.people.people_query import PeopleOrder, PeopleQuery
from conseil_mobilite.services.people.people_search import PersonRow, count, search

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TODAY = date(2027, 3, 12)
NAMES = ("Lefèvre", "Le Goff", "L’Hôte", "Wiśniewski", "Martin", "Martinez", "Cœur", "Égalité")
FIRST_NAMES = ("Hélène", "Zoé", "Jean-Noël", "Aïcha", "Łukasz")
STATES = ("a_contacter", "rdv_fixe", "en_accompagnement", "sorti")
PUBLICS = ("rsa", "jeune", "senior", "aah")


@pytest.fixture(scope="module")
def first_base(once: Once) -> Base:
    return once(lambda store: store.run(fill)).base


@pytest.fixture
def crowd(session: Session) -> list[Person]:
    return list(session.exec(select(Person).order_by(Person.file_number)))


def fill(session: Session) -> None:
    """Make 120 people with what the list shows of them, always the same."""
    chance = random.Random(7)  # noqa: S311 - the same crowd each time
    adviser = session.exec(select(Adviser.id)).one()
    for rank in range(120):
        _someone(session, chance, adviser, rank)


def _someone(session: Session, chance: random.Random, adviser: UUID, rank: int) -> None:
    person = Person(
        file_number=f"2026-{rank:04}",
        last_name=chance.choice(NAMES),
        first_name=chance.choice(FIRST_NAMES),
        birth_date=date(chance.randint(1950, 2008), 3, 1 + rank % 28) if rank % 9 else None,
        municipality_name=chance.choice(("Guise", "Étréaupont")),
        registered_on=TODAY - timedelta(chance.randint(0, 400)),
        adviser_id=adviser if rank % 4 else None,
        deleted_at=NOW if rank % 40 == 3 else None,
    )
    phone = f"+336{chance.randint(0, 99999999):08}"
    person.search_text = search_text(person, [phone])
    session.add(person)
    session.flush()
    session.add(ContactPoint(person_id=person.id, kind="phone", value=phone))
    session.add(PersonAudience(person_id=person.id, code=chance.choice(PUBLICS), since=TODAY))
    state = chance.choice(STATES)
    if rank % 6:
        _pathway(session, person, state, date(2026, 5, 1))
    _meet(session, person, NOW + timedelta(days=chance.randint(-90, 60)), adviser)
    if rank % 3 == 0:
        at = NOW - timedelta(days=chance.randint(1, 90))
        result = chance.choice(("joint", "non_joint"))
        session.add(
            ContactAttempt(person_id=person.id, attempted_at=at, channel="TELEPHONE", result=result)
        )
    session.flush()


def _pathway(session: Session, person: Person, state: str, opened_on: date) -> Pathway:
    over = state == "sorti"
    pathway = Pathway(
        person_id=person.id,
        opened_on=opened_on,
        state=state,
        ended_on=TODAY if over else None,
        end_reason="autonomie" if over else "",
    )
    session.add(pathway)
    session.flush()
    return pathway


def _meet(session: Session, person: Person, at: datetime, adviser: UUID) -> None:
    appointment = Appointment(
        kind="suivi", starts_at=at, duration_minutes=45, uid=str(uuid4()), adviser_id=adviser
    )
    session.add(appointment)
    session.flush()
    status = "seen" if at < NOW else "unknown"
    session.add(Participation(appointment_id=appointment.id, person_id=person.id, status=status))
    session.flush()


def walk(session: Session, query: PeopleQuery) -> Iterator[PersonRow]:
    """Give every row of a query, page after page."""
    page = search(session, query)
    yield from page.rows
    while page.next_key:
        page = search(session, replace(query, after=page.next_key))
        yield from page.rows


def scan(crowd: list[Person], kept: Callable[[Person], bool]) -> list[UUID]:
    """Give the identifiers of those kept, by name, as the list must."""
    found = [person for person in crowd if person.deleted_at is None and kept(person)]
    return [p.id for p in sorted(found, key=lambda person: (person.search_text, person.id.hex))]


@pytest.mark.parametrize(
    "typed",
    ["", "le", "martin", "helene lef", "coeur", "l hote", "lukasz wis", "1998", "06 1", "zz"],
)
def test_the_search_finds_exactly_whom_a_scan_finds(
    session: Session, crowd: list[Person], typed: str
) -> None:
    rows = list(walk(session, PeopleQuery(NOW, text=typed, limit=7)))

    words = search_words(typed)
    assert [row.id for row in rows] == scan(
        crowd, lambda person: answers(person.search_text, words)
    )


@pytest.mark.parametrize("order", PeopleOrder)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_follow_each_other_without_a_seam(
    session: Session, crowd: list[Person], order: PeopleOrder, *, descending: bool
) -> None:
    paged = list(walk(session, PeopleQuery(NOW, order=order, descending=descending, limit=7)))
    whole = search(session, PeopleQuery(NOW, order=order, descending=descending, limit=500))

    assert [row.id for row in paged] == [row.id for row in whole.rows]
    assert {row.id for row in paged} == set(scan(crowd, lambda _: True))
    assert whole.next_key is None


def test_the_parts_of_a_sort_make_up_the_whole(
    session: Session, crowd: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    adviser = session.exec(select(Adviser.id)).one()
    for days in (30, 30, 31):
        _meet(session, crowd[4], NOW + timedelta(days=days), adviser)
    orders = (PeopleOrder.STATE, PeopleOrder.APPOINTMENT, PeopleOrder.CONTACT)
    queries = [
        PeopleQuery(NOW, order=order, descending=down, limit=500)
        for order, down in product(orders, (False, True))
    ]
    with monkeypatch.context() as whole:
        whole.setattr(people_parts, "has_parts", lambda _shape: False)
        wanted = [[row.id for row in search(session, query).rows] for query in queries]
    monkeypatch.setattr(people_parts, "STRETCHES", (1, 3, 0))

    for rare, limit in ((0, 11), (400, 60)):
        monkeypatch.setattr(people_parts, "RARE", rare)
        for query, ids in zip(queries, wanted, strict=True):
            paged = walk(session, replace(query, limit=limit))
            assert [row.id for row in paged] == ids, (query, rare, limit)


def test_what_is_blank_comes_last_both_ways(session: Session, crowd: list[Person]) -> None:
    assert crowd
    for descending in (False, True):
        query = PeopleQuery(NOW, order=PeopleOrder.BIRTH, descending=descending, limit=500)
        dates = [row.birth_date for row in search(session, query).rows]

        known = [day for day in dates if day]
        assert dates == sorted(known, reverse=descending) + [None] * (len(dates) - len(known))


def test_filters_agree_with_a_scan(session: Session, crowd: list[Person]) -> None:
    audiences = {row.person_id: row.code for row in session.exec(select(PersonAudience))}
    states = {row.person_id: row.state for row in session.exec(select(Pathway))}
    query = PeopleQuery(NOW, publics=("rsa", "aah"), states=("sorti", "rdv_fixe"), limit=500)

    rows = search(session, query).rows

    assert rows
    assert [row.id for row in rows] == scan(
        crowd,
        lambda person: (
            audiences[person.id] in {"rsa", "aah"}
            and states.get(person.id) in {"sorti", "rdv_fixe"}
        ),
    )
    assert count(session, query).found == len(rows)


def test_people_not_contacted_since_a_day_agree_with_a_scan(
    session: Session, crowd: list[Person]
) -> None:
    since = TODAY - timedelta(days=30)
    contacts = _contacts(session)

    rows = search(session, PeopleQuery(NOW, no_contact_since=since, limit=500)).rows

    start = datetime(2027, 2, 9, 23, tzinfo=UTC)
    assert rows
    assert [row.id for row in rows] == scan(
        crowd,
        lambda person: (
            person.registered_on < since and not any(at >= start for at in contacts[person.id])
        ),
    )


def _contacts(session: Session) -> dict[UUID, list[datetime]]:
    found: dict[UUID, list[datetime]] = {person: [] for person in session.exec(select(Person.id))}
    met = select(Participation.person_id, Appointment.starts_at).join(Appointment)
    for person, at in session.exec(met.where(Participation.status == "seen")):
        found[person].append(at)
    reached = select(ContactAttempt.person_id, ContactAttempt.attempted_at)
    for person, at in session.exec(reached.where(ContactAttempt.result == "joint")):
        found[person].append(at)
    return found


def test_a_row_tells_the_last_contact_and_the_next_appointment(
    session: Session, crowd: list[Person]
) -> None:
    assert crowd
    contacts = _contacts(session)

    for row in search(session, PeopleQuery(NOW, limit=500)).rows:
        assert row.last_contact == max(contacts[row.id], default=None)
        assert row.next_appointment is None or row.next_appointment >= NOW


def test_sensitive_publics_are_not_shown_in_the_list(session: Session, crowd: list[Person]) -> None:
    assert crowd
    rows = search(session, PeopleQuery(NOW, publics=("aah",), limit=500)).rows

    assert rows
    assert all(row.publics == () for row in rows)


def test_the_state_is_that_of_the_open_pathway_even_if_another_began_later(
    session: Session, crowd: list[Person]
) -> None:
    person = next(p for p in crowd if p.deleted_at is None)
    for pathway in session.exec(select(Pathway).where(Pathway.person_id == person.id)).all():
        session.delete(pathway)
    session.flush()
    _pathway(session, person, "en_accompagnement", date(2025, 1, 1))
    _pathway(session, person, "sorti", date(2026, 1, 1))

    rows = search(session, PeopleQuery(NOW, limit=500)).rows

    assert next(row.state for row in rows if row.id == person.id) == "en_accompagnement"


def test_the_recycle_bin_is_apart(session: Session, crowd: list[Person]) -> None:
    rows = search(session, PeopleQuery(NOW, in_bin=True, limit=500)).rows

    assert {row.id for row in rows} == {p.id for p in crowd if p.deleted_at}
    assert len(rows) == 3


def test_the_counts_leave_the_bin_out(session: Session, crowd: list[Person]) -> None:
    present = [person.id for person in crowd if person.deleted_at is None]
    opened = session.exec(
        select(Pathway).where(col(Pathway.person_id).in_(present), col(Pathway.ended_on).is_(None))
    ).all()

    counted = count(session, PeopleQuery(NOW, text="martin"))

    assert counted.all == 117
    assert counted.open_pathways == len(opened)
    assert 0 < counted.found < 117

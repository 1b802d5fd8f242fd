"""Search among many people, as an adviser types: CPU time of each keystroke, answers checked.

    python tests/benchmarks/search_people.py [PEOPLE]

Prints the median of each query on an encrypted base, beside a raw scan of the same table in the
same run: absolute times do not travel, their ratio does.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert, text
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.domain.people.search_words import search_words
from conseil_mobilite.services.people.people_query import PeopleOrder, PeopleQuery
from conseil_mobilite.services.people.people_search import count, search
from conseil_mobilite.services.today import today
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TODAY = date(2027, 3, 12)
MEETINGS_EACH = 9
ROUNDS = 15
SYLLABLES = ("le", "ma", "ro", "bé", "nin", "gra", "vel", "dou", "cha", "pi", "ty", "œu", "wis")
FIRST_NAMES = ("Hélène", "Zoé", "Jean-Noël", "Aïcha", "Łukasz", "Inès", "Loïc", "Fatoumata")
TYPED = ("", "l", "le", "lema", "helene lema", "hel 1992", "0612", "0612 zoe", "zzzz")


def fill(session: Session, people: int) -> list[str]:
    """Write people with their pathway and nine appointments each; return their search texts."""
    chance = random.Random(7)  # noqa: S311 - the same people each time
    rows = [_person(chance, rank) for rank in range(people)]
    connection = session.connection()
    connection.execute(insert(Person), [row.model_dump() for row in rows])
    pathways = [Pathway(person_id=row.id, opened_on=row.registered_on) for row in rows]
    connection.execute(insert(Pathway), [pathway.model_dump() for pathway in pathways])
    for start in range(0, people, 1000):
        _meet(session, chance, rows[start : start + 1000])
    return [row.search_text for row in rows]


def _person(chance: random.Random, rank: int) -> Person:
    name = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
    made = Person(
        file_number=f"{2024 + rank % 3}-{rank:05}",
        last_name=name,
        first_name=chance.choice(FIRST_NAMES),
        birth_date=date(chance.randint(1950, 2008), chance.randint(1, 12), chance.randint(1, 28)),
        municipality_name="Guise",
        registered_on=TODAY - timedelta(chance.randint(0, 900)),
    )
    made.search_text = search_text(made, [f"+336{chance.randint(0, 99999999):08}"])
    return made


def _meet(session: Session, chance: random.Random, people: list[Person]) -> None:
    meetings, participations = [], []
    for person in people:
        for _ in range(MEETINGS_EACH):
            meeting = Appointment(
                kind="suivi",
                starts_at=NOW + timedelta(days=chance.randint(-700, 60)),
                duration_minutes=45,
                uid=str(uuid4()),
            )
            status = "seen" if meeting.starts_at < NOW else "unknown"
            meetings.append(meeting.model_dump())
            participations.append(
                Participation(
                    appointment_id=meeting.id, person_id=person.id, status=status
                ).model_dump()
            )
    session.connection().execute(insert(Appointment), meetings)
    session.connection().execute(insert(Participation), participations)


def measure(store: Store, do: Callable[[Session], object]) -> float:
    """Return the median CPU milliseconds of a reading."""
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        store.read(do)
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent)


def check(store: Store, typed: str, texts: list[str]) -> int:
    """Compare the answer with a scan in Python; return how many people match."""
    words = search_words(typed)
    wanted = sorted(each for each in texts if all(f" {word}" in each for word in words))
    rows = store.read(search, PeopleQuery(NOW, text=typed)).rows
    found = store.read(_texts_of, [row.file_number for row in rows])
    assert found == wanted[: len(rows)], typed
    assert len(rows) == min(50, len(wanted)), typed
    assert store.read(count, PeopleQuery(NOW, text=typed)).found == len(wanted), typed
    return len(wanted)


def _texts_of(session: Session, numbers: list[str]) -> list[str]:
    stored = dict(session.exec(select(Person.file_number, Person.search_text)).all())
    return [stored[number] for number in numbers]


def _scan(session: Session) -> None:
    session.connection().execute(text("SELECT count(*) FROM person WHERE search_text LIKE '%zz%'"))


def report(store: Store, texts: list[str]) -> None:
    scan = measure(store, _scan)
    print(f"{'raw scan of the table':32} {scan:8.2f} ms")
    for typed in TYPED:
        found = check(store, typed, texts)
        spent = _searching(store, PeopleQuery(NOW, text=typed))
        print(f"{typed!r:20} {found:7} found {spent:8.2f} ms  {spent / scan:5.1f} × the scan")
    for order in PeopleOrder:
        spent = _searching(store, PeopleQuery(NOW, order=order))
        print(f"{'sorted by ' + order:32} {spent:8.2f} ms")
    silent = PeopleQuery(NOW, no_contact_since=TODAY - timedelta(days=30))
    print(f"{'no contact for 30 days':32} {_searching(store, silent):8.2f} ms")
    print(f"{'counts':32} {measure(store, partial(count, query=silent)):8.2f} ms")
    lists = partial(today.picture, at=NOW, adviser_id=None)
    print(f"{'the lists of the day':32} {measure(store, lists):8.2f} ms")


def _searching(store: Store, query: PeopleQuery) -> float:
    return measure(store, partial(search, query=query))


def main(people: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, key = Path(folder) / "many.base", DataKey.new()
        make_base(base, key)
        store = Store.open(base, key, clock=lambda: NOW)
        texts = store.run(fill, people)
        print(f"{people} people, {people * MEETINGS_EACH} appointments, encrypted")
        report(store, texts)
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

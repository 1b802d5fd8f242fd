"""Search among many people, as an adviser types: nobody missing, nobody wrong, and at what price.

    python -m tests.benchmarks.search_people [PEOPLE …]

Without a number: 10,000 then 100,000 people, encrypted. Five hundred searches drawn from real
fields are compared with a plain scan. Then searches are typed letter by letter: the CPU time of
each keystroke beside that of a bare range of the index of names, and of this range topped up by a
capped question to the index of words, asked in turn in the same run: absolute times do not travel,
their ratio does.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session
from tests.naive_search.people import TODAY, Someone, crowd
from tests.naive_search.searches import Typed, folded, found, searches

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.search_words import search_words
from conseil_mobilite.services.people.people_query import PeopleOrder, PeopleQuery
from conseil_mobilite.services.people.people_search import PeoplePage, count, find, search
from conseil_mobilite.store import health
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.search.person_index import match

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
SEARCHES = 500
TYPED_THROUGH = 60
ROWS = 50
TIMES = 3
AT_ONCE = 5000
RANGE = """
SELECT id, file_number, last_name, usual_name, first_name, birth_date, municipality_name
FROM person WHERE search_text >= ? AND search_text < ? AND deleted_at IS NULL
ORDER BY search_text, id LIMIT ?
"""
TOPPING = """
SELECT id, file_number, last_name, usual_name, first_name, birth_date, municipality_name
FROM person_index JOIN person_number ON number = person_index.rowid JOIN person ON id = person_id
WHERE person_index MATCH ? AND deleted_at IS NULL LIMIT ?
"""
Do = Callable[[], object]


def fill(session: Session, people: Sequence[Someone]) -> None:
    """Write people, a pathway and an appointment each, past the journal, which nobody asks here."""
    connection = session.connection()
    for start in range(0, len(people), AT_ONCE):
        part = people[start : start + AT_ONCE]
        connection.execute(insert(Person), [each.person.model_dump() for each in part])
        phones = [row.model_dump() for each in part for row in each.rows()]
        connection.execute(insert(ContactPoint), phones)
        opened = [Pathway(person_id=each.person.id, opened_on=TODAY) for each in part]
        connection.execute(insert(Pathway), [pathway.model_dump() for pathway in opened])
        _meet(session, start, part)


def _meet(session: Session, start: int, people: Sequence[Someone]) -> None:
    meetings = [
        Appointment(
            kind="suivi",
            starts_at=NOW + timedelta(days=(start + rank) % 700 - 640),
            duration_minutes=45,
            uid=f"{start + rank}",
        )
        for rank in range(len(people))
    ]
    met = [
        Participation(appointment_id=meeting.id, person_id=each.person.id, status="seen")
        for meeting, each in zip(meetings, people, strict=True)
    ]
    connection = session.connection()
    connection.execute(insert(Appointment), [meeting.model_dump() for meeting in meetings])
    connection.execute(insert(Participation), [one.model_dump() for one in met])


def check(session: Session, people: Sequence[Someone], drawn: Sequence[Typed]) -> None:
    """Compare the first page and the count of each search with a scan of everybody."""
    scanned = folded(people)
    whole = wrong = 0
    for typed in drawn:
        query = PeopleQuery(NOW, text=typed.text, limit=ROWS)
        wanted = {each.person.id for each in found(scanned, typed)}
        got = [one.id for one in find(session, query)]
        right = len(got) == min(ROWS, len(wanted))
        right = right and count(session, query).found == len(wanted)
        whole += right
        if not right:
            print(f"  not as scanned: {typed}")
        wrong += len(set(got) - wanted)
    print(f"{len(drawn)} searches: {whole / len(drawn):.1%} as a scan finds, {wrong} wrong people")


def keystrokes(drawn: Sequence[Typed]) -> Iterator[str]:
    for typed in drawn[:TYPED_THROUGH]:
        yield from (typed.text[:end] for end in range(1, len(typed.text) + 1))


def time_keystrokes(session: Session, drawn: Sequence[Typed]) -> None:
    spent: dict[str, list[float]] = {}
    for text in keystrokes(drawn):
        if not search_words(text):
            continue
        query = PeopleQuery(NOW, text=text, limit=ROWS)
        ways: dict[str, Do] = {
            "bare range of names": partial(bare_range, session, text),
            "range topped up by words": partial(topped_up, session, text),
            "search": partial(find, session, query),
            "search, whole rows of the list": partial(search, session, query),
        }
        for name, cost in _in_turn(ways).items():
            spent.setdefault(name, []).append(cost)
    goal = statistics.median(spent["range topped up by words"])
    print(
        f"{len(next(iter(spent.values())))} keystrokes, CPU ms        median     p95   × topped up"
    )
    for name, costs in spent.items():
        median, worst = statistics.median(costs), statistics.quantiles(costs, n=20)[-1]
        print(f"  {name:36} {median:8.3f} {worst:8.3f} {median / goal:8.1f}")


def _in_turn(ways: dict[str, Do]) -> dict[str, float]:
    """Return the least CPU milliseconds of each way, asked in turn."""
    least = dict.fromkeys(ways, float("inf"))
    for _ in range(TIMES):
        for name, do in ways.items():
            least[name] = min(least[name], _cost(do))
    return least


def _cost(do: Do) -> float:
    begun = time.process_time_ns()
    do()
    return (time.process_time_ns() - begun) / 1e6


def bare_range(session: Session, text: str) -> list[object]:
    """Read the first names that begin by the first word typed."""
    head = f" {search_words(text)[0]}"
    values = (head, f"{head}\U0010ffff", ROWS)
    return list(session.connection().exec_driver_sql(RANGE, values))


def topped_up(session: Session, text: str) -> list[object]:
    """Fill the page with the first people the index of words happens to give."""
    rows = bare_range(session, text)
    if len(rows) < ROWS:
        values = (match(search_words(text)), ROWS - len(rows))
        rows += session.connection().exec_driver_sql(TOPPING, values)
    return rows


def time_pages(session: Session) -> None:
    print(f"pages of {ROWS} rows, CPU ms {'first':>20} {'in the middle':>15}")
    for text in ("", "m", "martin", "quentin", "02100 mar", "2024", "0612"):
        _time_page(session, PeopleQuery(NOW, text=text, limit=ROWS), f"« {text} »")
    for order in PeopleOrder:
        for text in ("", "martin"):
            query = PeopleQuery(NOW, text=text, order=order, limit=ROWS)
            _time_page(session, query, f"« {text} » by {order}")


def _time_page(session: Session, query: PeopleQuery, words: str) -> None:
    total = count(session, query).found
    first = min(_cost(partial(search, session, query)) for _ in range(TIMES))
    middle = _middle(session, query, total)
    later = min(_cost(partial(search, session, middle)) for _ in range(TIMES))
    print(f"  {words:28} {first:16.2f} {later:15.2f}   of {total} found")


def _middle(session: Session, query: PeopleQuery, total: int) -> PeopleQuery:
    """Go to the page in the middle in one stride, by its key."""
    before: PeoplePage = search(session, replace(query, limit=max(total // 2, 1)))
    return replace(query, after=before.next_key) if before.next_key else query


def run(many: int) -> None:
    people = crowd(many, NOW)
    drawn = searches(people, SEARCHES)
    with tempfile.TemporaryDirectory() as folder:
        base, key = Path(folder) / "many.base", DataKey.new()
        make_base(base, key)
        store = Store.open(base, key, clock=lambda: NOW)
        begun = time.process_time()
        store.run(fill, people)
        spent = time.process_time() - begun
        store.checkpoint()
        size = base.stat().st_size / many
        print(f"{many} people, encrypted: written in {spent:.0f} s, {size:.0f} bytes each")
        store.read(check, people, drawn)
        store.read(time_keystrokes, drawn)
        store.read(time_pages)
        faults = health.check(store).search_faults
        print(f"{faults} people whom the index tells otherwise than their text")
        store.close()


if __name__ == "__main__":
    for each in [int(number) for number in sys.argv[1:]] or [10_000, 100_000]:
        run(each)

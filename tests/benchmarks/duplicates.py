"""Look for possible pairs among many people: seconds of CPU, comparisons made, pairs found.

    python tests/benchmarks/duplicates.py [PEOPLE …]

Names are drawn as they are borne: a few by many, most by few. One person in fifty has a second file
with a fault of typing, 500 share the telephone of a reception, and many were born on a 1st January.
"""

import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session
from tests.naive_search.people import SYLLABLES

from conseil_mobilite.domain.duplicates.pair import PairSearch
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.duplicates import pairs
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
SIZES = (10_000, 100_000)
RECEPTION = "+33323000000"


def fill(session: Session, people: int) -> None:
    """Write people, their telephones and addresses."""
    dice = random.Random(7)  # noqa: S311 - the same people each time
    lasts = [_name(dice, 3) for _ in range(max(500, people // 8))]
    firsts = [_name(dice, 2) for _ in range(1_500)]
    rows = [_person(dice, rank, lasts, firsts) for rank in range(people)]
    for rank in range(0, people - 1, 50):
        _double(dice, rows[rank], rows[rank + 1])
    session.connection().execute(insert(Person), [row.model_dump() for row in rows])
    held = [each.model_dump() for rank, row in enumerate(rows) for each in _contacts(rank, row)]
    session.connection().execute(insert(ContactPoint), held)


def _name(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def _person(dice: random.Random, rank: int, lasts: list[str], firsts: list[str]) -> Person:
    first_of_year = dice.random() < 0.02
    month, day = (1, 1) if first_of_year else (dice.randint(1, 12), dice.randint(1, 28))
    return Person(
        file_number=f"{2024 + rank % 3}-{rank:06}",
        last_name=lasts[int(len(lasts) * dice.random() ** 3)],
        first_name=firsts[int(len(firsts) * dice.random() ** 2)],
        birth_date=date(dice.randint(1955, 2008), month, day) if dice.random() < 0.95 else None,
        registered_on=date(2026, 1, 5),
    )


def _double(dice: random.Random, known: Person, other: Person) -> None:
    """Make the second file one of the same person, typed with a fault."""
    name, place = known.first_name, dice.randrange(len(known.first_name))
    other.last_name, other.birth_date = known.last_name, known.birth_date
    other.first_name = name[:place] + name[place + 1 :] if len(name) > 4 else name


def _contacts(rank: int, person: Person) -> list[ContactPoint]:
    number = RECEPTION if rank % 200 == 199 and rank < 100_000 else f"+336{rank // 2 * 2:08}"
    phone = ContactPoint(person_id=person.id, kind="phone", value=number)
    email = ContactPoint(person_id=person.id, kind="email", value=f"p{rank}@exemple.fr")
    return [phone] if rank % 3 else [phone, email]


def measure(people: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "many.base", DataKey.new()
        make_base(path, key)
        store = Store.open(path, key, clock=lambda: NOW)
        store.run(fill, people)
        reading, search = _timed(store)
        slices, longest, comparing = _compare(search)
        store.close()
    found = search.pairs()
    return (
        f"{people} people: read in {reading:.2f} s, compared in {comparing:.2f} s of CPU "
        f"({slices} slices, the longest {longest:.2f} s), {len(found)} pairs"
    )


def _timed(store: Store) -> tuple[float, PairSearch]:
    begun = time.process_time()
    search = store.read(pairs.gather)
    return time.process_time() - begun, search


def _compare(search: PairSearch) -> tuple[int, float, float]:
    slices, longest, total, more = 0, 0.0, 0.0, True
    while more:
        begun = time.process_time()
        more = search.go_on()
        spent = time.process_time() - begun
        slices, longest, total = slices + 1, max(longest, spent), total + spent
    return slices, longest, total


def main() -> None:
    for people in [int(each) for each in sys.argv[1:]] or SIZES:
        print(measure(people))


if __name__ == "__main__":
    main()

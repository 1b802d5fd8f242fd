"""A program that saves numbered answers through the real service, and what remains of them.

Each answer carries its number and is acknowledged only after its commit, unless told to do it in
the unsafe order. Run as a program it answers until it is killed, or as many times as asked.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select
from tests.campaigns.bases import handed

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.assessment.grid import QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store import health
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys import cipher
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference import reference

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
_NUMBER = re.compile(r"réponse n(\d+)")


@dataclass(frozen=True)
class Bench:
    """A base with one assessment under way."""

    path: Path
    key: DataKey
    assessment: UUID

    @classmethod
    def make(cls, folder: Path, key: DataKey | None = None) -> "Bench":
        path, key = folder / "suivi.base", key or DataKey.new()
        make_base(path, key)
        store = open_store(path, key)
        assessment = store.run(begin)
        store.close()
        return cls(path, key, assessment)

    def arguments(self) -> list[str]:
        return handed.arguments(self.path, self.key, self.assessment)


@dataclass(frozen=True)
class Remains:
    """What a base holds after an accident."""

    numbers: frozenset[int]
    sound: bool


def open_store(path: Path, key: DataKey) -> Store:
    return Store.open(path, key, clock=lambda: NOW)


def answer(store: Store, assessment: UUID, number: int) -> None:
    """Save one answer, as the window does: its number says which one it is.

    A letter stands before it: thirteen figures alone may look like a social security number.
    """
    questions = [
        question.code
        for question in reference.grid().questions
        if question.kind is QuestionKind.TEXT
    ]
    question = questions[number % len(questions)]
    store.run(assessments.answer, assessment, question, Reply(text=f"réponse n{number}"), NOW)


def remains(path: Path, key: DataKey) -> Remains:
    """Open the base as at the next start, and read the numbers of all the answers it kept."""
    store = open_store(path, key)
    try:
        return look(store)
    finally:
        store.close()


def look(store: Store) -> Remains:
    """Read the whole base."""
    report = health.check(store)
    numbers, agree = store.read(_numbers)
    return Remains(numbers, report.sound and agree)


def begin(session: Session) -> UUID:
    """Put one assessment under way in an empty base."""
    person = Person(file_number="1", last_name="X", first_name="Y", registered_on=date(2027, 3, 1))
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=date(2027, 3, 2), state="diagnostic_en_cours")
    session.add(pathway)
    session.flush()
    assessment = Assessment(
        pathway_id=pathway.id, grid_version=reference.CURRENT_GRID, started_at=NOW
    )
    session.add(assessment)
    session.flush()
    return assessment.id


def _numbers(session: Session) -> tuple[frozenset[int], bool]:
    changes = session.exec(
        select(Change).where(Change.table_name == "answer").order_by(col(Change.number))
    ).all()
    history = [(change.row_key, _number(change.after)) for change in changes]
    present = {
        f"{answer.assessment_id}/{answer.question}": _number(answer.text)
        for answer in session.exec(select(Answer))
    }
    return frozenset(number for _, number in history), dict(history) == present


def _number(text: str) -> int:
    found = _NUMBER.search(text)
    assert found, text
    return int(found[1])


def set_synchronous(level: str) -> None:
    """Open the base as nobody should: the commits no longer wait for the disk."""
    value = {"OFF": 0, "NORMAL": 1, "FULL": 2}[level]
    rest = [setting for setting in cipher.SETTINGS if setting[0] != "synchronous"]
    cipher.SETTINGS = (("synchronous", level, value), *rest)


def _acknowledger(file: Path | None) -> Callable[[int], int]:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if file else 1
    return lambda number: os.write(descriptor, f"{number}\n".encode())


def main() -> None:
    parser = handed.parser(__doc__, "assessment")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--acknowledge-first", action="store_true")
    parser.add_argument("--acknowledge-in", type=Path)
    parser.add_argument("--synchronous", choices=["FULL", "NORMAL", "OFF"], default="FULL")
    asked = parser.parse_args()
    set_synchronous(asked.synchronous)
    store = open_store(asked.path, asked.key)
    acknowledge = _acknowledger(asked.acknowledge_in)
    for number in range(asked.first, asked.first + asked.count):
        if asked.acknowledge_first:
            acknowledge(number)
        answer(store, asked.assessment, number)
        if not asked.acknowledge_first:
            acknowledge(number)
    store.close()


if __name__ == "__main__":
    main()

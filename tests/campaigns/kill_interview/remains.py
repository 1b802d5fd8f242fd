"""A base with one interview under way, and what is left of it after the window was killed."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, col, select
from tests.campaigns.bases import handed
from tests.campaigns.bases.body import settle

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store import health
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.rows import Values, from_text
from conseil_mobilite.store.keys.cipher import DataKey

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
BASE = "suivi.base"
NAME = "Benmansour"
CLEAR = (NAME.encode(), b"mot1", b"SQLite format 3")
"""What must be read in no file: the person's name, what is typed, a base that is not encrypted."""
NOTHING = json.dumps(["donnee", [], "", None, None, None])


@dataclass(frozen=True)
class Bench:
    """A base with one adviser and one full assessment, nothing replied yet."""

    path: Path
    key: DataKey
    assessment: UUID
    adviser: UUID

    @classmethod
    def make(cls, folder: Path) -> "Bench":
        path, key = folder / BASE, DataKey.new()
        make_base(path, key)
        store = Store.open(path, key, clock=lambda: NOW)
        store.adviser = store.run(settle)
        assessment = store.run(_begin)
        store.close()
        return cls(path, key, assessment, store.adviser)

    def arguments(self) -> list[str]:
        return handed.arguments(self.path, self.key, self.assessment, self.adviser)


@dataclass(frozen=True)
class Remains:
    """The values each question took, in order; whether the base is sound and agrees with them."""

    history: Mapping[str, Sequence[str]]
    sound: bool

    def missing(self, told: Sequence[tuple[str, str]], known: "Remains") -> int:
        """Return how many answers told since `known` are not there, in the order they were told."""
        lost, places = 0, {code: len(values) for code, values in known.history.items()}
        for question, value in told:
            values, place = self.history.get(question, ()), places.get(question, 0)
            stood = values[place - 1] if place else NOTHING
            if value == NOTHING == stood:
                continue  # nothing was there to take away
            lost += place >= len(values) or values[place] != value
            places[question] = place + 1
        return lost


def remains(bench: Bench) -> Remains:
    """Open the base as at the next start, and read all that it kept."""
    store = Store.open(bench.path, bench.key, clock=lambda: NOW)
    try:
        report = health.check(store)
        history, present = store.read(_read, bench.assessment)
    finally:
        store.close()
    last = {code: values[-1] for code, values in history.items() if values[-1] != NOTHING}
    return Remains(history, report.sound and last == present)


def _read(session: Session, assessment: UUID) -> tuple[dict[str, list[str]], dict[str, str]]:
    query = select(Change).where(Change.table_name == "answer").order_by(col(Change.number))
    history: dict[str, list[str]] = defaultdict(list)
    rows: dict[str, Values] = {}
    for change in session.exec(query):
        question = change.row_key.rpartition("/")[2]
        after = from_text(change.after)
        rows[question] = {} if after is None else {**rows.get(question, {}), **after}
        history[question].append(_value(rows[question]) if rows[question] else NOTHING)
    answers = session.exec(select(Answer).where(Answer.assessment_id == assessment))
    return dict(history), {row.question: _value(row.model_dump()) for row in answers}


def _value(row: Values) -> str:
    """Write a row as the child writes what it gave."""
    codes = sorted(str(row["codes"]).split())
    return json.dumps(
        [row["state"], codes, row["text"], row["kilometres"], row["minutes"], row["cents"]]
    )


def _begin(session: Session) -> UUID:
    day = date(2027, 3, 2)
    person = Person(file_number="1", last_name=NAME, first_name="Aïcha", registered_on=day)
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=day)
    session.add(pathway)
    session.flush()
    made: Assessment = assessments.start(session, pathway.id, "complet", NOW)
    return made.id

"""What a fictitious person said last, read back from the rows of her life."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from conseil_mobilite.domain.assessment.assessment import Answer
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.demonstration import BareRow, Row


@dataclass(frozen=True, slots=True)
class Heard:
    """`on` is the day of her last interview."""

    person: Person
    answers: Mapping[str, Mapping[str, object]]
    on: date
    today: date

    def codes(self, question: str) -> tuple[str, ...]:
        return tuple(str(self.answers.get(question, {}).get("codes", "")).split())

    def cents(self, question: str) -> int | None:
        cents = self.answers.get(question, {}).get("cents")
        return cents if isinstance(cents, int) else None


def heard(person: Person, rows: Sequence[Row], today: date) -> Heard | None:
    """Return the last answer to each question, or None where she was not interviewed."""
    answers: dict[str, Mapping[str, object]] = {}
    on: date | None = None
    for row in rows:
        if isinstance(row, BareRow) and row.entity is Answer:
            answers[str(row.values["question"])] = row.values
            at = row.values["answered_at"]
            on = paris_day(at) if isinstance(at, datetime) else on
    return Heard(person, answers, on, today) if on else None

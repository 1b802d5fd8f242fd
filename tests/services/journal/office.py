"""A file that is open, for the tests of what is taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session
from tests.conftest import NOW

from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.store.database import Store

DAY = date(2027, 3, 12)
DAYTIME = datetime(2027, 3, 12, 9, 0, tzinfo=UTC)
Do = Callable[[Session], object]


@dataclass(frozen=True)
class File:
    person: UUID
    pathway: UUID
    assessment: UUID


def open_file(store: Store) -> File:
    """Register somebody, open her pathway and begin an assessment."""
    person = register(store, "1")
    pathway = store.run(pathways.open_pathway, person, DAY).id
    return File(person, pathway, store.run(assessments.start, pathway, "complet", NOW).id)


def register(store: Store, number: str) -> UUID:
    made = Person(file_number=number, last_name="Nguyễn", first_name="Zoé", registered_on=DAY)
    store.run(lambda session: session.add(made))
    return made.id


class Office:
    """A file that was opened five minutes ago, and a clock that the test moves."""

    def __init__(self, store: Store, file: File) -> None:
        self.store, self.now = store, NOW
        self.person, self.pathway, self.assessment = file.person, file.pathway, file.assessment
        self.wait(minutes=5)

    def register(self, number: str) -> UUID:
        return register(self.store, number)

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)

    def do(self, act: Do) -> UUID:
        identity = uuid4()
        with self.store.transaction(identity) as session:
            session.info["clock"] = lambda: self.now
            act(session)
        self.wait(seconds=5)
        return identity

    def words(self) -> list[str]:
        steps = self.store.read(undoing.last_steps, self.person)
        return [step.words.replace("\u00a0", " ") for step in steps]

    def undo(self) -> str:
        return self.store.run(undoing.undo_last, self.person).words.replace("\u00a0", " ")

    def redo(self) -> str:
        return self.store.run(undoing.redo_last, self.person).words.replace("\u00a0", " ")

    def plan(self, wording: str = "Passer le code") -> UUID:
        new = NewAction("vae", wording=wording)
        made: list[UUID] = []
        self.do(lambda s: made.append(actions.plan(s, self.pathway, new, DAY).id))
        return made[0]

    def answer(self, question: str, reply: Reply) -> UUID:
        return self.do(lambda s: assessments.answer(s, self.assessment, question, reply, self.now))

"""A file that is open, for the tests of what is taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session

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


class Office:
    """A file that is open, and a clock that the test moves."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
        self.person = self.register("1")
        self.pathway = store.run(pathways.open_pathway, self.person, DAY).id
        self.assessment = store.run(assessments.start, self.pathway, "complet", self.now).id
        self.wait(minutes=5)

    def register(self, number: str) -> UUID:
        made = Person(file_number=number, last_name="Nguyễn", first_name="Zoé", registered_on=DAY)
        self.store.run(lambda session: session.add(made))
        return made.id

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

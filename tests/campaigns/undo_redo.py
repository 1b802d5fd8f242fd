"""Do random acts in a file, undo them all, do them all again: the base must be equal each time.

    python -m tests.campaigns.undo_redo --sequences 500
    python -m tests.campaigns.undo_redo --sequences 20 --unsafe forget-cascades

Every table is compared row for row with what it was after the same act, at every step back and
forth, but for the audit trail and the journal, which only grow. Every fourth sequence is broken
off between acts, as when the adviser leaves the page: there, where she stopped and the minutes
spent are left out of the comparison, as an undo leaves them alone. The exit status is 0 where
nothing differed; a journal that forgets what a deletion carries along must differ, or the campaign
proves nothing.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.exc import NoResultFound
from sqlmodel import Session, SQLModel
from tests.campaigns import random_acts, random_situations
from tests.campaigns.random_acts import Act, Scene

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import changes, journal
from conseil_mobilite.store.journal.changes import JOURNAL
from conseil_mobilite.store.journal.columns import is_bookkeeping
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference import reference

ACTS: tuple[Act, ...] = (
    *(random_acts.answer,) * 6,
    *(random_acts.type_note,) * 3,
    *(random_acts.type_in_action,) * 2,
    *(random_acts.goal_of_person,) * 2,
    *(random_situations.put,) * 4,
    *(random_situations.change,) * 3,
    random_situations.remove,
    random_situations.replace,
    random_situations.sweep,
    random_acts.clear,
    random_acts.observe,
    random_acts.keep_barrier,
    random_acts.drop_barrier,
    random_acts.keep_all,
    random_acts.rank,
    random_acts.barrier_intensity,
    random_acts.lift_barrier,
    random_acts.add_strength,
    random_acts.remove_strength,
    random_acts.override_axis,
    random_acts.intensity,
    random_acts.begin_assessment,
    random_acts.correct_assessment,
    random_acts.remove_assessment,
    random_acts.plan,
    random_acts.plan,
    random_acts.change_action,
    random_acts.move_action,
    random_acts.swap_actions,
    random_acts.bin_action,
    random_acts.restore_action,
    random_acts.remove_action,
    random_acts.tie_goal,
    random_acts.remove_goal,
    random_acts.fund,
    random_acts.fund,
    random_acts.change_line,
    random_acts.remove_line,
    random_acts.open_pathway,
    random_acts.act_on_pathway,
    random_acts.act_on_pathway,
    random_acts.decide,
    random_acts.change_pathway,
    random_acts.complete_followup,
    random_acts.receive,
    random_acts.answer_referral,
    random_acts.book,
    random_acts.book,
    random_acts.change_appointment,
    random_acts.complete_appointment,
    random_acts.bin_appointment,
    random_acts.restore_appointment,
    random_acts.remove_appointment,
    random_acts.contact,
    random_acts.share_note,
    random_acts.bin_note,
    random_acts.public,
    random_acts.correct_identity,
    random_acts.correct_phones,
    random_acts.bin_person,
    random_acts.restore_person,
    random_acts.notice,
    random_acts.agree,
    random_acts.withdraw,
)
LEAST, MOST = 5, 45
"""Acts in a sequence."""
_GROWING = {"audit_entry", "audit_seal", "change"}
_STOPPED_AT = {"last_question", "duration_minutes"}
_REFUSALS = (UserError, LookupError, NoResultFound)

Dump = dict[str, tuple[object, ...]]


@dataclass
class Tally:
    sequences: int = 0
    acts: int = 0
    undone: int = 0
    redone: int = 0
    unequal: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.undone > 0 and self.redone > 0 and self.unequal == 0

    def __str__(self) -> str:
        rarest = ", ".join(f"{name} {count}" for name, count in self.kinds.most_common()[-3:])
        lines = (
            f"sequences: {self.sequences}; acts: {self.acts} of {len(self.kinds)} kinds (fewest: "
            f"{rarest}); steps undone: {self.undone}; steps redone: {self.redone}; "
            f"unequal: {self.unequal}",
            *self.faults[:5],
        )
        return "\n".join(lines)


class Sequence:
    """One file, the states it went through, and how many of them were taken back."""

    def __init__(self, store: Store, scene: Scene, tally: Tally, *, broken_off: bool) -> None:
        self._store, self._scene, self._tally = store, scene, tally
        self._broken_off = broken_off
        self._states = [self._dump()]
        self._ahead: list[list[Dump]] = []

    def act(self) -> None:
        """Do one more act that the services accept; an act that changes nothing is none."""
        act = uuid4()
        self._scene.now += timedelta(seconds=self._scene.dice.choice((1, 2, 20, 90)))
        chosen = self._scene.dice.choice(ACTS)
        try:
            with self._store.transaction(act) as session:
                chosen(session, self._scene)
        except _REFUSALS:
            return
        if self._store.run(_is_step, act):
            self._tally.acts += 1
            self._tally.kinds[f"{chosen.__module__.rpartition('_')[2]}.{chosen.__name__}"] += 1
            self._states.append(self._dump())
            self._ahead = []
        if self._broken_off:
            self._break_off()

    def back(self, steps: int) -> None:
        """Undo some steps, or all there are, and compare after each."""
        while steps and len(self._states) > 1:
            count = self._length_of_last()
            if not self._do(undoing.undo_last) or not count:
                return
            self._ahead.append(self._states[-count:])
            del self._states[-count:]
            self._tally.undone += 1
            self._compare("undo")
            steps -= 1

    def forth(self, steps: int) -> None:
        """Do again some of what was undone, or all of it, and compare after each."""
        while steps and self._ahead:
            if not self._do(undoing.redo_last):
                return
            self._states += self._ahead.pop()
            self._tally.redone += 1
            self._compare("redo")
            steps -= 1

    def _length_of_last(self) -> int:
        steps = self._store.run(undoing.last_steps, self._scene.person, 1)
        return len(steps[0].acts) if steps else self._fault("nothing is offered to undo")

    def _do(self, service: "Undoing") -> bool:
        try:
            self._store.run(service, self._scene.person)
        except UserError as error:
            self._fault(f"refused: {error}")
            self._states, self._ahead = [self._dump()], []
            return False
        return True

    def _compare(self, what: str) -> None:
        found, expected = self._dump(), self._states[-1]
        different = [name for name in found if found[name] != expected[name]]
        if different:
            self._fault(f"{what}: {', '.join(different)} differ")
            self._states[-1] = found

    def _fault(self, sentence: str) -> int:
        self._tally.unequal += 1
        self._tally.faults.append(f"sequence {self._tally.sequences}: {sentence}")
        return 0

    def _break_off(self) -> None:
        dice = self._scene.dice
        try:
            with self._store.transaction() as session:
                assessment = random_acts.assessment_of(session, self._scene)
                question = dice.choice(reference.grid().questions).code
                assessments.pause(session, assessment.id, question, dice.randrange(90))
        except LookupError:
            return

    def _dump(self) -> Dump:
        left_out = _STOPPED_AT if self._broken_off else frozenset[str]()
        return self._store.run(_dump, left_out)


Undoing = type(undoing.undo_last)


def campaign(folder: Path, sequences: int, seed: int, *, forget_cascades: bool = False) -> Tally:
    """Run sequences, each on a base of its own."""
    tally, dice, key = Tally(), random.Random(seed), DataKey.new()  # noqa: S311 - not a secret
    template, person, other, adviser = _template(folder, key)
    follow = changes.follow_deletion
    if forget_cascades:
        changes.follow_deletion = lambda *_: None
    try:
        for number in range(sequences):
            path = folder / f"{number}.base"
            shutil.copyfile(template, path)
            scene = Scene(person, other, dice, datetime(2027, 3, 12, 9, 0, tzinfo=UTC))
            store = Store.open(path, key, clock=lambda scene=scene: scene.now, adviser=adviser)
            tally.sequences += 1
            _run(Sequence(store, scene, tally, broken_off=number % 4 == 3), dice)
            store.close()
            path.unlink()
    finally:
        changes.follow_deletion = follow
    return tally


def _run(sequence: Sequence, dice: random.Random) -> None:
    """Act, going back and forth at random; then back to the start, forth to the end, and back."""
    for _ in range(dice.randint(LEAST, MOST)):
        sequence.act()
        if dice.random() < 0.1:
            sequence.back(dice.randint(1, 6))
            sequence.forth(dice.randint(0, 6))
    everything = 10 * MOST
    sequence.back(everything)
    sequence.forth(everything)
    sequence.back(dice.randint(1, MOST))
    sequence.forth(everything)


def _is_step(session: Session, act: UUID) -> bool:
    made = journal.changes_of(session.connection(), act)
    return not all(is_bookkeeping(change) for change in made)


def _dump(session: Session, left_out: Iterable[str]) -> Dump:
    connection = session.connection()
    found: Dump = {}
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in _GROWING:
            columns = [column for column in table.columns if column.name not in left_out]
            names = ", ".join(f'"{column.name}"' for column in columns)
            query = f'SELECT {names} FROM "{table.name}" ORDER BY 1, 2'  # noqa: S608 - our names
            found[table.name] = tuple(tuple(row) for row in connection.exec_driver_sql(query))
    return found


def _template(folder: Path, key: DataKey) -> tuple[Path, UUID, UUID, UUID]:
    """Make a base with a person whose first assessment is validated and the next under way."""
    path = folder / "modele.base"
    make_base(path, key)
    store = Store.open(path, key, clock=lambda: datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    found = store.run(_settle)
    store.close()
    return path, *found


def _settle(session: Session) -> tuple[UUID, UUID, UUID]:
    session.info[JOURNAL] = False
    day = date(2027, 3, 1)
    body = Organisation(name="Plateforme", kind="association", siret="", legal_basis="")
    session.add(body)
    session.flush()
    adviser = Adviser(organisation_id=body.id, first_name="Nadia", last_name="Lefèvre")
    people = [
        Person(file_number=str(rank), last_name="Nguyễn", first_name="Zoé", registered_on=day)
        for rank in range(2)
    ]
    session.add_all((adviser, *people))
    session.flush()
    pathway = Pathway(person_id=people[0].id, opened_on=day, state="diagnostic_en_cours")
    session.add(pathway)
    session.flush()
    for validated_on in (day, None):
        session.add(
            Assessment(
                pathway_id=pathway.id,
                grid_version=reference.CURRENT_GRID,
                started_at=session.info["clock"](),
                validated_on=validated_on,
            )
        )
    return people[0].id, people[1].id, adviser.id


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=500)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["forget-cascades"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(
            Path(folder), asked.sequences, asked.seed, forget_cascades=asked.unsafe is not None
        )
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

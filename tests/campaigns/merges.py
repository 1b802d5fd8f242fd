"""Merge random pairs of the demonstration base and separate them again: nothing may differ.

    python -m tests.campaigns.merges --pairs 200
    python -m tests.campaigns.merges --pairs 5 --unsafe unseen

Every table is compared row for row with what it was before the merge, but for the audit trail and
the journal, which only grow. Fields are chosen at random, and so is the pathway that stays open. A
third of the pairs is separated by the undo of the journal, as the bar of the window does; another
is first given a telephone and a public in common, and a third person told apart from it. The exit
status is 0 where nothing differed, else 1; the unsafe way moves rows past the journal, and must
differ, or the campaign proves nothing.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.domain.duplicates.merge_fields import differing
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.duplicates import attached, merges, pairs, unmerging
from conseil_mobilite.services.duplicates.attached import Link
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.people import people
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store

PEOPLE = 300
ON = date(2027, 3, 12)
_GROWING = {"audit_entry", "audit_seal", "change"}

Dump = dict[str, tuple[object, ...]]


@dataclass
class Tally:
    pairs: int = 0
    moved: Counter[str] = field(default_factory=Counter)
    unequal: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.pairs > 0 and self.unequal == 0

    def __str__(self) -> str:
        rows = ", ".join(f"{name} {count}" for name, count in sorted(self.moved.items()))
        head = f"pairs merged and separated: {self.pairs}; bases that differ: {self.unequal}"
        return "\n".join((head, f"rows of the files that went: {rows}", *self.faults[:5]))


class Campaign:
    """One base, and the pairs that were merged in it."""

    def __init__(self, store: Store, dice: random.Random) -> None:
        self._store, self._dice, self.tally = store, dice, Tally()
        self._people: Sequence[UUID] = store.read(_everybody)
        self._start = store.read(dump)

    def merge_and_separate(self) -> None:
        survivor, absorbed, third = self._dice.sample(self._people, 3)
        rank = self.tally.pairs % 3
        if rank == 1:
            self._store.run(_make_alike, survivor, absorbed, third)
            self._start = self._store.read(dump)
        act = uuid4()
        with self._store.transaction(act) as session:
            self.tally.moved += attached.counts(session, (absorbed,))
            merged = merges.merge(session, self._order(session, survivor, absorbed))
        try:
            self._separate(merged.id, act, by_undo=rank == 2)
        except UserError as error:
            self.tally.faults.append(f"{absorbed} into {survivor}: {error}")
        self.tally.pairs += 1
        self._compare(survivor, absorbed)

    def _separate(self, merged: UUID, act: UUID, *, by_undo: bool) -> None:
        if by_undo:
            self._store.run(undoing.undo_act, act)
        else:
            self._store.run(unmerging.unmerge, merged)

    def _order(self, session: Session, survivor: UUID, absorbed: UUID) -> MergeOrder:
        fields = differing(session.get_one(Person, survivor), session.get_one(Person, absorbed))
        taken = frozenset(each for each in fields if self._dice.random() < 0.5)
        return MergeOrder(survivor, absorbed, taken, keep_absorbed=self._dice.random() < 0.5)

    def _compare(self, survivor: UUID, absorbed: UUID) -> None:
        found = self._store.read(dump)
        different = sorted(name for name in found if found[name] != self._start[name])
        orphans = self._store.read(_orphans)
        if different or orphans:
            self.tally.unequal += 1
            told = f"{', '.join(different)} differ, {orphans} orphans"
            self.tally.faults.append(f"{absorbed} into {survivor}: {told}")
            self._start = found


def campaign(folder: Path, pairs_wanted: int, seed: int, *, people: int, unsafe: bool) -> Tally:
    """Merge and separate so many pairs of a demonstration base of so many people."""
    path = make(folder, Wanted(people, seed, ON), lambda *_: None)
    now = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
    store = vault.open_with_passphrase(path, PHRASE, clock=lambda: now)
    try:
        with pytest.MonkeyPatch.context() as patch:
            if unsafe:
                patch.setattr(attached, "move", _move_unseen)
            run = Campaign(store, random.Random(seed))  # noqa: S311 - not a secret
            for _ in range(pairs_wanted):
                run.merge_and_separate()
        return run.tally
    finally:
        store.close()


def dump(session: Session) -> Dump:
    """Return every row of the base, but of what only grows."""
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in _GROWING]
    return {table.name: _rows(session, table.name) for table in tables}


def _rows(session: Session, table: str) -> tuple[object, ...]:
    query = f'SELECT * FROM "{table}" ORDER BY 1, 2'  # noqa: S608 - our own names
    return tuple(tuple(row) for row in session.connection().exec_driver_sql(query))


def _everybody(session: Session) -> Sequence[UUID]:
    return session.exec(select(Person.id).order_by(col(Person.file_number))).all()


def _orphans(session: Session) -> int:
    return len(session.connection().exec_driver_sql("PRAGMA foreign_key_check").all())


def _make_alike(session: Session, one: UUID, other: UUID, third: UUID) -> None:
    phones = people.details(session, one).phones
    people.correct(session, other, {"phones": [*phones, "0612345678"]})
    for person in (one, other):
        people.set_public(session, person, "rsa", ON, belongs=True)
        pairs.tell_apart(session, person, third)
    pairs.tell_apart(session, one, other)


def _move_unseen(session: Session, link: Link, absorbed: UUID, survivor: UUID) -> None:
    """Move rows by one statement a table, of which the journal knows nothing."""
    column = link.table.c[link.column]
    unseen = update(link.table).where(column == absorbed).values({link.column: survivor})
    session.connection().execute(unseen)
    session.expire_all()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["unseen"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(
            Path(folder),
            asked.pairs,
            asked.seed,
            people=asked.people,
            unsafe=asked.unsafe is not None,
        )
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

"""Make one mutation after another on the trail of a real base, read it again, and take it back."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

from tests.campaigns.audit_mutations.checkpoints import BEHIND, PLAIN, Mutation
from tests.campaigns.audit_mutations.trail import Trail

from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit_check import judge
from conseil_mobilite.store.journal.audit_codes import (
    CHECKPOINTS,
    ENTRIES,
    SEAL,
    Raw,
    entry_code,
    read_entry,
    same,
)
from conseil_mobilite.store.journal.audit_signing import take_out
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base

ENTRIES_MADE: Final = 60
TAKEN_OUT: Final = 15
ACTS: Final = (("person.open", "person"), ("action.plan", "action"), ("export.write", "people"))
MOMENT: Final = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)

Verifier: TypeAlias = Callable[[Trail], int | None]


def verified(trail: Trail) -> int | None:
    """Return the first bad entry, as the program finds it."""
    seals, checkpoints = trail.rows(SEAL), trail.rows(CHECKPOINTS)
    return judge(trail.key, trail.rows(), seals, checkpoints, (trail.witness,)).first_bad


def naive(trail: Trail) -> int | None:
    """Look at the code of each entry and at nothing else: neither numbers nor the seal."""
    head = ""
    for row in trail.rows():
        entry = read_entry(row)
        if entry is None or (head and not same(entry_code(trail.key, head, entry), row[-1])):
            return int(str(row[0]))
        head = str(row[-1])
    return None


@dataclass
class Outcome:
    made: Counter[str] = field(default_factory=Counter)
    unnoticed: Counter[str] = field(default_factory=Counter)
    misnamed: Counter[str] = field(default_factory=Counter)
    false_alarms: int = 0

    def count(self, kind: str, expected: int, found: int | None) -> None:
        self.made[kind] += 1
        if found is None:
            self.unnoticed[kind] += 1
        elif found != expected:
            self.misnamed[kind] += 1

    @property
    def passed(self) -> bool:
        return not (self.unnoticed or self.misnamed or self.false_alarms)


def run(folder: Path, mutations: int, seed: int, verifier: Verifier = verified) -> Outcome:
    """Make so many mutations, half of them on a trail behind a checkpoint."""
    outcome, chance = Outcome(), random.Random(seed)  # noqa: S311 - for a campaign, to be repeated
    for cut, kinds in ((False, PLAIN), (True, BEHIND)):
        key = DataKey.new()
        path = folder / f"base-{cut}.base"
        trail = _made(path, key, cut=cut)
        with closing(trail.connection):
            for _ in range(mutations // 2):
                _attack(trail, kinds, chance, verifier, outcome)
            outcome.false_alarms += verifier(trail) is not None
    return outcome


def _attack(
    trail: Trail,
    kinds: Sequence[Mutation],
    chance: random.Random,
    verifier: Verifier,
    outcome: Outcome,
) -> None:
    """Make one mutation that changes something, read the trail, and take it back."""
    while True:
        mutation = chance.choice(kinds)
        trail.do("SAVEPOINT attack")
        expected = mutation(trail, chance)
        found = verifier(trail)
        trail.do("ROLLBACK TO attack")
        trail.do("RELEASE attack")
        if expected is not None:
            outcome.count(mutation.__name__, expected, found)
            return


def _made(path: Path, key: DataKey, *, cut: bool) -> Trail:
    """Make a base with a trail, cut twice where asked, and what it was before."""
    make_base(path, key)
    now = [MOMENT]
    store = Store.open(path, key, clock=lambda: now[0], adviser=UUID(int=1))
    for number in range(ENTRIES_MADE):
        now[0] += timedelta(hours=7)
        act, kind = ACTS[number % len(ACTS)]
        record = UUID(int=number) if number % 4 else None
        store.run(audit.record, act, kind, record)
    others: list[Raw] = []
    if cut:
        store.run(take_out, TAKEN_OUT)
        with closing(connect_to_base(path, key)) as connection:
            others = connection.execute(CHECKPOINTS).fetchall()
    with closing(connect_to_base(path, key)) as connection:
        queries = (ENTRIES, SEAL, CHECKPOINTS)
        entries, seals, checkpoints = (connection.execute(each).fetchall() for each in queries)
    store.run(audit.record, "base.close", "window")
    if cut:
        store.run(take_out, 2 * TAKEN_OUT)
    store.close()
    connection = connect_to_base(path, key)
    rows = connection.execute(ENTRIES).fetchall()
    first, last = int(str(rows[0][0])), int(str(rows[-1][0]))
    sealed = audit.read_sealed(connection)
    earlier = (entries, seals, checkpoints)
    return Trail(connection, key.derived("audit"), first, last, sealed, earlier, others)

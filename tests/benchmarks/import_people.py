"""Bring 10,000 people in at once, give it up half-way, take it back: time, memory, exactness.

    python -m tests.benchmarks.import_people [PEOPLE]

On an encrypted base that knows fifty people already, whom the file completes. A tenth and a whole
of the people are brought in, one after the other, in bases of their own: the time should be linear.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.imported_people import TELLING, digest, file_lines, know, order

from conseil_mobilite.services.imports.bringing_in import ImportOrder, bring_in
from conseil_mobilite.services.imports.runs import runs
from conseil_mobilite.services.imports.taking_back import take_back
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys.cipher import DataKey

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
KNOWN = 50


class GivenUpError(Exception):
    """The adviser gave the import up."""


@dataclass(frozen=True)
class Spent:
    """Seconds of processor, and the most memory held so far, in megabytes."""

    seconds: float
    peak: float


def spent(do: Callable[[], object]) -> Spent:
    began = time.process_time()
    do()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Spent(time.process_time() - began, peak)


def give_up(done: int, total: int) -> None:
    if done >= total // 2:
        raise GivenUpError


def give_up_half_way(store: Store, wanted: ImportOrder) -> None:
    with suppress(GivenUpError):
        store.run(bring_in, wanted, give_up)


def measure(folder: Path, people: int) -> Spent:
    """Bring people in and take them back; print what it took, and check that nothing is left."""
    path, key = folder / f"{people}.base", DataKey.new()
    make_base(path, key)
    store = Store.open(path, key, clock=lambda: NOW)
    known = store.run(know, KNOWN, NOW.date())
    wanted = order(file_lines(people, known, NOW.date()))
    before, started = digest(store), spent(lambda: None)
    stopped = spent(lambda: give_up_half_way(store, wanted))
    assert digest(store) == before, "an import given up left something behind"
    written = spent(lambda: store.run(bring_in, wanted, lambda _done, _total: None))
    (run,) = store.read(runs)
    undone = spent(lambda: store.run(take_back, run.id))
    assert digest(store, TELLING) == {name: before[name] for name in before.keys() - TELLING}
    assert store.read(audit.verify).intact
    size = path.stat().st_size / people / 1000
    store.close()
    print(f"{people:6} people, {started.peak:4.0f} MB before")
    print(f"   given up half-way {stopped.seconds:6.2f} s, nothing left")
    print(f"   brought in        {written.seconds:6.2f} s, peak {written.peak:4.0f} MB")
    print(f"   taken back        {undone.seconds:6.2f} s, peak {undone.peak:4.0f} MB, row for row")
    print(f"   the file then     {size:6.1f} kB a person, with the journal of both")
    return written


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        few = measure(Path(folder), people // 10)
        many = measure(Path(folder), people)
    print(f"ten times the people: {many.seconds / few.seconds:.1f} times the time")


if __name__ == "__main__":
    main()

"""Give one spoilt file to its importer, and judge: refused whole, or taken whole; never a crash."""

import random
import resource
import shutil
import signal
import time
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from tests.campaigns.fuzzed_imports.importers import IMPORTERS, Import
from tests.campaigns.fuzzed_imports.mutations import mutated
from tests.campaigns.fuzzed_imports.samples import samples
from tests.campaigns.kills.subject import BASE, cheap, data_key, now
from tests.imported_people import digest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit

LONGEST: Final = 10.0
"""Seconds of work that one file may cost."""
_MOST: Final = 500 * 1024 * 1024
_FRESH: Final = 400
"""Files after which the base is made anew, so that it stays small."""


class TooLongError(BaseException):
    """The file costs more than anybody waits."""


@dataclass(frozen=True)
class Outcome:
    """What became of a file; `fault` is empty unless the program is at fault.

    `partial`: it was refused, and left something in the base. `megabytes` is the most that its
    process took so far.
    """

    number: int
    importer: str
    taken: bool
    seconds: float
    fault: str = ""
    partial: bool = False
    megabytes: int = 0


class Bench:
    """One base to import into, and the good files."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._seed = folder, seed
        with cheap():
            (folder / "bons").mkdir()
            self._samples = samples(folder / "bons")
        self._store = self._opened()
        self._before = digest(self._store)

    def close(self) -> None:
        self._store.close()

    def spoilt(self, number: int) -> tuple[str, Path]:
        """Write the file of this number, always the same; return its importer and its path."""
        dice = random.Random(f"{self._seed} {number}")  # noqa: S311 - no secret
        names = sorted(self._samples)
        name = names[number % len(names)]
        ending = dice.choice(sorted(self._samples[name]))
        others = [each for kind in self._samples[name].values() for each in kind]
        folder = self._folder / "fichier"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / f"fichier{ending}"
        path.write_bytes(mutated(dice.choice(self._samples[name][ending]), dice, others))
        return name, path

    def tried(self, number: int, bring: Import | None = None) -> Outcome:
        if number % _FRESH == 0:
            self._renew()
        name, path = self.spoilt(number)
        start, taken = time.process_time(), False
        try:
            with cheap(), no_longer_than(LONGEST):
                (bring or IMPORTERS[name].bring)(self._store, path)
            taken, fault = True, ""
        except UserError as refusal:
            fault = "" if str(refusal).strip() else "refused without a word"
        except (Exception, TooLongError) as error:  # noqa: BLE001 - what comes out is what we count
            fault = brief(error)
        seconds = time.process_time() - start
        partial = not self._as_it_was() and not taken
        if partial:
            fault = fault or "a refused file left something in the base"
        elif taken and not self._store.read(audit.verify).intact:
            fault = "the trail is broken"
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return Outcome(number, name, taken, seconds, fault, partial, most)

    def _as_it_was(self) -> bool:
        after, before = digest(self._store), self._before
        self._before = after
        return after == before

    def _renew(self) -> None:
        self._store.close()
        shutil.rmtree(self._folder / "base")
        self._store = self._opened()
        self._before = digest(self._store)

    def _opened(self) -> Store:
        folder = self._folder / "base"
        folder.mkdir()
        make_base(folder / BASE, data_key())
        return Store.open(folder / BASE, data_key(), clock=now)


@contextmanager
def no_longer_than(seconds: float) -> Generator[None]:
    """Count the time of the processor: the machine may be busy with something else."""

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"more than {seconds:.0f} s")

    previous = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def limit_memory() -> None:
    """Refuse this process more than 500 MB on top of what the warm program takes."""
    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = taken * resource.getpagesize() + _MOST
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def brief(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-4:][::-1])
    return f"{type(error).__name__}: {str(error)[:200]} ({where})".replace("\n", " ")

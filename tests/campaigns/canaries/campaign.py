"""Keep, close, kill and erase the canaries of one base; look at every file after each."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from tests.campaigns.bases import handed
from tests.campaigns.bases.body import settle
from tests.campaigns.canaries.words import around, decrypted, files_telling, found_in
from tests.campaigns.children.starting import REPOSITORY, command

from conseil_mobilite.app.clock import now
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base

FOLDERS: Final = ("home", "config", "cache", "data", "state", "runtime", "tmp", "work", "profile")


@dataclass(slots=True)
class Tally:
    """What was found at each stage, and what proves that the canaries were there to be found."""

    names: int
    seen: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        return self.seen >= self.names and not any(self.found.values())

    def __str__(self) -> str:
        head = f"{self.names} names, {self.seen} occurrences in the decrypted base before erasure"
        lines = [f"  {stage}: {len(told)} places" for stage, told in self.found.items()]
        told = [f"    {stage}: {each}" for stage, all_ in self.found.items() for each in all_[:9]]
        return "\n".join((head, *lines, *told))


@dataclass(frozen=True, slots=True)
class World:
    """The folders of one program, its base and its key."""

    folder: Path
    key: DataKey
    adviser: UUID

    @property
    def base(self) -> Path:
        return self.folder / "profile" / "suivi.base"

    @classmethod
    def make(cls, folder: Path) -> "World":
        for name in FOLDERS:
            (folder / name).mkdir(mode=0o700)
        key = DataKey.new()
        base = folder / "profile" / "suivi.base"
        make_base(base, key)
        with closing(Store.open(base, key, clock=now)) as store:
            return cls(folder, key, store.run(settle))

    def telling(self) -> list[str]:
        return files_telling(self.folder)

    def _start(self, names: int, options: Sequence[str]) -> "subprocess.Popen[bytes]":
        where = {f"XDG_{name.upper()}_HOME": name for name in ("config", "cache", "data", "state")}
        where |= {"HOME": "home", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "runtime"}
        paths = {variable: str(self.folder / name) for variable, name in where.items()}
        base = handed.arguments(self.base, self.key, self.adviser)
        program = command("tests.campaigns.canaries.keeper", *base, str(names), *options)
        root, known = REPOSITORY, os.environ.get("PYTHONPATH", "")
        search = os.pathsep.join(part for part in (str(root), known) if part)
        with (self.folder / "stderr.txt").open("ab") as errors:
            return subprocess.Popen(  # noqa: S603 - ourselves
                program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=self.folder / "work",
                env={**os.environ, **paths, "PYTHONPATH": search},
            )

    @contextmanager
    def keeper(self, names: int, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run the program until it says that it is ready."""
        running = self._start(names, options)
        assert running.stdin is not None
        assert running.stdout is not None
        try:
            told = running.stdout.readline()
            if not told.startswith(b"pret"):
                told = (self.folder / "stderr.txt").read_bytes()[-2000:]
                raise RuntimeError(told.decode(errors="replace"))
            yield running
            if running.poll() is None:
                running.communicate(b"\n")
        finally:
            running.kill()
            running.wait()
            running.stdin.close()
            running.stdout.close()


def campaign(folder: Path, names: int, unsafe: str = "", *, window: bool = True) -> Tally:
    """Keep, close, kill and erase; look at every file after each.

    Without the window, which takes the most time, nothing is killed.
    """
    world, tally = World.make(folder), Tally(names)
    options = (*(("--unsafe", unsafe) if unsafe else ()), *(() if window else ("--no-window",)))
    with world.keeper(names, *options):
        tally.found["while open"] = world.telling()
    tally.found["after closing"] = world.telling()
    tally.seen = len(found_in(decrypted(world.base, world.key)))
    if window:
        with world.keeper(names) as running:
            running.kill()
            running.wait()
            tally.found["after kill -9"] = world.telling()
    with world.keeper(names, "--erase", *options):
        tally.found["after erasure, open"] = [*world.telling(), *_in_base(world)]
    tally.found["after erasure, closed"] = [*world.telling(), *_in_base(world)]
    tally.found["words of the index"] = _in_index(world)
    return tally


def _in_base(world: World) -> list[str]:
    content = decrypted(world.base, world.key)
    found = found_in(content)
    return [f"decrypted base: {len(found)}, as {around(content)!r}"] if found else []


def _in_index(world: World) -> list[str]:
    """Look for the words of the index, which it keeps without their common beginnings."""
    with closing(connect_to_base(world.base, world.key)) as connection:
        words = [str(word) for (word,) in connection.execute("SELECT term FROM person_words")]
    return [word for word in words if found_in(word.encode())]

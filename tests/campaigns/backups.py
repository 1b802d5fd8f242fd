"""Restore every backup and compare row for row; damage one among them, and have it named.

    python -m tests.campaigns.backups --backups 30 --damaged 100
    python -m tests.campaigns.backups --backups 5 --damaged 20 --unsafe

The exit status is 0 where each backup gave back the rows of its day, and each damaged one was named
and refused while all the others were found sound. With `--unsafe` nothing is read again before it
is used, as a careless program would: where that passes, the campaign proves nothing and says so.
"""

import argparse
import random
import shutil
import sys
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import pytest
from sqlcipher3.dbapi2 import Connection
from tests.campaigns.kills.subject import NOW, cheap
from tests.kept_base import PHRASE, add_person

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import copying, making, verifying
from conseil_mobilite.store.backups.manifest import FileMark
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import Backup, on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import connect_read_only

Rows: TypeAlias = Mapping[str, list[str]]
Damage: TypeAlias = Callable[[Path, Path, random.Random], None]
WRITTEN_BY_RESTORING: Final = {"audit_entry", "audit_seal", "setting"}
"""Restoring itself is kept in the trail, and settles the second place: told apart."""


@dataclass
class Found:
    restored: int = 0
    unlike: list[str] = field(default_factory=list)
    damaged: int = 0
    unnamed: list[str] = field(default_factory=list)
    wrongly_named: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not (self.unlike or self.unnamed or self.wrongly_named or self.used)

    def __str__(self) -> str:
        counted = (
            f"backups restored: {self.restored}; unlike the rows of their day: {len(self.unlike)}",
            f"damaged: {self.damaged}; not named: {len(self.unnamed)}",
            f"sound ones named: {len(self.wrongly_named)}; damaged ones used: {len(self.used)}",
        )
        harm = (*self.unlike[:3], *self.unnamed[:3], *self.wrongly_named[:3], *self.used[:3])
        return "\n  ".join((*counted, *harm))


def campaign(folder: Path, backups: int, damaged: int, seed: int, *, unsafe: bool) -> Found:
    """Make as many backups as asked of a base that grows, and try each, and each damage."""
    chance, found = random.Random(seed), Found()  # noqa: S311 - which bytes are damaged
    with cheap(), ExitStack() as stack:
        base, truth = _made(folder / "poste", backups)
        if unsafe:
            stack.enter_context(_unread())
        for backup in on_shelf(base):
            _restore(folder / "restored", backup, truth[backup.folder.name], found)
        for number in range(damaged):
            _damage_one(folder, base, list(DAMAGES)[number % len(DAMAGES)], chance, found)
    return found


def _made(folder: Path, count: int) -> tuple[Path, dict[str, Rows]]:
    base, truth = folder / "suivi.base", dict[str, Rows]()
    with closing(vault.create(base, PHRASE, "Zoé", clock=lambda: NOW)) as store:
        for day in range(count):
            for number in range(5):
                store.run(add_person, f"Jour {day} personne {number}")
            at = NOW + timedelta(days=day)
            made = making.make(base, store.key, Reason.DAILY, at=at)
            truth[made.folder.name] = _rows_of(store)
    return base, truth


def _restore(place: Path, backup: Backup, rows: Rows, found: Found) -> None:
    shutil.rmtree(place, ignore_errors=True)
    target = place / backup.base.name
    chosen = unlock(backup, PHRASE)
    store = restoring.restore_closed(target, chosen, clock=lambda: NOW, step=_unwatched)
    with closing(store):
        found.restored += 1
        if _rows_of(store) != rows:
            found.unlike.append(backup.folder.name)


def _damage_one(folder: Path, base: Path, kind: str, chance: random.Random, found: Found) -> None:
    """Damage one backup, look at all, try to restore it; then put it back as it was."""
    shelf = on_shelf(base)
    victim, other = chance.sample(shelf, 2)
    name = chance.choice([each.name for each in victim.files] + ["manifeste.json"])
    kept = folder / "kept"
    shutil.copytree(victim.folder, kept)
    DAMAGES[kind](victim.folder / name, other.folder / name, chance)
    told = f"{kind} of {name} in {victim.folder.name}"
    found.damaged += 1
    for backup in on_shelf(base):
        fault = verifying.fault_of(backup)
        if backup.folder == victim.folder and not fault:
            found.unnamed.append(told)
        if backup.folder != victim.folder and fault:
            found.wrongly_named.append(f"{backup.folder.name}: {fault}")
    if _used(folder / "restored", base, victim.folder):
        found.used.append(told)
    shutil.rmtree(victim.folder)
    kept.rename(victim.folder)


def _used(place: Path, base: Path, folder: Path) -> bool:
    shutil.rmtree(place, ignore_errors=True)
    (backup,) = (each for each in on_shelf(base) if each.folder == folder)
    try:
        chosen = unlock(backup, PHRASE)
        target = place / base.name
        restoring.restore_closed(target, chosen, clock=lambda: NOW, step=_unwatched).close()
    except UserError:
        return False
    return True


def _flip(file: Path, _other: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def _zero(file: Path, _other: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    start = chance.randrange(len(content))
    content[start : start + 4096] = bytes(len(content[start : start + 4096]))
    file.write_bytes(content)


def _cut(file: Path, _other: Path, chance: random.Random) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: chance.randrange(len(content))])


def _lose(file: Path, _other: Path, _chance: random.Random) -> None:
    file.unlink()


def _older(file: Path, other: Path, chance: random.Random) -> None:
    """Put a file of another day in its place; where both are alike nothing would be damaged."""
    if file.read_bytes() == other.read_bytes() or file.name == "manifeste.json":
        _flip(file, other, chance)
    else:
        shutil.copyfile(other, file)


DAMAGES: Final[Mapping[str, Damage]] = {
    "a flipped bit": _flip,
    "a zeroed page": _zero,
    "a cut": _cut,
    "a loss": _lose,
    "another day": _older,
}


def _rows_of(store: Store) -> Rows:
    """Return every row of every table that restoring does not write in."""
    with closing(connect_read_only(store.path, store.key)) as connection:
        names = _texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: sorted(_texts(connection, f'SELECT * FROM "{name}"'))  # noqa: S608 - of the schema
            for name in names
            if name not in WRITTEN_BY_RESTORING
        }


def _texts(connection: Connection, query: str) -> list[str]:
    rows = connection.execute(query).fetchall()
    return [str(row[0]) if len(row) == 1 else repr(row) for row in rows]


@contextmanager
def _unread() -> Generator[None]:
    """Use backups without reading them first: the marks are taken at their word."""

    def believed(path: Path) -> FileMark:
        return FileMark(name=path.name, bytes=0, sha256="0" * 64)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifying, "fault_of", lambda _backup, _key=None: "")
        patch.setattr(restoring, "fault_of", lambda _backup, _key=None: "")
        patch.setattr(copying, "mark_on_disk", believed)
        patch.setattr(copying, "_alike", lambda _found, _mark: True)
        yield


def _unwatched(_done: int, _total: int) -> None:
    pass


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--backups", type=int, default=30)
    parser.add_argument("--damaged", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    start = time.monotonic()
    with TemporaryDirectory() as folder:
        found = campaign(
            Path(folder), asked.backups, asked.damaged, asked.seed, unsafe=asked.unsafe
        )
    print(f"{'passed' if found.passed else 'FAILED'}  {found}")
    print(f"seed {asked.seed}; {time.monotonic() - start:.0f} s")
    return 0 if found.passed else 1


if __name__ == "__main__":
    sys.exit(main())

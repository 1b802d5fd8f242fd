"""Cut the power at random instants of acts that write files beside the base; count what is lost.

    python -m tests.campaigns.power_loss_of_acts --states 2000
    python -m tests.campaigns.power_loss_of_acts --states 200 --unsafe

A passphrase is changed, somebody is erased, the base is backed up, restored, given another key,
brought from an earlier schema: the real program does it, its system calls recorded, and
each state that the disk may be left in is judged as the kills judge theirs. With `--unsafe` the
folder is not synced once a file has its name, nor the base once it is written: what was told must
be lost, or the campaign proves nothing. It needs Linux and a C compiler.
"""

import argparse
import os
import random
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from tests.campaigns.bases import old
from tests.campaigns.bases.answering import set_synchronous
from tests.campaigns.children.starting import command
from tests.campaigns.kills import migrating
from tests.campaigns.kills.blows import Tally
from tests.campaigns.kills.registry import SUBJECTS
from tests.campaigns.kills.subject import Finding, Subject
from tests.campaigns.power_cuts.disk import Call, Disk
from tests.campaigns.power_cuts.recording import available, recorded

from conseil_mobilite.store import files
from conseil_mobilite.store.files import make_private_folder

ACTS: Final = (
    "changing a slot",
    "erasing",
    "backing up",
    "restoring",
    "re-keying",
    migrating.name_of("0007"),
)
_MODULE: Final = "tests.campaigns.power_loss_of_acts"
_TOLD: Final = "acknowledged"
MANY: Final = 12
_NAMING: Final = "drlm"


def campaign(
    folder: Path, name: str, states: int, seed: int, *, unsafe: bool, acts: int = MANY
) -> Tally:
    """Record the act, done a few times, then judge as many states of the disk as asked."""
    subject, place = SUBJECTS[name], folder / "disk"
    place.mkdir(mode=0o700)
    old.share_key()
    subject.prepare(place)
    first = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    calls = recorded(folder, place, [_command(place, name, acts, unsafe=unsafe)])
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - instants and sectors
    instants = range(1, len(calls) + 1)
    names = [after for after in instants if calls[after - 1].kind in _NAMING]
    for state in range(states):
        # Names change seldom, and decide: every other cut follows a change of one. The first comes
        # once all is done.
        cut = chance.choice(names if state % 2 else instants) if state else len(calls)
        told, left = _cut(place, first, calls[:cut], chance)
        _lay_out(folder / "after", place, left)
        _judge(subject, folder / "after", told, tally)
    return tally


def _cut(
    place: Path, first: Mapping[Path, bytes], calls: Sequence[Call], chance: random.Random
) -> tuple[list[str], dict[Path, bytes]]:
    disk, told = Disk(place, dict(first)), list[str]()
    for call in calls:
        if call.path.name == _TOLD:
            told.append(call.data.decode().strip())
        else:
            disk.feed(call)
    return told, disk.after_power_loss(chance)


def _lay_out(folder: Path, place: Path, left: Mapping[Path, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for path, content in left.items():
        if not path.name.endswith("-shm"):
            laid = folder / path.relative_to(place)
            make_private_folder(laid.parent)
            laid.write_bytes(content)
            laid.chmod(0o600)


def _judge(subject: Subject, folder: Path, told: Sequence[str], tally: Tally) -> None:
    try:
        found = subject.look(folder, told)
    except Exception as error:  # noqa: BLE001 - whatever keeps it from being read is what we count
        found = Finding(corrupt=[f"{type(error).__name__}: {error}"])
    tally.kills += 1
    tally.in_the_act += 1
    tally.told += len(told)
    tally.lost += found.lost
    tally.corrupt += found.corrupt


def work(folder: Path, name: str, acts: int, *, unsafe: bool) -> None:
    """Do the act a few times, each told by a write that is recorded between the others."""
    descriptor = os.open(folder / _TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    told = 0

    def tell(text: str) -> None:
        nonlocal told
        os.write(descriptor, f"{text}\n".encode())
        told += 1
        if told == acts:
            sys.exit(0)

    with pytest.MonkeyPatch.context() as patch:
        if unsafe:
            set_synchronous("OFF")
            patch.setattr(files, "sync_folder", lambda _folder: None)
        SUBJECTS[name].work(folder, tell, unsafe=False)


def _command(place: Path, name: str, acts: int, *, unsafe: bool) -> list[str]:
    options = ["--unsafe"] if unsafe else []
    return command(_MODULE, "--what", name, "--work", str(place), "--acts", str(acts), *options)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--what", choices=ACTS, action="append")
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--acts", type=int, default=MANY)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work, asked.what[0], asked.acts, unsafe=asked.unsafe)
        return 0
    if not available():
        print("not run: it needs Linux and a C compiler (cc)")
        return 2
    names, passed = asked.what or ACTS, True
    for name in names:
        with TemporaryDirectory() as folder:
            states = -(-asked.states // len(names))
            tally = campaign(
                Path(folder), name, states, asked.seed, unsafe=asked.unsafe, acts=asked.acts
            )
        passed &= tally.passed
        print(
            f"{'passed' if tally.passed else 'FAILED'}  {name}: power losses: {tally.kills}; "
            f"acknowledged: {tally.told}; lost: {len(tally.lost)}; corrupt: {len(tally.corrupt)}",
            *(tally.lost[:3] + tally.corrupt[:3]),
            sep="\n  ",
        )
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())

"""Kill -9 the program at random instants while it saves and changes the key of its base.

    python -m tests.campaigns.kill_rekeying --kills 100
    python -m tests.campaigns.kill_rekeying --kills 100 --unsafe one-after-the-other

The exit status is 0 where no acknowledged row was lost and every base opened by its passphrase. A
program that puts the base in place and its keys afterwards must leave bases that nobody can open.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import Session
from tests import cheap_guesses
from tests.campaigns.answering import REPOSITORY

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import health, replacing, vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.rekeying import Entrant, rekey

PHRASE = "un chemin creux vers le vieux moulin bleu"
LONGEST = 0.5
"""Seconds between the first acknowledgement and the kill."""


@dataclass
class Tally:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    shut: int = 0
    unsound: int = 0
    slowest: float = 0.0

    @property
    def passed(self) -> bool:
        clean = self.lost == self.shut == self.unsound == 0
        return clean and self.acknowledged > 0 and self.slowest < 5


def campaign(folder: Path, kills: int, seed: int, *, careless: bool) -> Tally:
    """Kill again and again; a base that nobody opens any more is replaced by another one."""
    tally, chance, base = Tally(), random.Random(seed), _founded(folder)  # noqa: S311 — instants
    known = 0
    for _ in range(kills):
        said = _killed(base, chance.uniform(0, LONGEST), careless=careless)
        start = time.perf_counter()
        tally.kills += 1
        try:
            store = vault.open_with_passphrase(base, PHRASE, clock=_now)
        except UserError:
            tally.shut += 1
            base, known = _founded(folder), 0
            continue
        tally.slowest = max(tally.slowest, time.perf_counter() - start)
        kept = store.read(_number)
        tally.unsound += not health.check(store).sound
        store.close()
        tally.acknowledged += said
        tally.lost += max(0, known + said - kept)
        known = kept
    return tally


def work(base: Path, *, careless: bool) -> None:
    """Save a row, acknowledge it, and change the key after every third, for ever."""
    if careless:
        replacing.replace = _replace_carelessly
    store = vault.open_with_passphrase(base, PHRASE, clock=_now)
    while True:
        for _ in range(3):
            store.run(_count)
            print("saved", flush=True)
        assert store.adviser is not None
        store = rekey(store, Entrant("Zoé", store.adviser, PHRASE), (), Keychain(None))


def _count(session: Session) -> None:
    body = setup.organisation(session)
    body.phone = str(int(body.phone or 0) + 1)


def _number(session: Session) -> int:
    return int(setup.organisation(session).phone or 0)


def _killed(base: Path, delay: float, *, careless: bool) -> int:
    command = [sys.executable, "-m", "tests.campaigns.kill_rekeying", "--work", str(base)]
    command += ["--unsafe", "one-after-the-other"] if careless else []
    program = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=REPOSITORY)  # noqa: S603 — ours
    assert program.stdout is not None
    first = program.stdout.readline()
    time.sleep(delay)
    program.kill()
    return (first + program.communicate()[0]).count(b"saved\n")


def _founded(folder: Path) -> Path:
    home = folder / str(uuid4())
    make_private_folder(home)
    body = Organisation(
        name="Plateforme", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Zoé", last_name="Nguyen")
    store: Store = vault.create(home / "b.base", PHRASE, "Zoé", clock=_now, adviser=adviser.id)
    store.run(setup.found, body, adviser)
    store.close()
    return home / "b.base"


def _replace_carelessly(base: Path, aside: Path) -> None:
    """Put the base in place, then its keys, as if nothing could happen in between."""
    draft = base.with_name(f".{base.name}.preparation") / base.name
    make_private_folder(aside)
    draft.replace(base)
    time.sleep(0.1)  # a slow disk
    slots_path(draft).replace(slots_path(base))


def _now() -> datetime:
    return datetime.now(UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["one-after-the-other"])
    parser.add_argument("--work", type=Path)
    asked = parser.parse_args()
    cheap_guesses.spare(pytest.MonkeyPatch())  # for the life of this process
    careless = asked.unsafe is not None
    if asked.work:
        work(asked.work, careless=careless)
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.kills, asked.seed, careless=careless)
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

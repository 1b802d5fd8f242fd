"""Bring bases of every earlier version to the present, killed midway: old or new, never between.

    python -m tests.campaigns.migrations_killed --kills 100
    python -m tests.campaigns.migrations_killed --kills 20 --unsafe

Each base has the schema that its version left and the rows of a small demonstration that fit in it.
A first migration goes to its end: no row may be missing. Then each is killed as many times as
asked. The exit status is 0 where all that holds. With `--unsafe` each statement is kept at once,
without one transaction around all: bases must be left between two schemas.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.bases import old
from tests.campaigns.kills.blows import Tally
from tests.campaigns.kills.campaign import Asked, campaign
from tests.campaigns.kills.migrating import look, name_of
from tests.campaigns.kills.subject import BASE, now

from conseil_mobilite.store import migrations
from conseil_mobilite.store.database import Store


def earlier() -> tuple[str, ...]:
    return tuple(each for each in old.revisions() if each != migrations.HEAD)


def to_the_end(folder: Path, revision: str) -> list[str]:
    """Migrate without a kill; return what is wrong with what came of it."""
    old.lay_out(folder / BASE, revision)
    Store.open(folder / BASE, old.data_key(), clock=now).close()
    found = look(revision, folder, ["opened"])
    return [*found.lost, *found.corrupt]


def killed(
    folder: Path, versions: Sequence[str], kills: int, seed: int, *, unsafe: bool
) -> Mapping[str, Tally]:
    asked = Asked(kills * len(versions), seed, unsafe=unsafe)
    return campaign(folder, [name_of(each) for each in versions], asked)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="of each version")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    wrong: list[str] = []
    for revision in earlier():
        with TemporaryDirectory() as folder:
            wrong += [f"{revision}: {each}" for each in to_the_end(Path(folder), revision)]
    print("\n".join((f"migrated to the end: {len(earlier())}; wrong: {len(wrong)}", *wrong)))
    with TemporaryDirectory() as folder:
        found = killed(Path(folder), earlier(), asked.kills, asked.seed, unsafe=asked.unsafe)
    for name, tally in found.items():
        print(f"{'passed' if tally.passed else 'FAILED'}  {name}: {tally}")
    return 0 if not wrong and all(tally.passed for tally in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

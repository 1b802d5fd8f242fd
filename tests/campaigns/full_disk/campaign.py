"""Share the offsets out between the acts; each has a process, and a small disk where it may."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from tests.campaigns.answering import REPOSITORY
from tests.campaigns.full_disk.acts import ACTS
from tests.campaigns.full_disk.cases import Case, run
from tests.campaigns.full_disk.measuring import lacks, measure
from tests.campaigns.full_disk.room import Kind, Means
from tests.campaigns.full_disk.tally import Tally
from tests.campaigns.kills.blows import copied


def campaign(
    folder: Path, names: Sequence[str], offsets: int, *, unsafe: str = "", workers: int = 2
) -> tuple[Mapping[str, Tally], Means]:
    """Return what each act cost, and by what means it was hindered."""
    means = Means.found(folder)
    shares = [offsets // len(names) + (rank < offsets % len(names)) for rank in range(len(names))]

    def asked(name: str, share: int) -> Tally:
        place = folder / name
        place.mkdir(mode=0o700)
        module = ["-m", "tests.campaigns.full_disk.campaign", str(place), name, str(share), unsafe]
        done = subprocess.run(  # noqa: S603 - our own program
            means.command(place, sys.executable, *module),
            env=means.environment(),
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            check=True,
        )
        return Tally(**json.loads(done.stdout))

    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(names, pool.map(asked, names, shares), strict=True)), means


def stopped(folder: Path, name: str, offsets: int, *, unsafe: str = "") -> Tally:
    """Stop one act at so many offsets, in this process and its children."""
    act, tally, first = ACTS[name], Tally(), folder / "first"
    first.mkdir(mode=0o700)
    act.prepare(first)
    measured = measure(act, copied(first, folder / "measured"))
    planned = lacks(measured, offsets)
    tally.writes = len(measured.stretches)
    tally.stopped = measured.stopped_by(
        [each.offset for each in planned if each.kind is Kind.BYTES]
    )
    for rank, lack in enumerate(planned):
        run(Case(act, lack, leave=rank % 4 > 1, unsafe=unsafe), first, folder, tally)
    return tally


def main() -> None:
    folder, name, offsets, unsafe = sys.argv[1:]
    print(json.dumps(asdict(stopped(Path(folder), name, int(offsets), unsafe=unsafe))))


if __name__ == "__main__":
    main()

"""Share the offsets out between the acts; each has a process, and a small disk where it may."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.campaigns.children.starting import REPOSITORY, command
from tests.campaigns.full_disk.acts import ACTS
from tests.campaigns.full_disk.cases import Case, run
from tests.campaigns.full_disk.measuring import lacks, measure
from tests.campaigns.full_disk.room import Kind, Means
from tests.campaigns.full_disk.tally import Tally
from tests.campaigns.kills.blows import copied


@dataclass(frozen=True)
class Asked:
    """How many offsets in all, of which program, by how many processes."""

    offsets: int
    unsafe: str = ""
    workers: int = 2


def campaign(folder: Path, names: Sequence[str], asked: Asked) -> tuple[Mapping[str, Tally], Means]:
    """Return what each act cost, and by what means it was hindered."""
    means = Means.found(folder)
    more = asked.offsets % len(names)
    shares = {name: asked.offsets // len(names) + (name in names[:more]) for name in names}
    groups = [names[start :: asked.workers] for start in range(min(asked.workers, len(names)))]

    def worked(group: Sequence[str]) -> Mapping[str, Tally]:
        return _worked(folder, means, {name: shares[name] for name in group}, asked.unsafe)

    with ThreadPoolExecutor(asked.workers) as pool:
        found = {name: tally for each in pool.map(worked, groups) for name, tally in each.items()}
    return {name: found[name] for name in names}, means


def _worked(
    folder: Path, means: Means, shares: Mapping[str, int], unsafe: str
) -> Mapping[str, Tally]:
    """Have a process of its own stop some acts, on a small disk of its own where it may."""
    place = Path(mkdtemp(dir=folder))
    arguments = (str(place), json.dumps(shares), unsafe)
    done = subprocess.run(  # noqa: S603 - our own program
        means.command(place, *command("tests.campaigns.full_disk.campaign", *arguments)),
        env=means.environment(),
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        check=True,
    )
    return {name: Tally(**told) for name, told in json.loads(done.stdout).items()}


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
    folder, shares, unsafe = sys.argv[1:]
    found: dict[str, object] = {}
    for name, offsets in json.loads(shares).items():
        place = Path(folder) / name
        place.mkdir(mode=0o700)
        found[name] = asdict(stopped(place, name, offsets, unsafe=unsafe))
        shutil.rmtree(place)
    print(json.dumps(found))


if __name__ == "__main__":
    main()

"""Try files in processes of their own: one that dies is at fault for the file it was given."""

import json
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace

from tests.campaigns.children.starting import REPOSITORY, command
from tests.campaigns.fuzzed_imports.trial import Outcome


@dataclass(frozen=True)
class Run:
    """Files `first` to `first + files`, of one seed; by a careless importer where `unsafe`."""

    seed: int
    first: int
    files: int
    unsafe: bool = False


def run(whole: Run, workers: int) -> list[Outcome]:
    share = -(-whole.files // workers)
    end = whole.first + whole.files
    starts = range(whole.first, end, share)
    shares = [replace(whole, first=at, files=min(share, end - at)) for at in starts]
    with ThreadPoolExecutor(workers) as pool:
        return [outcome for found in pool.map(_tried, shares) for outcome in found]


def _tried(share: Run) -> list[Outcome]:
    found: list[Outcome] = []
    while len(found) < share.files:
        done = len(found)
        rest = replace(share, first=share.first + done, files=share.files - done)
        found += _by_one_process(rest)
    return found


def _by_one_process(rest: Run) -> Iterator[Outcome]:
    """Yield what it told, and the file that ended it where it did not reach the last one."""
    with subprocess.Popen(  # noqa: S603 - our own program
        command("tests.campaigns.fuzzed_imports.child", json.dumps(asdict(rest))),
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
        text=True,
    ) as child:
        assert child.stdout is not None
        told = 0
        for line in child.stdout:
            told += 1
            yield Outcome(**json.loads(line))
    if told < rest.files:
        fault = f"the process ended with status {child.returncode}"
        yield Outcome(rest.first + told, "?", taken=False, seconds=0.0, fault=fault)

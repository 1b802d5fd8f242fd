"""Kill -9 the program at random instants of everything that it keeps, and count what is lost.

    python -m tests.campaigns.kills --kills 1000
    python -m tests.campaigns.kills --kills 100 --what founding --what erasing
    python -m tests.campaigns.kills --kills 140 --unsafe

The kills are shared out between every kind of act. The exit status is 0 where no acknowledged thing
was lost, nothing is half done, the next start took less than 5 seconds, and no file in clear was
left behind. With `--unsafe` each act is done as a careless program would: where one of them passes
nevertheless, or nothing was ever acknowledged, the campaign proves nothing for it, and says so.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.kills.campaign import Asked, campaign
from tests.campaigns.kills.registry import SUBJECTS

_WORKERS = 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--workers", type=int, default=_WORKERS)
    parser.add_argument("--what", choices=sorted(SUBJECTS), action="append")
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    start, wanted = time.monotonic(), Asked(asked.kills, asked.seed, asked.workers, asked.unsafe)
    with TemporaryDirectory() as folder:
        found = campaign(Path(folder), asked.what or sorted(SUBJECTS), wanted)
    total, minutes = sum(each.kills for each in found.values()), (time.monotonic() - start) / 60
    passed = {name: tally.passed and tally.told > 0 for name, tally in found.items()}
    for name, tally in found.items():
        print(f"{'passed' if passed[name] else 'FAILED'}  {name}: {tally}")
    print(f"kills in all: {total}; per minute: {total / minutes:.0f}; seed {asked.seed}")
    return 0 if all(passed.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

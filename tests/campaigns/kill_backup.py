"""Kill -9 the program while it backs up and while it restores, and count what is lost.

    python -m tests.campaigns.kill_backup --kills 200
    python -m tests.campaigns.kill_backup --kills 20 --unsafe

The two kinds of `tests.campaigns.kills` that concern backups, alone: no acknowledged record lost,
no half backup listed as good, the base or the restored base opens, in less than 5 seconds.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.kills.backing_up import BACKING_UP
from tests.campaigns.kills.campaign import Asked, campaign
from tests.campaigns.kills.restoring import RESTORING


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    wanted = Asked(asked.kills, asked.seed, 1, asked.unsafe)
    with TemporaryDirectory() as folder:
        found = campaign(Path(folder), [BACKING_UP.name, RESTORING.name], wanted)
    for name, tally in found.items():
        print(f"{'passed' if tally.passed else 'FAILED'}  {name}: {tally}")
    return 0 if all(tally.passed for tally in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

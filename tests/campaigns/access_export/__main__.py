"""Export the file of each person of a base, and hold it against an independent reading of the base.

    python -m tests.campaigns.access_export --people 50
    python -m tests.campaigns.access_export --people 5 --unsafe table
    python -m tests.campaigns.access_export --people 5 --unsafe guest

The base is read by raw SQL along its foreign keys (`dump`), past the product. Every word that
can be typed is first replaced by one that nobody else has. Of each person, every stored value is
found in the JSON, no row of the JSON is of anybody else, every word typed of hers is read in the
paper, and no word, key or telephone of anybody else is found in any file of the export. The text of
a note that a colleague keeps to herself is found nowhere. The exit status is 0 where nothing is
missing and nothing is foreign. The unsafe ways leave a table out, and leave in whoever comes to the
same appointment: they must be told, or the campaign proves nothing.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.campaigns.access_export.campaign import WAYS, campaign
from tests.campaigns.access_export.judging import Tally


def _told(tally: Tally) -> Iterator[str]:
    yield str(tally)
    yield from tally.missing[:20]
    yield from tally.foreign[:20]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--unsafe", choices=sorted(filter(None, WAYS)), default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.people, asked.seed, asked.unsafe)
    for line in _told(tally):
        sys.stdout.write(f"{line}\n")
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

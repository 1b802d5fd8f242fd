"""Put in names that are nobody's, and look for them in every byte that the program leaves.

    python -m tests.campaigns.canaries --names 500
    python -m tests.campaigns.canaries --names 20 --unsafe keeps-pages

The profile, the temporary, cache and runtime folders, the folder it works in, its outputs: while
the window is open, once it is closed, after kill -9, and after all were erased or made anonymous,
there with the base DECRYPTED, free pages, -wal and the words of the search index included. The exit
status is 0 where nothing is found; with an unsafe variant something must be, or it proves nothing.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.campaigns.canaries.campaign import campaign
from tests.campaigns.canaries.keeper import UNSAFE, UNSWEPT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=500)
    parser.add_argument("--unsafe", choices=(*UNSAFE, UNSWEPT))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.names, asked.unsafe or "")
    print(tally)
    if asked.unsafe:
        sys.exit(0 if not tally.clean else 1)
    sys.exit(0 if tally.clean else 1)


if __name__ == "__main__":
    main()

"""Damage what lies in the folder of a base in every way; count what goes unseen or is written over.

    python -m tests.campaigns.damaged_files --files 200
    python -m tests.campaigns.damaged_files --files 50 --unsafe trusting
    python -m tests.campaigns.damaged_files --files 50 --unsafe recreating

Each damaged copy is opened as the window does, checked and read. The exit status is 0 where each
was refused with a sentence or found unsound, no error came out uncaught, each file kept each of its
bytes, and the last backup, restored, holds all it held. One exception: after a crash, SQLite brings
waiting writes into the base before it meets damage deep inside; such a base counts as found unsound
though its bytes changed. A program that trusts the file of recent writes, or makes a new base of
one that does not open, must fail.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import pytest
from tests import cheap_guesses
from tests.campaigns.damaged_files.campaign import campaign, opened, recreating, trust


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["trusting", "recreating"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        cheap_guesses.spare(patch)  # they are not the subject
        if asked.unsafe == "trusting":
            trust(patch)
        opener = recreating if asked.unsafe == "recreating" else opened
        tally = campaign(Path(folder), asked.files, asked.seed, opener)
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

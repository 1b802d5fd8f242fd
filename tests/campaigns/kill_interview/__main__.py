"""Kill -9 the real window at random instants of an interview; nothing it called saved may be lost.

    python -m tests.campaigns.kill_interview --kills 100
    python -m tests.campaigns.kill_interview --kills 20 --unsafe acknowledge-first
    python -m tests.campaigns.kill_interview --kills 20 --unsafe forget-place

A child answers by real keys and tells each answer once the window says « Réponse enregistrée ». It
is killed, and the base is read: every answer told must be there with its value and in its order,
the rows must agree with their history, the base be sound, and no file in clear be left. Then the
next child opens the page again: it must land on a question where the keyboard was during the last
second before the kill. The exit status is 0 where all that holds. With a child that tells its
answers before they are saved some must be lost, and with one that does not note where it goes some
pages must open elsewhere, or the campaign proves nothing.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.campaigns.kill_interview.campaign import campaign
from tests.campaigns.kill_interview.interviewer import UNSAFE


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=UNSAFE, default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.kills, asked.seed, unsafe=asked.unsafe)
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

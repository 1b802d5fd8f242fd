"""Do random acts in a file, undo them all, do them all again: the base must be equal each time.

    python -m tests.campaigns.undo_redo --sequences 500
    python -m tests.campaigns.undo_redo --sequences 20 --unsafe forget-cascades

Every table is compared row for row with what it was after the same act, at every step back and
forth, but for the audit trail, the journal and the versions of the diary, which only grow. Every
fourth sequence is broken off between acts, as when the adviser leaves the page: from there on,
where she stopped and the minutes spent are left out of the comparison, as an undo leaves them
alone. The exit status is 0 where nothing differed; a journal that forgets what a deletion carries
along must differ, or the campaign proves nothing.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.campaigns.undo_redo.campaign import campaign


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=500)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["forget-cascades"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(
            Path(folder), asked.sequences, asked.seed, forget_cascades=asked.unsafe is not None
        )
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

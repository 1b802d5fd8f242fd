"""Leave no room on the disk at every offset of every act that writes; count what is lost.

    python -m tests.campaigns.full_disk --offsets 300
    python -m tests.campaigns.full_disk --offsets 100 --what founding --what erasing
    python -m tests.campaigns.full_disk --offsets 150 --unsafe in-place

The offsets are shared out between the acts, each measured first with all the room it wants. Room is
lacking in three ways: no byte more may be written on the disk, from any byte that the act writes on
(a library put before the system's own: it needs a C compiler), and every other time no file can be
made either; no file may be larger than so much (RLIMIT_FSIZE); a small real disk has so many pages
left (tmpfs: it needs the right to mount one). Then room returns, and the act is done again by the
same program, or by the next where it was closed meanwhile.

The exit status is 0 where each act was done, or refused with a French sentence that names the lack
of room; all that was acknowledged is there; the base and its keys are sound; no draft, half backup
or cut file is left; and the act is done once there is room. With `--unsafe` the program is one that
writes files over themselves, takes what the disk refused for saved, or says it in English: it must
be found out, or the campaign proves nothing.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.full_disk.acts import ACTS
from tests.campaigns.full_disk.campaign import Asked, campaign
from tests.campaigns.full_disk.tally import Tally, listed
from tests.campaigns.full_disk.unsafe import VARIANTS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offsets", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--what", choices=sorted(ACTS), action="append")
    parser.add_argument("--unsafe", choices=sorted(VARIANTS), default="")
    asked = parser.parse_args()
    start, whole = time.monotonic(), Tally()
    with TemporaryDirectory() as folder:
        wanted = Asked(asked.offsets, asked.unsafe, asked.workers)
        found, means = campaign(Path(folder), asked.what or list(ACTS), wanted)
    for name, tally in found.items():
        print(f"{'passed' if tally.passed else 'FAILED'}  {name}: {tally}")
        whole.add(tally)
    for each in means.missing():
        print(f"not done, for want of means: {each}")
    print(f"in all: {whole.counted}; {time.monotonic() - start:.0f} s")
    print(f"ways of lacking room: {listed(whole.ways)}")
    print(f"not even read, which was said: {whole.unread}")
    print(f"drafts left until the next act: {listed(whole.drafts) or 'none'}")
    for text, number in sorted(whole.sentences.items()):
        print(f"{number:5} times: {text}")
    return 0 if all(tally.passed for tally in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

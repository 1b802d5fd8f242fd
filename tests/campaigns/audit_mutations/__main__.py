"""Change the rows of the audit trail in every way, and read it again to see where it breaks.

    python -m tests.campaigns.audit_mutations --mutations 5000
    python -m tests.campaigns.audit_mutations --mutations 5000 --unsafe

Each mutation is made on the rows of a real base, by plain SQL, and taken back. The sealed head and
what a backup keeps of it are untouched, but where the kind of mutation says otherwise. `--unsafe`
reads the trail with a verifier that only looks at codes one by one: the campaign must then fail.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.campaigns.audit_mutations.campaign import Outcome, naive, run, verified


def _told(outcome: Outcome) -> str:
    made = sum(outcome.made.values())
    lines = [f"{made} mutations of the audit trail, each read again:"]
    for name, count in sorted(outcome.made.items()):
        lost, wrong = outcome.unnoticed[name], outcome.misnamed[name]
        lines.append(f"  {name:18} {count:5} made, {lost} unnoticed, {wrong} named wrongly")
    lines.append(
        f"unnoticed: {sum(outcome.unnoticed.values())} · first bad entry named wrongly: "
        f"{sum(outcome.misnamed.values())} · false alarms: {outcome.false_alarms}"
    )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutations", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--unsafe", action="store_true", help="only look at codes one by one")
    asked = parser.parse_args()
    verifier = naive if asked.unsafe else verified
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), asked.mutations, asked.seed, verifier)
    sys.stdout.write(_told(outcome) + "\n")
    return 0 if outcome.passed else 1


if __name__ == "__main__":
    sys.exit(main())

"""What a child is asked that acts in the window of a base handed to it until it is killed."""

import argparse
from collections.abc import Sequence

from tests.campaigns.bases import handed


def asked(description: str | None, subject: str, unsafe: Sequence[str]) -> argparse.Namespace:
    """Read the base, `subject` and the adviser; how to act, or whether to show the page alone."""
    parser = handed.parser(description, subject, "adviser")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unsafe", choices=unsafe)
    parser.add_argument("--only-open", action="store_true")
    return parser.parse_args()

"""Leave the program with a sentence for whoever typed the command."""

import sys
from typing import NoReturn


def leave(sentence: str, status: int) -> NoReturn:
    sys.stderr.write(f"{sentence}\n")
    sys.exit(status)

"""Leave the program with a sentence for whoever typed the command."""

import sys
from typing import NoReturn

from conseil_mobilite.domain.language.french import spaced


def leave(sentence: str, status: int) -> NoReturn:
    sys.stderr.write(f"{spaced(sentence)}\n")
    sys.exit(status)

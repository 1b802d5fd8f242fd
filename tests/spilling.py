"""No test may make the program spill a person: on standard error, in its log, in a file of it.

The people of the fixtures are looked for after each test, in what was captured of it and in the
logs that it left in its folders.
"""

import os
import re
import stat
from pathlib import Path
from typing import Final

NAMES: Final = ("Benmansour", "Roussel", "Ornithorynque")
"""Names and words that only people of the fixtures have: as whole words, a path may hold them."""
PARTS: Final = ("Xéliq", "canari@", "612345678", "06 12 34 56 78")
_NAMED: Final = r"\b(?:{})\b|{}".format("|".join(NAMES), "|".join(map(re.escape, PARTS)))
_FOUND: Final = re.compile(_NAMED, re.IGNORECASE)
_SPILLING: Final = frozenset({"stderr", "log"})
_MOST: Final = 4_000_000
"""Bytes of a log that are looked at, from its end."""


def spilt(sections: list[tuple[str, str]]) -> list[str]:
    """Return what is told of people in the captured sections of a test."""
    told = [text for name, text in sections if set(name.split()) & _SPILLING]
    return [found for text in told for found in _FOUND.findall(text)]


def spilt_in_logs(*folders: Path) -> list[str]:
    """Return the logs under some folders that tell of people."""
    logs = (
        Path(where, name)
        for folder in folders
        for where, _folders, names in os.walk(folder)
        for name in names
        if ".log" in name
    )
    return [str(path) for path in sorted(logs) if _FOUND.search(_end_of(path))]


def _end_of(path: Path) -> str:
    """Read a log; one that cannot be, or is gone by now, has nothing to tell. Never a pipe."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        return path.read_bytes()[-_MOST:].decode("utf-8", errors="replace")
    except OSError:
        return ""

"""No test may make the program spill a person: on standard error, in its log, in a file of it.

The people of the fixtures are looked for after each test, in what was captured of it and in the
logs that it left in its folders.
"""

import re
from pathlib import Path
from typing import Final

NAMES: Final = (
    "Benmansour",
    "Roussel",
    "Ornithorynque",
    "Xéliq",
    "canari@",
    "612345678",
    "06 12 34 56 78",
)
"""Names, telephones and words that only people of the fixtures have."""
_FOUND: Final = re.compile("|".join(map(re.escape, NAMES)), re.IGNORECASE)
_SPILLING: Final = frozenset({"stderr", "log"})
_BYTES: Final = re.compile("|".join(map(re.escape, NAMES)).encode(), re.IGNORECASE)


def spilt(sections: list[tuple[str, str]]) -> list[str]:
    """Return what is told of people in the captured sections of a test."""
    told = [text for name, text in sections if set(name.split()) & _SPILLING]
    return [found for text in told for found in _FOUND.findall(text)]


def spilt_in_logs(*folders: Path) -> list[str]:
    """Return the logs under some folders that tell of people."""
    logs = (path for folder in folders for path in folder.rglob("*.log*") if path.is_file())
    return [str(path) for path in sorted(logs) if _BYTES.search(path.read_bytes())]

"""What poppler reads of a paper: in which order it is heard, what is seen, with which letters."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shutil import which

from tests.documents.reading_order import headings, letters, order

from conseil_mobilite.documents.kit.document import Document

TOOLS = ("pdfinfo", "pdftotext", "pdffonts")
_SAID = re.compile(r'^\s*"(.*)"$', re.MULTILINE)
_UNSEEN = {"\u200c"}  # it only keeps two letters apart, and poppler drops it at the end of a line
_LEFTWARDS = {"R", "AL", "NSM"}
_ENOUGH = 10  # letters: a heading may go on under the one in the other language


def missing() -> str:
    """Name the tools that are not here."""
    return ", ".join(tool for tool in TOOLS if which(tool) is None)


def heard_wrong(path: Path, document: Document) -> bool:
    """Tell whether `pdfinfo -struct-text` says other words, or in another order, than meant."""
    told = "".join(_SAID.findall(_read("pdfinfo", "-struct-text", str(path))))
    return letters(told) not in map(letters, order(document))


def seen_wrong(path: Path, document: Document) -> bool:
    """Tell whether `pdftotext -layout` lacks a letter, or shows headings in another order."""
    seen = letters(_read("pdftotext", "-layout", str(path), "-"))
    lost = Counter(letters(order(document)[0])) - Counter(seen)
    if set(lost) - _UNSEEN:
        return True
    at, seen = 0, _rightwards(seen)
    for heading, _ in headings(document):
        at = seen.find(_rightwards(heading)[:_ENOUGH], at) + 1
        if not at:
            return True
    return False


def fonts(files: Sequence[Path]) -> tuple[Counter[str], int]:
    """Count the fonts by name, and those that are not embedded or do not tell their letters."""
    names, bad = Counter[str](), 0
    for path in files:
        for line in _read("pdffonts", str(path)).splitlines()[2:]:
            name, *_, embedded, _subset, legible, _number, _generation = line.split()
            names[name.partition("+")[2]] += 1
            bad += (embedded, legible) != ("yes", "yes")
    return names, bad


def _rightwards(told: str) -> str:
    """Leave out what is written from the right: poppler puts it in the order of the page."""
    return "".join(one for one in told if unicodedata.bidirectional(one) not in _LEFTWARDS)


def _read(tool: str, *arguments: str) -> str:
    done = subprocess.run([tool, *arguments], capture_output=True, check=True)  # noqa: S603
    return done.stdout.decode()

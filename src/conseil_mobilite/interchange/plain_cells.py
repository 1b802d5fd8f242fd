"""Cells of a spreadsheet that hold a text and nothing else: no formula, no link.

The one rule of every list that leaves the program, whatever its columns.
"""

import re
from typing import Final

SHIELD: Final = "'"
"""What leads, in CSV, a text that would be taken for a formula: reading takes it away."""
LONGEST: Final = 32_767
"""What a cell of a workbook may hold."""
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet begins a formula by, the wide signs of East Asia among them."""
WORKBOOK: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""How every workbook is made: no temporary file, and a text stays one wherever it is written."""
_NOT_IN_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff\x00]")


def shielded(text: str) -> str:
    """Return a text as CSV holds it: no spreadsheet takes it for a formula, nor drops its mark."""
    return f"{SHIELD}{text}" if text.startswith((*FORMULA_STARTS, SHIELD)) else text


def held_in_workbook(text: str) -> str:
    """Return a text as a cell of a workbook holds it, shortened where it is too long."""
    kept = _NOT_IN_XML.sub("", text)
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"

"""What is typed: markup, commands of other languages, signs that turn or hide the writing."""

import unicodedata
from typing import Final

MARK: Final = "zzq"
TEXTS: Final = {
    "markup": f"<b>{MARK}</b><img src='file:///etc/passwd'><script>x</script>&amp;%s%1{{0}}",
    "ampersand": f"{MARK} & Zoé &Fils && Cie",
    "command": f"{MARK}'; DROP TABLE person;--",
    "formula": f"=HYPERLINK({MARK})",
    "sum": f"@SUM({MARK})",
    "link": f"javascript:{MARK}",
    "turned": f"Zoé \u202e{MARK}\u2067\u200f\u202b\u061c",
    "unseen": f"\u200b{MARK}\ufeff\u2060\u00ad",
    "long": f"{MARK} " + "a" * 10_000,
    "wordy": f"{MARK} " + "mot " * 2_500,
    "mixed": f"<b>{MARK}</b><script>x</script>&amp; & Zoé &Fils '; DROP TABLE person;-- %s%1{{0}} "
    f"\u202e{MARK}\u200b",
}
"""Each holds the mark, by which it is known again wherever it comes out."""
LINES: Final = f"{MARK}\r\nEND:VEVENT\r\nATTENDEE:mailto:{MARK}@exemple.fr\r\nX:"
"""Where several lines may be written: they try to begin a line of an iCalendar file."""
TURNING: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Signs that set the direction of what stands beside them."""
HARMLESS: Final = f"Zoé {MARK}"
WALKED: Final = ("mixed", "turned", "formula", "long", "wordy")
"""Those taken through the window: the first holds all that the shorter ones try."""


def seen(text: str) -> str:
    """Return the letters of a text that show something, without any space."""
    kept = (one for one in text if unicodedata.category(one) not in {"Cf", "Cc"})
    return "".join("".join(kept).split())

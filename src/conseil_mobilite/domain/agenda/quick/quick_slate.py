"""The slate of a quick entry: each reader wipes what it understood; what stays is the rest."""

import re
import unicodedata
from typing import Final

_WIPED: Final = "\0"
_SIGNS: Final = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"}


def words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of folded words that must stand apart from letters and figures."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


class Slate:
    """A text in small letters without accents, sign for sign, so that the typed one is found again.

    `bare` is the whole of it; `left` has what was wiped as signs that no pattern matches.
    """

    def __init__(self, text: str) -> None:
        composed = unicodedata.normalize("NFC", text)
        self._typed = "".join(
            " " if sign.isspace() or sign == _WIPED else sign for sign in composed
        )
        self._typed = re.sub(" +", " ", self._typed).strip()
        self.bare = self.left = "".join(_bare(sign) for sign in self._typed)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Wipe and return the first match."""
        found = pattern.search(self.left)
        if found is not None:
            self.wipe(*found.span())
        return found

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(pattern.finditer(self.left))
        for match in found:
            self.wipe(*match.span())
        return found

    def wipe(self, start: int, end: int) -> None:
        self.left = f"{self.left[:start]}{_WIPED * (end - start)}{self.left[end:]}"

    def typed(self, start: int, end: int) -> str:
        """Return what was typed there, as it was typed."""
        return self._typed[start:end].strip(" ,;")

    def pieces(self) -> list[str]:
        """Return what was not wiped, as it was typed, in order."""
        spans = (match.span() for match in re.finditer(rf"[^{_WIPED}]+", self.left))
        return [piece for span in spans if (piece := self.typed(*span).strip(" ,;.-?!()'’"))]


def bare(text: str) -> str:
    """Fold a text sign for sign: « Après-midi » is "apres-midi", of the same length."""
    return "".join(_bare(sign) for sign in text)


def _bare(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    return unicodedata.normalize("NFKD", sign.casefold())[:1] or sign

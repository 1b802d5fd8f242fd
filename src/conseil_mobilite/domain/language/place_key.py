"""The name of a place, folded so that every way of writing it on an envelope compares equal."""

import re
from typing import Final

from conseil_mobilite.domain.language.folding import fold

ABBREVIATED: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_CEDEX = re.compile(r"\bcedex\b.*")
_ORDINAL = re.compile(r"(\d+)(?:ieme|eme|er|e)")


def place_key(text: str) -> str:
    """Return the folded name, « St » spelled out, « Cedex » and what follows it left out."""
    words = _CEDEX.sub("", fold(text)).split()
    return " ".join(_spelled(word, first=rank == 0) for rank, word in enumerate(words))


def _spelled(word: str, *, first: bool) -> str:
    if word == "s" and not first:
        return "sur"
    if ordinal := _ORDINAL.fullmatch(word):
        return f"{ordinal[1]}er" if ordinal[1] == "1" else f"{ordinal[1]}e"
    return ABBREVIATED.get(word, word)

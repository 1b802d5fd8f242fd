"""Propose a passphrase: seven words drawn by the computer, that nobody associates."""

from functools import cache
from random import SystemRandom
from typing import Final

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.resource_files import resource

WORDS: Final = 7


def proposed() -> str:
    """Return seven different words of the 592 of the list: 592!/585! draws, 64.4 bits of chance."""
    return " ".join(SystemRandom().sample(words(), WORDS))


@cache
def common_words() -> frozenset[str]:
    """Return the same words as they are compared: small letters, no accents."""
    return frozenset(fold(word) for word in words())


@cache
def words() -> tuple[str, ...]:
    """Return the common French words of the list, from four letters up."""
    return tuple(resource("passphrase", "mots.txt").read_text(encoding="utf-8").split())

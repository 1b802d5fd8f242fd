"""Propose a passphrase: seven words drawn by the computer, that nobody associates."""

from functools import cache
from random import SystemRandom
from typing import Final

from conseil_mobilite.resource_files import resource

WORDS: Final = 7


def proposed() -> str:
    """Return seven different words: 64 bits of chance, with the six hundred of the list."""
    return " ".join(SystemRandom().sample(words(), WORDS))


@cache
def words() -> tuple[str, ...]:
    """Return the common French words of the list, from four letters up."""
    return tuple(resource("passphrase", "mots.txt").read_text(encoding="utf-8").split())

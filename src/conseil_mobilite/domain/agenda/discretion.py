"""What a calendar that leaves the program may say of the people met: never a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.language.folding import fold

BUSY: Final = "Occupé"
ABSENT: Final = "Absent"
MEETING: Final = "Rendez-vous mobilité"
SHORTEST_NAME: Final = 3
"""A shorter name is found in too many words to tell anything."""

_SOMEBODY: Final = frozenset({"chez", "domicile", "madame", "mlle", "mme", "monsieur", "mr"})


class Title(StrEnum):
    """What the title of an appointment shows."""

    BUSY = "occupe"
    FILE = "dossier"
    INITIALS = "initiales"


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is expected: what may be shown of the person, and what must not be found elsewhere."""

    file_number: str
    first_name: str
    last_name: str
    usual_name: str = ""
    address: str = ""

    @property
    def initials(self) -> str:
        """« A. B. »; each part of a compound name counts: « M.-L. D. »."""
        return f"{_initials(self.first_name)} {_initials(self.usual_name or self.last_name)}"


def meeting_title(shown: Title, guests: Sequence[Guest], unnamed: int = 0) -> str:
    """Return the title of an appointment in a calendar."""
    if shown is Title.BUSY:
        return BUSY
    if len(guests) == 1 and not unnamed:
        (guest,) = guests
        mark = guest.initials if shown is Title.INITIALS else f"dossier {guest.file_number}"
        return f"{MEETING} – {mark}"
    count = len(guests) + unnamed
    return f"{MEETING} – {count} personnes" if count > 1 else MEETING


def discreet_place(place: str, guests: Sequence[Guest]) -> str:
    """Return the place, or nothing where it names somebody, or is where one of them lives.

    Whoever is called « Mme » is somebody, expected or not.
    """
    words = _words(place)
    if _SOMEBODY.intersection(words.split()):
        return ""
    return "" if any(_gives_away(words, guest) for guest in guests) else place


def _gives_away(words: str, guest: Guest) -> bool:
    names = (guest.first_name, guest.last_name, guest.usual_name)
    parts = {part for name in names for part in _words(name).split()}
    named = any(f" {part} " in words for part in parts if len(part) >= SHORTEST_NAME)
    return named or _same_address(words, _words(guest.address))


def _same_address(place: str, home: str) -> bool:
    """Say whether one holds the other; a place without a number is no address."""
    numbered = any(sign.isdecimal() for sign in place)
    return bool(home.strip()) and (home in place or (numbered and place in home))


def _words(text: str) -> str:
    """Return the folded words, each between two spaces."""
    return f" {fold(text)} "


def _initials(name: str) -> str:
    parts = [part for part in re.split(r"[\s-]+", name) if part]
    return "-".join(f"{part[0].upper()}." for part in parts)

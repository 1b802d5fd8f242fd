"""What random people are called and write: names of every script, sentences, numbers, pictures."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import chain
from typing import TypeVar

from tests.documents.gallery import logo
from tests.documents.pdf.names_of_the_world import EXPECTED, names

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, Letterhead

START = date(2027, 3, 9)
NAMES = (*chain.from_iterable(names().values()), *EXPECTED, "<b>Zoé D’Hauteville & Fils", "王 B")
WORDS = "aller demander la carte de bus à l’agence « prix réduit » ; préparer 2 photos & l’adresse"
FOREIGN = ("Потрібна допомога мамі", "أحتاج إلى مساعدة", "أمي مريضة اليوم")
LOGO = logo(640, 200).picture
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Kind = TypeVar("Kind")


class Extent(Enum):
    """How much is said of a person."""

    ANY = "any"
    BARE = "bare"
    FULL = "full"


@dataclass(frozen=True)
class Person:
    """One of many; her words are like no other's."""

    number: int

    @property
    def word(self) -> str:
        high, low = divmod(self.number, len(_LETTERS))
        return f"Qwz{_LETTERS[high % len(_LETTERS)]}{_LETTERS[low]}{high // len(_LETTERS)}x"


@dataclass(frozen=True)
class Dice:
    """Chance, where what is least comes first: always that for `BARE`, the last one for `FULL`."""

    chance: random.Random
    extent: Extent = Extent.ANY

    def much(self, *options: Kind) -> Kind:
        match self.extent:
            case Extent.BARE:
                return options[0]
            case Extent.FULL:
                return options[-1]
            case Extent.ANY:
                return self.chance.choice(options)

    def one(self, options: Sequence[Kind]) -> Kind:
        """Return one of several that say as much as each other."""
        return self.chance.choice(options)

    def maybe(self) -> bool:
        return self.chance.random() < 0.5

    def text(self, *lengths: int) -> str:
        """Write some words, as many as one of the lengths."""
        words = WORDS.split()
        return " ".join(self.chance.choice(words) for _ in range(self.much(*lengths)))

    def typed(self, *lengths: int) -> str:
        """Write what an adviser types, which may begin in a language of its own."""
        said = self.text(*lengths)
        return f"{self.one(FOREIGN)} {said}" if self.chance.random() < 0.1 else said

    def name(self) -> str:
        return self.one(NAMES)

    def phone(self) -> str:
        return self.much("", "+33353011234", "+32470123456")

    def mail(self) -> str:
        return self.much("", "contact@mobilite.example", "à la mairie")

    def day(self) -> date:
        return START + timedelta(days=self.chance.randrange(400))

    def organisation(self) -> Letterhead:
        return Letterhead(
            self.text(1, 4, 14),
            self.text(0, 6),
            self.phone(),
            self.text(0, 5),
            self.much(b"", LOGO),
            self.text(0, 9),
        )

    def adviser(self) -> AdviserCard:
        return AdviserCard(self.name(), self.name(), self.text(0, 3), self.phone(), self.mail())

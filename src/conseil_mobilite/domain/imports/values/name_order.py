"""In which order one column writes last and first names: by its heading and by its cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from conseil_mobilite.domain.imports.values.name_words import PARTICLES, is_shouted
from conseil_mobilite.domain.language.folding import fold

_ENOUGH: Final = 3
_RARE: Final = 0.1
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class NameOrder:
    """`last_first` is None where nothing tells the order.

    `capitals`: the column writes last names in capitals, first names not. A name written otherwise
    there was typed by another hand, and its order is not sure.
    """

    last_first: bool | None = None
    capitals: bool = False

    def of(self, words: Iterable[str]) -> bool | None:
        """Return the order of a name whose letters do not tell it."""
        typed_apart = all(word[:1].isupper() and not is_shouted(word) for word in words)
        return None if self.capitals and typed_apart else self.last_first


def name_order(heading: str, texts: Iterable[str]) -> NameOrder:
    """Return the order that most cells show, or else the one that the heading tells."""
    shown = [order for text in texts if (order := _shown(text)) is not None]
    told = _told(heading)
    if not shown:
        return NameOrder(told)
    last_first = sum(shown) / len(shown)
    if _RARE < last_first < 1 - _RARE:
        return NameOrder(capitals=True)
    usual = last_first > 1 - _RARE
    sure = len(shown) >= _ENOUGH or told is usual
    return NameOrder(usual if sure else None, capitals=True)


def _told(heading: str) -> bool | None:
    """Read « Nom Prénom », « Prénoms et noms »; None for a heading that names neither, or one."""
    words = [word.removesuffix("s") for word in fold(heading).split()]
    places = [words.index(word) for word in ("nom", "prenom") if word in words]
    return places[0] < places[1] if len(places) == _TWO else None


def _shown(text: str) -> bool | None:
    """Tell which part of a name is in capitals: the first, the last, or None."""
    words = [word for word in text.split() if word.lower() not in PARTICLES and len(word) > 1]
    kinds = [is_shouted(word) for word in words]
    turns = sum(one is not other for one, other in pairwise(kinds))
    return kinds[0] if turns == 1 else None

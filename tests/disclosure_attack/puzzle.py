"""Unknown whole amounts and what is known of their sums.

It knows nothing of statistics. `search` finds the least and most that each amount may then be.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence

from tests.disclosure_attack.search import Claim, Findings, Line, Part, Search, Terms

_FEW_LINES = 400
"""As many lines are as quickly solved together as cut into parts."""


class Puzzle:
    """What is known. Amounts are never negative."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}
        self._lines: list[Line] = []

    def copy(self) -> "Puzzle":
        """Return a puzzle to add to, with the same unknowns at the same places."""
        other = Puzzle()
        other._places, other._lines = dict(self._places), list(self._lines)
        return other

    def unknown(self, name: Hashable) -> int:
        return self._places.setdefault(name, len(self._places))

    def line(self, terms: Terms, least: float = -math.inf, most: float = math.inf) -> None:
        """Add that a sum of unknowns lies between two limits."""
        if terms:
            self._lines.append(Line(terms, least, most))

    def at_most(
        self, smaller: Iterable[int], larger: Iterable[int], *, equal: bool = False
    ) -> None:
        terms: dict[int, float] = {}
        for places, sign in ((smaller, 1.0), (larger, -1.0)):
            for place in places:
                terms[place] = terms.get(place, 0.0) + sign
        assert terms, "nothing is compared"
        self.line(terms, 0.0 if equal else -math.inf, 0.0)

    def attack(
        self,
        targets: Mapping[Hashable, Terms],
        claims: Sequence[Claim] = (),
        *,
        width: int = 3,
        whole: bool = False,
    ) -> Findings:
        """Look for targets known more nearly than `width`, and for claims that are proved.

        `whole`: use too that there are no halves of units, which linear programmes do not know.
        """
        found = Findings()
        asked = [*(t for t in targets.values() if t), *(claim.group for claim in claims)]
        for part in self._parts(asked) if len(self._lines) > _FEW_LINES else self._all():
            mine = {n: t for n, t in targets.items() if t and next(iter(t)) in part.places}
            theirs = [claim for claim in claims if next(iter(claim.group)) in part.places]
            if mine or theirs:
                found += Search(part, whole=whole).run(mine, theirs, width)
        return found

    def _all(self) -> list[Part]:
        return [Part({place: place for place in self._places.values()}, self._lines)]

    def _parts(self, asked: Iterable[Terms]) -> list[Part]:
        """Cut into parts that tell nothing of one another, and that nothing asked is across."""
        joined = _Joined(len(self._places))
        for terms in (*(line.terms for line in self._lines), *asked):
            joined.join(list(terms))
        parts: dict[int, Part] = {}
        for place in range(len(self._places)):
            part = parts.setdefault(joined.find(place), Part({}, []))
            part.places[place] = len(part.places)
        for line in self._lines:
            parts[joined.find(next(iter(line.terms)))].lines.append(line)
        return list(parts.values())


class _Joined:
    """Sets of places that grow together (union and find)."""

    def __init__(self, size: int) -> None:
        self._root = list(range(size))

    def find(self, place: int) -> int:
        root = self._root
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    def join(self, places: Sequence[int]) -> None:
        for other in places[1:]:
            self._root[self.find(other)] = self.find(places[0])

"""The joint table as unknowns of a linear programme: the units in each state of each clique."""

from collections.abc import Iterable, Iterator, Sequence

from conseil_mobilite.domain.statistics.audit.joint_table import (
    Clique,
    as_mapping,
    cliques,
    restrict,
)
from conseil_mobilite.domain.statistics.audit.linear_solver import Programme, Terms
from conseil_mobilite.domain.statistics.audit.profiles import Event, Universe, happens


class JointTable:
    """The unknown joint table of a universe, as columns of a programme.

    The columns start at `first`: those before it are free for others.
    """

    def __init__(self, universe: Universe, also: Sequence[Event] = (), first: int = 0) -> None:
        self._cliques = cliques(universe, also)
        self._starts = list(_starts(self._cliques, first))
        self.columns = first + sum(clique.size for clique in self._cliques)

    def hold_together(self, programme: Programme) -> None:
        """Make neighbours agree on what they share."""
        for place, clique in enumerate(self._cliques):
            if clique.parent is not None:
                sides = [(1.0, place), (-1.0, clique.parent)]
                for terms in self._agreements(clique.shared, sides):
                    programme.add(0.0, terms, 0.0)

    def _agreements(
        self, shared: tuple[int, ...], sides: Iterable[tuple[float, int]]
    ) -> Iterable[Terms]:
        rows: dict[tuple[int, ...], dict[int, float]] = {}
        for sign, place in sides:
            clique = self._cliques[place]
            for column, states in enumerate(clique.states, self._starts[place]):
                rows.setdefault(restrict(states, clique.variables, shared), {})[column] = sign
        return rows.values()

    def units(self, event: Event) -> dict[int, float]:
        """Return the terms that add up to the units of an event, in its smallest clique."""
        place = min(
            (i for i, clique in enumerate(self._cliques) if set(event) <= set(clique.variables)),
            key=lambda i: self._cliques[i].size,
        )
        clique = self._cliques[place]
        return {
            column: 1.0
            for column, states in enumerate(clique.states, self._starts[place])
            if happens(event, as_mapping(clique.variables, states))
        }


def _starts(found: Sequence[Clique], first: int) -> Iterator[int]:
    for clique in found:
        yield first
        first += clique.size

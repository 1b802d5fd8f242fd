"""The joint table as unknowns of a linear programme: the units in each state of each clique."""

from collections.abc import Iterable, Iterator, Sequence

from conseil_mobilite.domain.statistics.audit.joint_table import (
    Clique,
    cliques,
    restriction,
)
from conseil_mobilite.domain.statistics.audit.linear_solver import Programme, Terms
from conseil_mobilite.domain.statistics.audit.profiles import Event, Universe


class JointTable:
    """The unknown joint table of a universe, as columns of a programme.

    The columns start at `first`: those before it are free for others.
    """

    def __init__(self, universe: Universe, also: Sequence[Event] = (), first: int = 0) -> None:
        self._cliques = cliques(universe, also)
        self._starts = list(_starts(self._cliques, first))
        self._smallest_first = sorted(
            ((place, frozenset(clique.variables)) for place, clique in enumerate(self._cliques)),
            key=lambda each: self._cliques[each[0]].size,
        )
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
            restrict = restriction(clique.variables, shared)
            for column, states in enumerate(clique.states, self._starts[place]):
                rows.setdefault(restrict(states), {})[column] = sign
        return rows.values()

    def units(self, event: Event) -> dict[int, float]:
        """Return the terms that add up to the units of an event, in its smallest clique."""
        place = next(place for place, held in self._smallest_first if event.keys() <= held)
        clique = self._cliques[place]
        columns = list(enumerate(clique.states, self._starts[place]))
        for variable, meant in event.items():
            at = clique.variables.index(variable)
            columns = [(column, states) for column, states in columns if states[at] in meant]
        return dict.fromkeys((column for column, _ in columns), 1.0)


def _starts(found: Sequence[Clique], first: int) -> Iterator[int]:
    for clique in found:
        yield first
        first += clique.size

"""The joint table of all the dimensions at once, without writing it: by its cliques.

No figure and no rule looks at more than a few variables. Arrange the variables in a tree of small
groups (a junction tree: a classical result on graphical models), so that each figure and each rule
lies within a group: tables of the groups that agree on what neighbours share are then exactly the
margins of the joint tables over all dimensions. Thousands of unknowns stand for 10^20 profiles, and
nothing is lost.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import prod
from operator import itemgetter

from conseil_mobilite.domain.statistics.audit.profiles import Rule, States, Universe


@dataclass(frozen=True, slots=True)
class Clique:
    """A group of variables, the states they may take together, and the neighbour in the tree.

    `parent` is the place of that neighbour in the list of cliques, None for the last; `shared` are
    the variables that both have.
    """

    variables: tuple[int, ...]
    states: tuple[States, ...]
    parent: int | None
    shared: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.states)


_TREES = 64
"""A release has some twenty; each is a few thousand states at most."""
_UNDIVIDED = Clique((), ((),), None, ())
"""All units together, where nothing tells them apart."""


def cliques(universe: Universe, also: Iterable[Iterable[int]] = ()) -> tuple[Clique, ...]:
    """Return the tree of cliques, leaves first. `also`: more variables wanted together."""
    scopes = {frozenset(event) for event in universe.events.values()}
    scopes |= {frozenset(rule.scope) for rule in universe.rules}
    scopes |= {frozenset(each) for each in also}
    sizes = tuple(len(variable.states) for variable in universe.variables)
    return _tree(frozenset(scopes), sizes, universe.rules)


@lru_cache(maxsize=_TREES)
def _tree(
    scopes: frozenset[frozenset[int]], sizes: tuple[int, ...], rules: tuple[Rule, ...]
) -> tuple[Clique, ...]:
    """Return the cliques; kept, since figures that are rounded again have the same ones."""
    groups = _eliminated(scopes, sizes)
    if not groups:
        return (_UNDIVIDED,)
    return tuple(_clique(place, groups, sizes, rules) for place in range(len(groups)))


@dataclass(frozen=True, slots=True)
class _Group:
    """A variable taken out of the graph, with the neighbours that it had then."""

    variable: int
    neighbours: frozenset[int]

    @property
    def variables(self) -> tuple[int, ...]:
        return tuple(sorted({self.variable, *self.neighbours}))


def _eliminated(scopes: Collection[frozenset[int]], sizes: Sequence[int]) -> list[_Group]:
    """Take the variables out one by one; the last group is all that is left.

    The best order is hard to find: of two usual ways of choosing, keep what gives smaller groups.
    """

    def by_size(variable: int, near: _Graph) -> tuple[int, ...]:
        return (sizes[variable] * prod(sizes[each] for each in near[variable]),)

    def by_new_ties(variable: int, near: _Graph) -> tuple[int, ...]:
        pairs = combinations(sorted(near[variable]), 2)
        return (
            sum(sizes[a] * sizes[b] for a, b in pairs if b not in near[a]),
            *by_size(variable, near),
        )

    orders = [_taken_out(scopes, len(sizes), choice) for choice in (by_size, by_new_ties)]
    return min(orders, key=lambda groups: sum(_size(group, sizes) for group in groups))


def _size(group: _Group, sizes: Sequence[int]) -> int:
    return prod(sizes[variable] for variable in group.variables)


_Graph = dict[int, set[int]]


def _taken_out(
    scopes: Collection[frozenset[int]], amount: int, cost: Callable[[int, _Graph], tuple[int, ...]]
) -> list[_Group]:
    near: _Graph = {variable: set() for variable in range(amount)}
    for scope in scopes:
        for variable in scope:
            near[variable] |= scope - {variable}
    groups: list[_Group] = []
    while near:
        variable = min(near, key=lambda v: (cost(v, near), v))
        neighbours = near.pop(variable)
        groups.append(_Group(variable, frozenset(neighbours)))
        if len(neighbours) == len(near):
            break
        for each in neighbours:
            near[each] |= neighbours
            near[each] -= {variable, each}
    return groups


def _clique(
    place: int, groups: list[_Group], sizes: Sequence[int], rules: Sequence[Rule]
) -> Clique:
    group = groups[place]
    variables = group.variables
    found = list(product(*(range(sizes[variable]) for variable in variables)))
    for rule in rules:
        if set(rule.scope) <= set(variables):
            restrict = restriction(variables, rule.scope)
            found = [chosen for chosen in found if restrict(chosen) in rule.allowed]
    states = tuple(found)
    if place == len(groups) - 1:
        return Clique(variables, states, None, ())
    later = range(place + 1, len(groups))
    parent = next(each for each in later if group.neighbours <= set(groups[each].variables))
    return Clique(variables, states, parent, tuple(sorted(group.neighbours)))


def restriction(variables: tuple[int, ...], to: tuple[int, ...]) -> Callable[[States], States]:
    """Return what gives, of the states of some variables, those of a few of them."""
    places = [variables.index(variable) for variable in to]
    if len(places) > 1:
        return itemgetter(*places)
    return lambda states: tuple(states[place] for place in places)

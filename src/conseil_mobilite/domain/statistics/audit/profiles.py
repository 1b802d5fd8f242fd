"""What a unit may be: a state of each partition, under the rules that words impose.

A profile is one choice of states, one for each variable. Nobody writes all of them down: there are
more than 10^20. They are known by their variables and by rules that look at a few of them each.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from conseil_mobilite.domain.statistics.exact.figures import Count

States = tuple[int, ...]
Event = Mapping[int, frozenset[int]]
"""Variables, and the states of each that are meant: all of them at once."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A partition, or the membership of a population, and its states in their order."""

    name: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Some variables, and the states that they may take together."""

    scope: tuple[int, ...]
    allowed: frozenset[States]


@dataclass(frozen=True, slots=True)
class Universe:
    """Populations that are tied together, with the figures published of them, as events."""

    name: str
    variables: tuple[Variable, ...]
    rules: tuple[Rule, ...]
    events: Mapping[Count, Event] = field(hash=False)


def happens(event: Event, states: Mapping[int, int]) -> bool:
    """Say whether a unit with these states is one of those that the event means."""
    return all(states[variable] in meant for variable, meant in event.items())


def happening(events: Iterable[Event], states: Mapping[int, int]) -> int:
    """Return how many of the events such a unit is counted in."""
    return sum(happens(event, states) for event in events)


def rule(
    variables: list[Variable], scope: Iterable[int], holds: Callable[[Mapping[int, int]], bool]
) -> Rule:
    """Return the rule that allows the states for which `holds`."""
    order = tuple(sorted(set(scope)))
    ranges = (range(len(variables[variable].states)) for variable in order)
    good = (chosen for chosen in product(*ranges) if holds(dict(zip(order, chosen, strict=True))))
    return Rule(order, frozenset(good))

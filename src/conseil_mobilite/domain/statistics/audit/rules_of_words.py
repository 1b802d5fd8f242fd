"""Links between counts, as rules for each single unit."""

from collections.abc import Iterator, Mapping
from functools import partial
from math import prod

from conseil_mobilite.domain.statistics.audit.profiles import (
    Event,
    Rule,
    Variable,
    happening,
    rule,
)

_LARGEST = 256
"""How many states a rule may look at before it is told in steps."""

Side = tuple[Event, ...]


def rules_of_words(
    variables: list[Variable], whole: Side, parts: Side, *, exact: bool
) -> Iterator[Rule]:
    """Say of each unit that it is in as many of `parts` as of `whole`, or in no more of them.

    A rule over many variables is told step by step: `variables` gains one for each step, which
    holds how much is still to come, so that no table has to hold them all together.
    """
    scope = _scope(*whole, *parts)
    if prod(len(variables[each].states) for each in scope) <= _LARGEST:
        yield rule(variables, scope, lambda states: _agree(whole, parts, states, exact=exact))
        return
    yield from _in_steps(variables, whole, parts)
    if exact:
        yield from _in_steps(variables, parts, whole)


def _agree(whole: Side, parts: Side, states: Mapping[int, int], *, exact: bool) -> bool:
    below, above = happening(parts, states), happening(whole, states)
    return below == above if exact else below <= above


def _in_steps(variables: list[Variable], whole: Side, parts: Side) -> Iterator[Rule]:
    """Count the shorter side first, then take the events of the longer one off it, one by one.

    Parts are taken off the whole, no more than there are; the whole off parts until none is left.
    """
    covered = len(parts) < len(whole)
    first, others = (parts, whole) if covered else (whole, parts)
    left = _counter(variables, len(first))
    yield rule(variables, (*_scope(*first), left), partial(_counts, first, left))
    for event in others:
        after = _counter(variables, len(first))
        step = partial(_covers if covered else _leaves, event, left, after)
        yield rule(variables, (*_scope(event), left, after), step)
        left = after
    if covered:
        yield rule(variables, (left,), partial(_counts, (), left))


def _counts(events: Side, counter: int, states: Mapping[int, int]) -> bool:
    return states[counter] == happening(events, states)


def _leaves(event: Event, before: int, after: int, states: Mapping[int, int]) -> bool:
    return states[after] == states[before] - happening((event,), states)


def _covers(event: Event, before: int, after: int, states: Mapping[int, int]) -> bool:
    return states[after] == max(0, states[before] - happening((event,), states))


def _counter(variables: list[Variable], most: int) -> int:
    name = f"#{len(variables)}"
    variables.append(Variable(name, tuple(str(value) for value in range(most + 1))))
    return len(variables) - 1


def _scope(*events: Event) -> tuple[int, ...]:
    return tuple(sorted(set[int]().union(*events)))

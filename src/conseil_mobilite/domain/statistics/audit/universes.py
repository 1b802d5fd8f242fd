"""Read a plan and its published figures as universes: profiles, rules, figures of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.assumptions import Assumptions, assumptions
from conseil_mobilite.domain.statistics.audit.profiles import (
    Event,
    Rule,
    Universe,
    Variable,
)
from conseil_mobilite.domain.statistics.audit.rules_of_words import rules_of_words
from conseil_mobilite.domain.statistics.definitions.links import Link
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

OUT, IN = "", "∈"
"""Outside a population: the state of its membership, and of the partitions it brings; inside."""


def universes(plan: Plan, figures: Mapping[Count, int]) -> tuple[Universe, ...]:
    """Return the universes of which something is published, in the order of the populations."""
    held = assumptions(plan, figures)
    published: dict[str, list[Count]] = {}
    for count in figures:
        published.setdefault(count.population, []).append(count)
    found = []
    for populations in _together(held):
        counts = [count for code in populations for count in published.get(code, ())]
        if counts:
            found.append(_Reading(plan, held, populations, counts).universe())
    return tuple(found)


def _together(held: Assumptions) -> list[list[str]]:
    """Sort the populations into groups that neither a kinship nor a link crosses."""
    group = {code: chain[-1] for code, chain in held.lineages.items()}
    for link in held.links:
        first, *others = sorted({group[population] for population in _populations(link)})
        group = {code: first if name in others else name for code, name in group.items()}
    return [[c for c in group if group[c] == name] for name in dict.fromkeys(group.values())]


def _populations(link: Link) -> set[str]:
    return {count.population for count in (*link.whole, *link.parts)}


@dataclass(frozen=True, slots=True)
class _Partition:
    """A partition as it is known of the units of one root population."""

    root: str
    code: str


class _Reading:
    """One universe being read: which variables there are, and what each count means over them."""

    def __init__(
        self, plan: Plan, held: Assumptions, populations: list[str], counts: list[Count]
    ) -> None:
        self._counts = counts
        self._links = [link for link in held.links if _populations(link) <= set(populations)]
        self._lineages = {code: held.lineages[code] for code in populations}
        self._roots = [code for code in populations if self._lineages[code][-1] == code]
        self._owners = self._found_owners()
        self._variables: list[Variable] = []
        self._column: dict[_Partition | str, int] = {}
        self._name_variables(plan)

    def universe(self) -> Universe:
        events = {count: self._event(count) for count in self._counts}
        rules = (*self._kinships(), *self._belongings(), *self._words())
        return Universe(self._roots[0], tuple(self._variables), rules, events)

    def _mentions(self) -> Iterator[Count]:
        yield from self._counts
        for link in self._links:
            yield from (*link.whole, *link.parts)

    def _partition(self, count: Count, code: str) -> _Partition:
        return _Partition(self._lineages[count.population][-1], code)

    def _found_owners(self) -> dict[_Partition, str]:
        """Find the smallest population of which all units that show a partition are part."""
        owners: dict[_Partition, str] = {}
        for count in self._mentions():
            chain = self._lineages[count.population]
            for code, _ in count.condition:
                partition = self._partition(count, code)
                known = self._lineages[owners.get(partition, count.population)]
                owners[partition] = next(each for each in known if each in chain)
        return owners

    def _name_variables(self, plan: Plan) -> None:
        """Give each partition a variable, then each membership that no single partition tells."""
        met = self._values_met()
        for partition, owner in self._owners.items():
            outside = () if self._is_everybody(owner) else (OUT,)
            values = dict.fromkeys((*outside, *_states(plan, partition.code), *met[partition]))
            self._add(partition, Variable(f"{owner}|{partition.code}", tuple(values)))
        for population in self._lineages:
            if not self._is_everybody(population):
                self._name_membership(population)

    def _name_membership(self, population: str) -> None:
        told_by = [partition for partition, owner in self._owners.items() if owner == population]
        if len(told_by) == 1 and population not in self._roots:
            self._column[population] = self._column[told_by[0]]
        else:
            self._add(population, Variable(population, (OUT, IN)))

    def _add(self, key: _Partition | str, variable: Variable) -> None:
        self._column[key] = len(self._variables)
        self._variables.append(variable)

    def _values_met(self) -> dict[_Partition, dict[str, None]]:
        met: dict[_Partition, dict[str, None]] = {partition: {} for partition in self._owners}
        for count in self._mentions():
            for code, values in count.condition:
                met[self._partition(count, code)].update(dict.fromkeys(values))
        return met

    def _is_everybody(self, population: str) -> bool:
        return self._roots == [population]

    def _member(self, population: str) -> Event:
        """Return the event of being in a population."""
        if self._is_everybody(population):
            return {}
        column = self._column[population]
        states = self._variables[column].states
        return {column: frozenset(i for i, state in enumerate(states) if state != OUT)}

    def _event(self, count: Count) -> Event:
        event: dict[int, frozenset[int]] = {}
        owned = False
        for code, values in count.condition:
            partition = self._partition(count, code)
            column = self._column[partition]
            states = self._variables[column].states
            event[column] = frozenset(states.index(value) for value in values)
            owned = owned or self._owners[partition] == count.population
        return event if owned else {**self._member(count.population), **event}

    def _kinships(self) -> Iterator[Rule]:
        """Whoever is in a population is in that of which it is part."""
        for child, *parents in self._lineages.values():
            if parents and not self._is_everybody(parents[0]):
                whole, part = (self._member(parents[0]),), (self._member(child),)
                yield from rules_of_words(self._variables, whole, part, exact=False)

    def _belongings(self) -> Iterator[Rule]:
        """Whoever is in a population, and nobody else, has a value of its partitions."""
        for partition, owner in self._owners.items():
            column = self._column[partition]
            if not self._is_everybody(owner) and self._column[owner] != column:
                inside = {column: frozenset(range(1, len(self._variables[column].states)))}
                yield from rules_of_words(
                    self._variables, (self._member(owner),), (inside,), exact=True
                )

    def _words(self) -> Iterator[Rule]:
        for link in self._links:
            whole, parts = (
                tuple(self._event(count) for count in side) for side in (link.whole, link.parts)
            )
            yield from rules_of_words(self._variables, whole, parts, exact=link.exact)


def _states(plan: Plan, partition: str) -> tuple[str, ...]:
    """Return the values of a partition, or the states of one item of a multiple dimension."""
    code, _, item = partition.partition(":")
    dimension = plan.definitions.dimensions[code]
    return tuple(each.code for each in (dimension.states if item else dimension.items))

"""All the tables of some releases at once, as far as their margins tell (A1, and A2 without loops).

Every cell of every table is an unknown: cells add up to margins, parts do not exceed wholes, and
what the words mean holds for every cell of a crossing too. What only a table that nobody publishes
could tell (three breakdowns at once) is the matter of `worlds`.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product

from tests.disclosure_attack.published import Fact, Published
from tests.disclosure_attack.puzzle import Puzzle
from tests.disclosure_attack.search import Claim, Findings, Terms
from tests.disclosure_attack.ties import Tie, ties
from tests.disclosure_attack.words import Group, Words

ASSUMED_PARTS = (("bilans_initiaux", "personnes_accompagnees"),)
"""Those who had an assessment are believed to be among those who were met."""


class Margins:
    """The unknown cells of the tables of one release, put into a puzzle."""

    def __init__(self, puzzle: Puzzle, words: Words, release: int = 0, *, bold: bool) -> None:
        self.puzzle, self.words, self.release = puzzle, words, release
        self._known = {
            (population, names)
            for population, crossings in self.words.crossings.items()
            for crossing in crossings
            for size in range(len(crossing) + 1)
            for names in combinations(crossing, size)
        }
        for population in self.words.crossings:
            self._add_up(population)
        self._include(self.words.parents.items())
        if bold:
            self._include(ASSUMED_PARTS)
        for tie in ties(self.words):
            if bold or not tie.rule:
                self._tie(tie)

    def learn(self, facts: Iterable[Fact], puzzle: Puzzle) -> None:
        for fact in facts:
            if cells := self.cells(fact.group):
                puzzle.line(dict.fromkeys(cells, 1.0), fact.least, fact.most)

    def cells(self, group: Group) -> list[int]:
        """Return the unknowns that make up a group; none where no table crosses so."""
        if not self._spoken_of(group):
            return []
        chosen = [[(name, value) for value in sorted(values)] for name, values in group.region]
        return [self._cell(group.population, pairs) for pairs in product(*chosen)]

    def everything(self) -> Iterator[Group]:
        """Give every cell of every table, those that were gathered or left out too."""
        for population in self.words.crossings:
            yield from self._all_of(population)

    def _all_of(self, population: str) -> Iterator[Group]:
        yield Group(population, (), self.release)
        for names in self._sets(population):
            for values in product(*(self.words.values[name] for name in names)):
                singles = (frozenset({value}) for value in values)
                yield Group(population, tuple(zip(names, singles, strict=True)), self.release)

    def claims(self, targets: Iterable[Group]) -> Iterator[Claim]:
        """Give what it would mean for each target to be all in one category."""
        for group in targets:
            held = {name for name, _ in group.region}
            for name in self.words.of(group.population):
                if name not in held and self._spoken_of(group.where(name)):
                    yield from self._all_in_one(group, name)

    def _all_in_one(self, group: Group, name: str) -> Iterator[Claim]:
        values = self.words.values[name]
        whole = dict.fromkeys(self.cells(group), 1.0)
        for value in values if whole else ():
            others = self.cells(group.where(name, *(v for v in values if v != value)))
            if others:
                yield Claim((group, name, value), whole, dict.fromkeys(others, 1.0))

    def _cell(self, population: str, pairs: Sequence[tuple[str, str]]) -> int:
        return self.puzzle.unknown((self.release, population, *pairs))

    def _sets(self, population: str) -> Iterator[tuple[str, ...]]:
        found = self.words.crossings[population]
        alone = {(name,): None for crossing in found for name in crossing}
        yield from dict.fromkeys([*alone, *(each for each in found if each)])

    def _spoken_of(self, group: Group) -> bool:
        return (group.population, tuple(name for name, _ in group.region)) in self._known

    def _add_up(self, population: str) -> None:
        everybody = Group(population)
        for names in self._sets(population):
            for name in names:
                rest = [other for other in names if other != name]
                for values in product(*(self.words.values[other] for other in rest)):
                    group = everybody
                    for other, value in zip(rest, values, strict=True):
                        group = group.where(other, value)
                    self._tie(self._sum(group, name), lifted=False)

    def _sum(self, group: Group, name: str) -> Tie:
        parts = group.where(name, *self.words.values[name])
        return Tie((parts,), (group,), equal=True)

    def _include(self, pairs: Iterable[tuple[str, str]]) -> None:
        for part, whole in pairs:
            if whole and part in self.words.crossings and whole in self.words.crossings:
                for group in self._all_of(part):
                    self._tie(Tie((group,), (replace(group, population=whole),)), lifted=False)

    def _tie(self, tie: Tie, *, lifted: bool = True) -> None:
        sides = [self._side(groups) for groups in (tie.smaller, tie.larger)]
        if all(sides):
            self.puzzle.at_most(sides[0], sides[1], equal=tie.equal)
        if lifted:
            for each in self._within(tie):
                self._tie(each, lifted=False)

    def _side(self, groups: Iterable[Group]) -> list[int]:
        """Return the cells of a side of a tie; none where a group is not spoken of."""
        cells = [self.cells(group) for group in groups]
        return [cell for found in cells for cell in found] if all(cells) else []

    def _within(self, tie: Tie) -> Iterator[Tie]:
        """Give the same tie inside each value of every partition that its own are crossed with."""
        populations = {group.population for group in (*tie.smaller, *tie.larger)}
        if len(populations) > 1:
            return
        for name in self.words.of(populations.pop()):
            for value in self.words.values[name]:
                if all(self._lifts(g, name) for g in (*tie.smaller, *tie.larger)):
                    yield replace(
                        tie,
                        smaller=tuple(group.where(name, value) for group in tie.smaller),
                        larger=tuple(group.where(name, value) for group in tie.larger),
                    )

    def _lifts(self, group: Group, name: str) -> bool:
        held = {each for each, _ in group.region}
        return name not in held and self._spoken_of(group.where(name))


@dataclass(frozen=True, slots=True)
class _Unread:
    """What is known of the tables of a plan before any figure of them is read."""

    margins: Margins
    everything: Mapping[Hashable, Terms]
    claims: tuple[Claim, ...]


def attack_margins(published: Published, *, bold: bool = True) -> Findings:
    """Attack all the tables of one package together."""
    unread = _unread(published.words, published.release, bold)
    puzzle = unread.margins.puzzle.copy()
    unread.margins.learn(published.facts, puzzle)
    more = [group for group in published.targets if group not in unread.everything]
    claims = (*unread.claims, *unread.margins.claims(more))
    targets = {**unread.everything, **named(unread.margins, more)}
    return puzzle.attack(targets, claims, width=published.width).without(published.exact)


def attack_quickly(published: Published, *, bold: bool = True) -> Findings:
    """Attack what a package shows, each population by each of its breakdowns and rates."""
    brief = published.briefly()
    puzzle = Puzzle()
    margins = Margins(puzzle, brief.words, brief.release, bold=bold)
    margins.learn(brief.facts, puzzle)
    targets, claims = named(margins, brief.targets), list(margins.claims(brief.targets))
    return puzzle.attack(targets, claims, width=brief.width).without(brief.exact)


@lru_cache(maxsize=8)
def _unread(words: Words, release: int, bold: bool) -> _Unread:  # noqa: FBT001 - a cache key
    margins = Margins(Puzzle(), words, release, bold=bold)
    groups = list(margins.everything())
    return _Unread(margins, named(margins, groups), tuple(margins.claims(groups)))


def named(margins: Margins, groups: Iterable[Group]) -> dict[Hashable, Terms]:
    return {group: dict.fromkeys(margins.cells(group), 1.0) for group in groups}

"""Several releases held together: a correction and what it corrects, a year and its quarters.

A3 and A4: every cell of every release is an unknown, and so is what came between two of them.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from tests.disclosure_attack.margins import Margins, named
from tests.disclosure_attack.published import Published
from tests.disclosure_attack.puzzle import Puzzle
from tests.disclosure_attack.search import Findings, Terms
from tests.disclosure_attack.ties import is_trait
from tests.disclosure_attack.words import OF_A_DAY, Group, Words


@dataclass(frozen=True, slots=True)
class Increment:
    """What the second release counts in a group beyond the first."""

    group: Group


def attack_pair(
    first: Published, second: Published, *, only_added: bool, bold: bool = True, width: int = 3
) -> Findings:
    """Attack two releases of one period. `only_added`: nobody is believed to have left since.

    Increments and both releases are bounded together, as far as lines are published.
    """
    first, second = first.briefly(), second.briefly()
    puzzle = Puzzle()
    before, after = _together(puzzle, (first, second), bold=bold)
    targets: dict[Hashable, Terms] = {}
    for group in _groups(before, first):
        old, new = before.cells(group), after.cells(replace(group, release=second.release))
        if old and new:
            targets[Increment(group)] = dict.fromkeys(new, 1.0) | dict.fromkeys(old, -1.0)
            if only_added:
                puzzle.at_most(old, new)
    shown = named(before, first.targets) | named(after, second.targets)
    return puzzle.attack({**targets, **shown}, width=width)


def attack_year(
    quarters: Sequence[Published], year: Published, *, bold: bool = True, width: int = 3
) -> Findings:
    """Attack a year with its quarters: events add up; a person of a quarter is one of the year."""
    puzzle = Puzzle()
    *parts, whole = _together(puzzle, (*quarters, year), bold=bold)
    for group in _groups(whole, year):
        cells = [part.cells(replace(group, release=part.release)) for part in parts]
        _over_time(puzzle, year.words, group, [*cells, whole.cells(group)])
    targets = {
        name: terms
        for margins, published in zip((*parts, whole), (*quarters, year), strict=True)
        for name, terms in named(margins, _groups(margins, published)).items()
    }
    return puzzle.attack(targets, width=width)


def _over_time(puzzle: Puzzle, words: Words, group: Group, cells: Sequence[Sequence[int]]) -> None:
    """Say how the last cells, those of a year, follow from those of each quarter, where known."""
    *quarters, whole = cells
    if group.population == OF_A_DAY:
        if quarters[-1]:
            puzzle.at_most(quarters[-1], whole, equal=True)
        return
    for quarter in quarters if lasting(words, group) else ():
        puzzle.at_most(quarter, whole)
    if all(quarters):
        sums = [cell for quarter in quarters for cell in quarter]
        puzzle.at_most(whole, sums, equal=words.adds_up(group.population))


def lasting(words: Words, group: Group) -> bool:
    """Say whether who is in a group in one quarter is in it in the year.

    What people are is believed to last; what happens to them, where it is the most that can happen:
    an absence, a solution.
    """
    return all(is_trait(name) or values == {words.values[name][0]} for name, values in group.region)


def _together(puzzle: Puzzle, releases: Sequence[Published], *, bold: bool) -> list[Margins]:
    found = []
    for published in releases:
        margins = Margins(puzzle, published.words, published.release, bold=bold)
        margins.learn(published.facts, puzzle)
        found.append(margins)
    return found


def _groups(margins: Margins, published: Published) -> list[Group]:
    return [
        group
        for group in dict.fromkeys([*margins.everything(), *published.targets])
        if margins.cells(group)
    ]

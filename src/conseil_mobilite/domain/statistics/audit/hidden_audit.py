"""Attack exact counts of which some are hidden: all that the tables speak of, one family at a time.

Asked for are the hidden counts, those of the crossed tables that are not published, and what lies
between a population and the one that it is part of: whoever is met without an assessment is a group
too. Somebody whose rules of thumb contradict the figures has to give them up: he is left with what
is true by definition.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from conseil_mobilite.domain.statistics.audit.assumptions import assumptions
from conseil_mobilite.domain.statistics.audit.attack import (
    ContradictionError,
    Interval,
    Knowledge,
)
from conseil_mobilite.domain.statistics.audit.attacking import attacked
from conseil_mobilite.domain.statistics.audit.differences import (
    Cell,
    Difference,
    counts_of,
    differences,
    spoken_of,
)
from conseil_mobilite.domain.statistics.definitions.families import families, of_family
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

HIDDEN_WIDTH: Final = 5
"""The least width of an interval, where small counts are hidden."""

_SMALL = range(1, HIDDEN_WIDTH)
_NOBODY = Interval(0, 0)
_NO_IDEA = (0, 1)
_FEW = 11
Found = Mapping[Cell, Interval]


def found_among_exact(plan: Plan, knowledge: Knowledge) -> Found:
    """Return what is known too well, of all that the tables speak of."""
    found: dict[Cell, Interval] = {}
    for family in families(plan):
        known = {count: pair for count, pair in knowledge.items() if count.population in family}
        if known:
            own = of_family(plan, family)
            found |= found_in_family(own, known, cells_asked(own, known))
    return found


def cells_asked(plan: Plan, knowledge: Knowledge) -> tuple[Cell, ...]:
    """Return each count of the tables, crossed ones included, and what lies between populations."""
    spoken = spoken_of(plan)
    return (*spoken, *_between(plan, knowledge, spoken))


def _between(plan: Plan, knowledge: Knowledge, counts: Iterable[Count]) -> Iterator[Difference]:
    """Give what lies between populations, but where it is told that nobody does."""
    margins = [count for count in counts if len(count.condition) <= 1]
    most = {count: high for count, (_, high) in knowledge.items()}
    for each in differences(assumptions(plan, most).lineages, margins):
        totals = Count(each.whole.population), Count(each.part.population)
        whole, part = (knowledge.get(total) for total in totals)
        if (whole is None or whole != part) and knowledge.get(each.whole) != (0, 0):
            yield each


def found_in_family(
    plan: Plan, knowledge: Knowledge, cells: Collection[Cell], few: int = HIDDEN_WIDTH
) -> Found:
    """Return which `cells` are known too well, in a family on which no other has a bearing.

    Of those between two populations, only fewer than `few`: their number may be told like any
    large one.
    """
    hidden = [cell for cell in cells if not is_known(cell, knowledge)]
    return {
        **_without_many(_attacked(plan, knowledge, hidden), few),
        **dict(_small(cells, knowledge)),
        **dict(_all_alike(cells, knowledge)),
    }


def found_together(plan: Plan, knowledge: Knowledge, hidden: Collection[Count]) -> Found:
    """Return what several releases tell of the `hidden` counts, and of what lies between them.

    A large count that follows from others, as that of a year from those of its quarters, is no
    news: whatever is small beside it is found itself.
    """
    between = tuple(_between(plan, knowledge, (*knowledge, *hidden)))
    cells: tuple[Cell, ...] = (*hidden, *between)
    asked = [cell for cell in cells if not is_known(cell, knowledge)]
    found = _attacked(plan, knowledge, asked)
    few = {cell: interval for cell, interval in found.items() if interval.low < _FEW}
    return {**_without_many(few, HIDDEN_WIDTH), **dict(_small(between, knowledge))}


def _without_many(found: Found, few: int) -> Found:
    return {
        cell: interval
        for cell, interval in found.items()
        if not isinstance(cell, Difference) or interval.low < few
    }


def _attacked(plan: Plan, knowledge: Knowledge, asked: Collection[Cell]) -> Found:
    if not asked:
        return {}
    try:
        return attacked(plan, knowledge, asked, HIDDEN_WIDTH).found
    except ContradictionError:
        sure = replace(plan, rules=tuple(rule for rule in plan.rules if rule.exact))
        return attacked(sure, knowledge, asked, HIDDEN_WIDTH).found


def is_known(cell: Cell, knowledge: Knowledge) -> bool:
    """Say whether a cell is told exactly."""
    known = (knowledge.get(count, _NO_IDEA) for count in counts_of(cell))
    return all(low == high for low, high in known)


def _small(cells: Collection[Cell], knowledge: Knowledge) -> Iterator[tuple[Cell, Interval]]:
    """Give what is told exactly, and is from one to four."""
    for cell in cells:
        if is_known(cell, knowledge):
            first, *others = (knowledge[count][0] for count in counts_of(cell))
            figure = first - sum(others)
            if figure in _SMALL:
                yield cell, Interval(figure, figure)


def _all_alike(cells: Collection[Cell], knowledge: Knowledge) -> Iterator[tuple[Cell, Interval]]:
    """Give the counts that are told to be nought, where that leaves one value for everybody.

    What is hidden may be anything five wide: it is never surely nobody.
    """
    parts: dict[tuple[str, str], list[Count]] = {}
    for cell in cells:
        if isinstance(cell, Count) and len(cell.condition) == 1:
            parts.setdefault((cell.population, cell.condition[0][0]), []).append(cell)
    for counts in parts.values():
        empty = [count for count in counts if knowledge.get(count) == (0, 0)]
        if 0 < len(empty) >= len(counts) - 1:
            yield from ((count, _NOBODY) for count in empty)

"""What moving about costs in a month, what lowers it, and what remains for the person.

A line that is unknown, kept back or not discussed is never nought: the sums then say of themselves
that they are a least, or a most, and no more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.months import monthly_cents

TODAY, SOLUTION = "aujourdhui", "solution"
MISSING: Final = (Knowledge.UNKNOWN, Knowledge.REFUSED, Knowledge.NOT_DISCUSSED)


class Bound(StrEnum):
    """What a sum is worth once some of its lines miss."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Amount:
    """Cents of a month, and how far they can be trusted."""

    cents: int
    bound: Bound = Bound.EXACT

    @property
    def exact(self) -> bool:
        return self.bound is Bound.EXACT


@dataclass(frozen=True, slots=True)
class MonthlyLine:
    """A line with its cents of a month; None where it is not known, nought where there is none."""

    line: BudgetLine
    contribution: bool
    cents: int | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One of the two budgets compared. Without a line, nothing is said of it."""

    lines: tuple[MonthlyLine, ...] = ()

    @property
    def costs(self) -> Amount:
        return _sum(each for each in self.lines if not each.contribution)

    @property
    def contributions(self) -> Amount:
        return _sum(each for each in self.lines if each.contribution)

    @property
    def remaining(self) -> Amount:
        """What the person pays, never less than nothing.

        A cost that misses would raise it, a contribution that misses would lower it.
        """
        left = max(self.costs.cents - self.contributions.cents, 0)
        return Amount(left, _difference_bound(self.costs, self.contributions))

    @property
    def excess(self) -> int:
        """How far the contributions go beyond the costs; told only where every cost is known."""
        return max(self.contributions.cents - self.costs.cents, 0) if self.costs.exact else 0

    @property
    def missing(self) -> Mapping[Knowledge, tuple[BudgetLine, ...]]:
        """The lines whose amount misses, by the reason why."""
        return {
            state: lines
            for state in MISSING
            if (lines := tuple(e.line for e in self.lines if _misses(e) and e.line.state == state))
        }


@dataclass(frozen=True, slots=True)
class BudgetPicture:
    """Both budgets, side by side."""

    today: Scenario
    solution: Scenario

    @property
    def comparable(self) -> bool:
        """Whether something was said of both."""
        return bool(self.today.lines and self.solution.lines)

    @property
    def exact(self) -> bool:
        return self.today.remaining.exact and self.solution.remaining.exact

    @property
    def change(self) -> int:
        """How much more the person would pay in a month; negative where it is less."""
        return self.solution.remaining.cents - self.today.remaining.cents


def picture(
    lines: Iterable[BudgetLine], contributions: Collection[str], per_year: Mapping[str, int]
) -> BudgetPicture:
    """Reckon the lines of a budget, in their order. `contributions` are kinds that lower it."""
    kept = sorted(lines, key=lambda line: (line.position, str(line.id)))
    monthly = [
        MonthlyLine(line, line.kind in contributions, _cents(line, per_year)) for line in kept
    ]
    return BudgetPicture(_of(monthly, TODAY), _of(monthly, SOLUTION))


def _cents(line: BudgetLine, per_year: Mapping[str, int]) -> int | None:
    if line.state == Knowledge.NONE:
        return 0
    if line.state != Knowledge.KNOWN or line.cents is None:
        return None
    return monthly_cents(line.cents, line.per, per_year)


def _of(lines: Iterable[MonthlyLine], scenario: str) -> Scenario:
    return Scenario(tuple(each for each in lines if each.line.scenario == scenario))


def _misses(line: MonthlyLine) -> bool:
    return line.cents is None


def _sum(lines: Iterable[MonthlyLine]) -> Amount:
    amounts = [each.cents for each in lines]
    known = [cents for cents in amounts if cents is not None]
    whole = len(known) == len(amounts)
    return Amount(sum(known), Bound.EXACT if whole else Bound.AT_LEAST)


def _difference_bound(costs: Amount, contributions: Amount) -> Bound:
    if costs.exact and contributions.exact:
        return Bound.EXACT
    if contributions.exact:
        return Bound.AT_LEAST
    return Bound.AT_MOST if costs.exact else Bound.PARTIAL

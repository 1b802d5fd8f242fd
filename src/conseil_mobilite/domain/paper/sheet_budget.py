"""The mobility budget as the person takes it home: what she pays today, what she would pay."""

from collections.abc import Iterable
from dataclasses import dataclass

from conseil_mobilite.domain.situation.budget_rules import Amount, Bound


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """The cents of a month; None where the amount is not known."""

    cents: int | None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One cost, or one contribution in less; no cell where a scenario has no such line."""

    label: str
    today: BudgetCell | None = None
    solution: BudgetCell | None = None
    contribution: bool = False


@dataclass(frozen=True, slots=True)
class SheetBudget:
    """What remains to be paid each month; None where nothing is noted of a scenario.

    `solution` is how the proposed solution is called.
    """

    rows: tuple[BudgetRow, ...]
    today: Amount | None = None
    with_solution: Amount | None = None
    solution: str = ""

    @property
    def change(self) -> int | None:
        """How much more she would pay; None unless both amounts are certain."""
        if self.today is None or self.with_solution is None:
            return None
        both = self.today.exact and self.with_solution.exact
        return self.with_solution.cents - self.today.cents if both else None

    @property
    def partial(self) -> bool:
        """Whether an amount is still to be completed."""
        return any(
            amount is not None and amount.bound is not Bound.EXACT
            for amount in (self.today, self.with_solution)
        )


def added(cells: Iterable[int | None]) -> BudgetCell | None:
    """Gather the lines of one name: no cell for none, and unknown as soon as one is."""
    amounts = list(cells)
    if not amounts:
        return None
    known = [cents for cents in amounts if cents is not None]
    return BudgetCell(sum(known) if len(known) == len(amounts) else None)

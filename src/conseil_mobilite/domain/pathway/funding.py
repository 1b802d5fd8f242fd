"""Who pays what for an action, to the cent."""

from collections.abc import Iterable
from dataclasses import dataclass

from conseil_mobilite.domain.pathway.action import FundingLine


@dataclass(frozen=True, slots=True)
class FundingPlan:
    """Sums in cents. `pending` was asked and has no answer yet; `excess` is beyond the cost."""

    cost: int
    granted: int
    pending: int

    @property
    def out_of_pocket(self) -> int:
        """What the person would pay if all that was asked is granted."""
        return max(self.cost - self.granted - self.pending, 0)

    @property
    def at_most(self) -> int:
        """What the person would pay if nothing more is granted."""
        return max(self.cost - self.granted, 0)

    @property
    def excess(self) -> int:
        return max(self.granted + self.pending - self.cost, 0)


def funding_plan(cost_cents: int | None, lines: Iterable[FundingLine]) -> FundingPlan:
    """Add the lines up. An answered line counts for what was granted, were it nothing."""
    granted = pending = 0
    for line in lines:
        if line.granted_cents is None:
            pending += line.asked_cents
        else:
            granted += line.granted_cents
    return FundingPlan(cost_cents or 0, granted, pending)

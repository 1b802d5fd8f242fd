"""What the card of the mobility budget shows: the current one, its sums, those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.situation import budget_rules
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.budget_rules import BudgetPicture
from conseil_mobilite.services.situation import budgets
from conseil_mobilite.services.situation.budget_suggestions import Suggestion, suggestions
from conseil_mobilite.services.situation.checks import per_year
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class DatedBudget:
    """A budget and its sums, as reckoned from its lines."""

    budget: MobilityBudget
    sums: BudgetPicture


@dataclass(frozen=True, slots=True)
class PersonBudget:
    """The current budget, those before it the latest first, and the lines that may be added."""

    current: DatedBudget | None = None
    earlier: tuple[DatedBudget, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


def of_person(session: Session, person_id: UUID) -> PersonBudget:
    dated = [_dated(session, budget) for budget in budgets.of_person(session, person_id)]
    first = dated[0] if dated else None
    lines = budgets.lines(session, first.budget.id) if first else ()
    return PersonBudget(first, tuple(dated[1:]), suggestions(session, person_id, lines))


def wanted_on_sheet(session: Session, person_id: UUID) -> DatedBudget | None:
    """Return the current budget if the person wants it on her sheet and something is in it."""
    dated = filled(session, person_id)
    return dated if dated and dated.budget.on_sheet else None


def filled(session: Session, person_id: UUID) -> DatedBudget | None:
    """Return the current budget if something is in it."""
    budget = budgets.current(session, person_id)
    if budget is None:
        return None
    dated = _dated(session, budget)
    return dated if dated.sums.today.lines or dated.sums.solution.lines else None


def sums_of(lines: Sequence[BudgetLine]) -> BudgetPicture:
    """Reckon lines by the lists of the product."""
    kinds = code_lists()["budget_kinds"]
    lowering = {kind.code for kind in kinds if kind.flag("contribution")}
    return budget_rules.picture(lines, lowering, per_year())


def _dated(session: Session, budget: MobilityBudget) -> DatedBudget:
    return DatedBudget(budget, sums_of(budgets.lines(session, budget.id)))

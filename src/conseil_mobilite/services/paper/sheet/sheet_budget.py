"""The part of the action sheet on the mobility budget, where the person wants it."""

from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.paper.sheet_budget import BudgetRow, SheetBudget, added
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import Amount, BudgetPicture, Scenario
from conseil_mobilite.services.situation import budget_picture
from conseil_mobilite.services.situation.budget_picture import DatedBudget
from conseil_mobilite.store.reference.reference import code_lists

_Name = tuple[bool, str]


def of_person(session: Session, person_id: UUID) -> SheetBudget | None:
    """Return the current budget, its lines gathered by name; None unless she wants it printed."""
    dated = budget_picture.wanted_on_sheet(session, person_id)
    return _gathered(dated) if dated else None


def for_prescriber(session: Session, person_id: UUID) -> SheetBudget | None:
    """Return the current budget where something is in it; the adviser ticks it, or it stays."""
    dated = budget_picture.filled(session, person_id)
    return _gathered(dated) if dated else None


def line_name(line: BudgetLine) -> str:
    """« Assurance », « Autre dépense (vignette) »."""
    kind = code_lists()["budget_kinds"].label(line.kind)
    return f"{kind} ({line.words})" if line.words else kind


def _gathered(dated: DatedBudget) -> SheetBudget:
    sums = dated.sums
    return SheetBudget(
        rows=tuple(_row(sums, name) for name in _names(sums)),
        today=_remaining(sums.today),
        with_solution=_remaining(sums.solution),
        solution=dated.budget.solution,
    )


def _names(sums: BudgetPicture) -> list[_Name]:
    """Return the names of the lines: the costs first, then what is in less."""
    both = (*sums.today.lines, *sums.solution.lines)
    names = dict.fromkeys((each.contribution, line_name(each.line)) for each in both)
    return sorted(names, key=lambda name: name[0])


def _row(sums: BudgetPicture, name: _Name) -> BudgetRow:
    contribution, label = name
    return BudgetRow(
        label,
        added(_cents(sums.today, name)),
        added(_cents(sums.solution, name)),
        contribution=contribution,
    )


def _cents(scenario: Scenario, name: _Name) -> list[int | None]:
    return [
        each.cents for each in scenario.lines if (each.contribution, line_name(each.line)) == name
    ]


def _remaining(scenario: Scenario) -> Amount | None:
    return scenario.remaining if scenario.lines else None

"""How the lines of a restitution are worded."""

from typing import Final

from conseil_mobilite.domain.assessment.grid import FranceTravailReference
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.domain.language.french import long_date, phone_display
from conseil_mobilite.domain.paper.restitution import Told
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, SheetBudget
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.budget_rules import Amount
from conseil_mobilite.domain.situation.budget_sentences import amount_words, to_the_cent

NATIONAL: Final = "France Travail"
"""How a line that quotes the list of France Travail begins."""
RECOMMENDED: Final = "Recommandée, à convenir"
_NO_DAY: Final = "Date à convenir"
_TO_COMPLETE: Final = "à compléter"
_NO_LINE: Final = "–"


def planned(action: Action, lists: CodeLists) -> Told:
    due = action.due_on
    when = f"Avant le {long_date(due, weekday=False)}" if due else _NO_DAY
    return Told(_what(action, lists), (partner(action), when))


def done(action: Action, lists: CodeLists) -> Told:
    """Tell an action that was done, and what it led to where that is noted."""
    on, results = action.done_on, lists["action_results"]
    when = f"Fait le {long_date(on, weekday=False)}" if on else "Fait"
    result = results.label(action.result) if action.result in results else ""
    return Told(_what(action, lists), (partner(action), ". ".join(filter(None, (when, result)))))


def partner(action: Action) -> str:
    phone = phone_display(action.partner_phone) if action.partner_phone else ""
    return ", ".join(filter(None, (action.partner_name, phone)))


def level(label: str, retained: int | None) -> Told:
    """« Budget : Fragile, 2 sur 4 »; an axis that was not evaluated says so."""
    words = LEVEL_LABELS[retained]
    return Told(label, (words if retained is None else f"{words} ({retained} sur 4)",))


def national(lists: CodeLists, reference: FranceTravailReference, beside: str = "") -> str:
    """Tell a place in the list of France Travail with its labels, which are its stable keys.

    A label that stands `beside` it already is not said again.
    """
    said = [
        _entry(lists, name, label, code, beside)
        for name, label, code in (
            ("ft_constraints", "contrainte", reference.contrainte),
            ("ft_situations", "situation", reference.situation),
            ("ft_objectives", "objectif", reference.objectif),
        )
        if code
    ]
    return f"{NATIONAL} : {', '.join(said)}" if said else ""


def budget_lines(budget: SheetBudget) -> tuple[Told, ...]:
    """Tell each line of a budget, then what the person pays in all."""
    rows = tuple(
        Told(
            f"En moins : {row.label}" if row.contribution else row.label,
            (_cents(row.today), _cents(row.solution)),
        )
        for row in budget.rows
    )
    total = Told("Ce que la personne paie", (_sum(budget.today), _sum(budget.with_solution)))
    solution = Told(f"La solution : {budget.solution}") if budget.solution else None
    return (*rows, total, *((solution,) if solution else ()))


def _what(action: Action, lists: CodeLists) -> str:
    """Name the kind, then what was typed: the words proposed for her sheet speak to her."""
    kind = lists["action_types"][action.kind]
    typed = "" if action.wording == kind.text("wording") else action.wording
    return f"{kind.label} : {typed}" if typed else kind.label


def _entry(lists: CodeLists, name: str, kind: str, code: str, beside: str) -> str:
    label = lists[name].label(code)
    return f"{kind} {code}" if beside.startswith(label) else f"{kind} {code} « {label} »"


def _cents(cell: BudgetCell | None) -> str:
    if cell is None:
        return _NO_LINE
    return _TO_COMPLETE if cell.cents is None else to_the_cent(cell.cents)


def _sum(amount: Amount | None) -> str:
    return _NO_LINE if amount is None else amount_words(amount)

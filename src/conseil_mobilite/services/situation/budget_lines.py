"""The lines of a mobility budget: what is paid, and what others pay for the person."""

from dataclasses import dataclass
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, TODAY
from conseil_mobilite.domain.situation.knowledge import Known
from conseil_mobilite.services.pathway.funding import check_amount
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.situation import budgets
from conseil_mobilite.services.situation.checks import listed, per_year
from conseil_mobilite.store.journal import audit

LONGEST_WORDS: Final = 120


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to add: of a scenario and a kind; its amount may come later."""

    scenario: str
    kind: str
    words: str = ""
    amount: Known[int] = Known()  # noqa: RUF009 - frozen, and shared safely
    per: str = "mois"


class LineChanges(TypedDict, total=False):
    """The inputs that changed; those left out stay as they are."""

    words: str
    amount: Known[int]
    per: str


def add(session: Session, budget_id: UUID, new: NewLine) -> BudgetLine:
    """Add a line at the end of its scenario. UserError names the input at fault."""
    session.get_one(MobilityBudget, budget_id)
    line = BudgetLine(
        budget_id=budget_id,
        scenario=listed(new.scenario, "budget_scenarios", "scenario"),
        kind=listed(new.kind, "budget_kinds", "kind"),
        position=_next_position(session, budget_id),
    )
    _take(line, LineChanges(words=new.words, amount=new.amount, per=new.per))
    session.add(line)
    session.flush()
    audit.record(session, "budget_line.add", "budget_line", line.id)
    return line


def change(session: Session, line_id: UUID, changes: LineChanges) -> BudgetLine:
    """Set what changed, all or nothing. UserError names the input at fault."""
    line = session.get_one(BudgetLine, line_id)
    _take(line, changes)
    session.flush()
    audit.record(session, "budget_line.change", "budget_line", line_id)
    return line


def remove(session: Session, line_id: UUID) -> None:
    """Take a line away; the journal can bring it back."""
    session.delete(session.get_one(BudgetLine, line_id))
    session.flush()
    audit.record(session, "budget_line.remove", "budget_line", line_id)


def copy_today(session: Session, budget_id: UUID) -> int:
    """Begin the budget of the solution with today's lines; return how many were copied.

    A line whose kind and words it has already is left as it is.
    """
    known = budgets.lines(session, budget_id)
    there = {(line.kind, line.words) for line in known if line.scenario == SOLUTION}
    made = [
        budgets.copied(line, budget_id, SOLUTION)
        for line in known
        if line.scenario == TODAY and (line.kind, line.words) not in there
    ]
    session.add_all(made)
    session.flush()
    audit.record(session, "budget.copy_today", "mobility_budget", budget_id)
    return len(made)


def _take(line: BudgetLine, changes: LineChanges) -> None:
    if "words" in changes:
        line.words = words(changes["words"], "words", LONGEST_WORDS)
    if "amount" in changes:
        check_amount(changes["amount"].value, "amount")
        line.state, line.cents = changes["amount"].state.value, changes["amount"].value
    if "per" in changes:
        line.per = _period(changes["per"])


def _period(code: str) -> str:
    """Return a period that comes back by itself: a return trip needs days, which a line has not."""
    if listed(code, "periods", "per") not in per_year():
        raise UserError("Choisissez un montant par semaine, par mois ou par an.", "per")
    return code


def _next_position(session: Session, budget_id: UUID) -> int:
    query = select(func.max(BudgetLine.position)).where(col(BudgetLine.budget_id) == budget_id)
    return (session.exec(query).one() or 0) + 1

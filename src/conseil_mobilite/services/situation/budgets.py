"""The mobility budget of a person: one that is current, and the dated ones before it."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.situation import topics
from conseil_mobilite.store.journal import audit

TOPIC: Final = "budget"
LONGEST_SOLUTION: Final = 160


class BudgetChanges(TypedDict, total=False):
    """The inputs that changed; those left out stay as they are."""

    solution: str
    on_sheet: bool


def begin(session: Session, person_id: UUID, on: date) -> MobilityBudget:
    """Open the budget of a day: that of the last one, line by line, or an empty first one."""
    session.get_one(Person, person_id)
    last = current(session, person_id)
    if last is not None and last.noted_on >= on:
        raise UserError("Le budget de ce jour existe déjà : vous pouvez le modifier.")
    budget = MobilityBudget(person_id=person_id, noted_on=on)
    if last is not None:
        budget.solution, budget.on_sheet = last.solution, last.on_sheet
    session.add(budget)
    session.flush()
    topics.forget_statement(session, person_id, TOPIC)
    if last is not None:
        session.add_all(copied(line, budget.id, line.scenario) for line in lines(session, last.id))
        session.flush()
    audit.record(session, "budget.begin", "mobility_budget", budget.id)
    return budget


def change(session: Session, budget_id: UUID, changes: BudgetChanges) -> MobilityBudget:
    """Name the solution it is compared with, or say whether she wants it on her sheet."""
    budget = session.get_one(MobilityBudget, budget_id)
    if "solution" in changes:
        budget.solution = words(changes["solution"], "solution", LONGEST_SOLUTION)
    if "on_sheet" in changes:
        budget.on_sheet = changes["on_sheet"]
    session.flush()
    audit.record(session, "budget.change", "mobility_budget", budget_id)
    return budget


def remove(session: Session, budget_id: UUID) -> None:
    """Delete a budget with its lines; the journal can bring it back."""
    session.delete(session.get_one(MobilityBudget, budget_id))
    session.flush()
    audit.record(session, "budget.remove", "mobility_budget", budget_id)


def of_person(session: Session, person_id: UUID) -> Sequence[MobilityBudget]:
    """Return the budgets of a person, the current one first."""
    query = select(MobilityBudget).where(MobilityBudget.person_id == person_id)
    return session.exec(
        query.order_by(col(MobilityBudget.noted_on).desc(), col(MobilityBudget.id))
    ).all()


def current(session: Session, person_id: UUID) -> MobilityBudget | None:
    return next(iter(of_person(session, person_id)), None)


def lines(session: Session, budget_id: UUID) -> Sequence[BudgetLine]:
    query = select(BudgetLine).where(BudgetLine.budget_id == budget_id)
    return session.exec(query.order_by(col(BudgetLine.position), col(BudgetLine.id))).all()


def copied(line: BudgetLine, budget_id: UUID, scenario: str) -> BudgetLine:
    """Make a line like another, in a budget and in one of its two scenarios."""
    return BudgetLine(
        budget_id=budget_id,
        scenario=scenario,
        **line.model_dump(include={"kind", "words", "state", "cents", "per", "position"}),
    )

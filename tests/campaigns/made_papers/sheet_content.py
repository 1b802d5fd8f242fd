"""Action sheets of random people: from nothing known to twelve steps and thirty lines of budget."""

from dataclasses import replace
from datetime import time

from tests.campaigns.made_papers.chance import START, Dice, Person
from tests.documents.notices import data_notice

from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    Aid,
    Meeting,
    NextAppointment,
    Signing,
    Step,
)
from conseil_mobilite.domain.paper.sheet_budget import BudgetCell, BudgetRow, SheetBudget
from conseil_mobilite.domain.situation.budget_rules import Amount, Bound

SIGNS = ("", "BUS", "KEY", "PEOPLE", "SCHOOL", "WRENCH")


def sheet(dice: Dice, person: Person) -> ActionSheet:
    """Make the sheet of a person, with her own word in her name, her goal and her first step."""
    organisation, name = dice.organisation(), f"{dice.name()} {person.word}"
    steps = tuple(step(dice) for _ in range(dice.much(0, 1, 3, 5, 12)))
    return ActionSheet(
        number=f"2027-{person.number:05}",
        organisation=organisation,
        adviser=dice.adviser(),
        person_name=name,
        issued_on=START,
        notice=data_notice(organisation.name, public_body=dice.maybe(), contact=dice.mail()),
        goal=f"{dice.typed(0, 9, 60)} {person.word}",
        strengths=tuple(dice.typed(5) for _ in range(dice.much(0, 1, 6))),
        steps=tuple(
            replace(one, what=f"{one.what} {person.word}") if one is steps[0] else one
            for one in steps
        ),
        aids=tuple(aid(dice) for _ in range(dice.much(0, 1, 8))),
        fare_network=dice.text(0, 2),
        budget=dice.much(None, budget(dice)),
        next_appointment=dice.much(None, meeting(dice)),
        signatures=dice.much(None, Signing((name, "Sophie, conseillère"), dice.text(9))),
        received_by=dice.much(None, dice.adviser()),
    )


def budget(dice: Dice) -> SheetBudget:
    cells = (None, BudgetCell(None), BudgetCell(4250))
    rows = tuple(
        BudgetRow(dice.text(3), dice.one(cells), dice.one(cells), contribution=dice.maybe())
        for _ in range(dice.much(1, 3, 30))
    )
    today = dice.much(None, Amount(4250), Amount(4250, Bound.AT_LEAST))
    return SheetBudget(rows, today, Amount(12_050, dice.one(tuple(Bound))), dice.text(0, 9))


def step(dice: Dice) -> Step:
    return Step(
        what=dice.typed(3, 10, 40),
        partner=dice.typed(0, 3, 60)[:300],
        phone=dice.phone(),
        address=dice.text(0, 8),
        due_on=dice.much(None, dice.day()),
        papers=dice.text(0, 6, 40),
        done=dice.maybe(),
        sign=dice.one(SIGNS),
        word="Trajet",
    )


def aid(dice: Dice) -> Aid:
    return Aid(
        name=dice.text(4),
        detail=dice.typed(0, 12),
        amount_cents=dice.much(None, 45_000),
        amount=dice.text(0, 1),
        decided_by=dice.text(0, 3),
        answer_by=dice.much(None, dice.day()),
        asked_on=dice.much(None, START),
        granted_on=dice.much(None, START),
    )


def meeting(dice: Dice) -> NextAppointment:
    how = dice.one(list(Meeting))
    return NextAppointment(START, time(14, 30), 45, how, dice.text(0, 6), dice.text(0, 12))

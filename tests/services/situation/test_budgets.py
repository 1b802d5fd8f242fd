"""The mobility budget: dated, copied, proposed, printed only if she wants it."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.documents.conftest import Reading

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, TODAY, Amount, Bound
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import (
    budget_lines,
    budget_picture,
    budgets,
    journeys,
    topics,
)
from conseil_mobilite.services.situation.budget_lines import LineChanges, NewLine
from conseil_mobilite.services.situation.budget_picture import PersonBudget
from conseil_mobilite.services.situation.journeys import JourneyChanges
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

ON = date(2027, 3, 12)
BEFORE = date(2026, 9, 1)
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), BEFORE).id


@pytest.fixture
def budget(store: Store, helene: UUID) -> UUID:
    return store.run(budgets.begin, helene, ON).id


def euros(cents: int) -> Known[int]:
    return Known(Knowledge.KNOWN, cents)


def add(
    store: Store, budget: UUID, kind: str, amount: Known[int], *, scenario: str = TODAY
) -> BudgetLine:
    return store.run(budget_lines.add, budget, NewLine(scenario, kind, amount=amount))


def shown(store: Store, person: UUID) -> PersonBudget:
    return store.read(budget_picture.of_person, person)


def assess(
    session: Session,
    person: UUID,
    cents: int | None,
    day: date | None,
    corrects: UUID | None = None,
) -> UUID:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == person)).one()
    made = Assessment(
        pathway_id=pathway.id,
        grid_version="CM-2026.1",
        started_at=AT,
        validated_on=day,
        version=1 if corrects is None else 2,
        corrects_id=corrects,
    )
    session.add(made)
    session.flush()
    state = "refus" if cents is None else "donnee"
    session.add(
        Answer(assessment_id=made.id, question="B01", state=state, cents=cents, answered_at=AT)
    )
    session.flush()
    return made.id


def test_sums_follow_each_line_to_the_cent(store: Store, helene: UUID, budget: UUID) -> None:
    fuel = add(store, budget, "carburant", euros(2000))
    store.run(budget_lines.change, fuel.id, {"per": "semaine"})
    add(store, budget, "assurance", euros(4200))
    add(store, budget, "abonnement", euros(6240), scenario=SOLUTION)
    add(store, budget, "employeur", euros(3120), scenario=SOLUTION)

    current = shown(store, helene).current

    assert current is not None
    assert current.sums.today.remaining == Amount(8667 + 4200)
    assert current.sums.solution.remaining == Amount(3120)
    assert current.sums.change == 3120 - 12_867


def test_a_line_that_is_refused_leaves_a_least_never_a_nought(
    store: Store, helene: UUID, budget: UUID
) -> None:
    add(store, budget, "carburant", euros(2000))
    insurance = add(store, budget, "assurance", euros(4200))

    store.run(budget_lines.change, insurance.id, {"amount": Known(Knowledge.REFUSED)})

    current = shown(store, helene).current
    assert current is not None
    assert current.sums.today.remaining == Amount(2000, Bound.AT_LEAST)
    (line,) = current.sums.today.missing[Knowledge.REFUSED]
    assert (line.kind, line.cents) == ("assurance", None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": Known(Knowledge.KNOWN, -5)}, "amount"),
        ({"amount": Known(Knowledge.KNOWN, 10**9)}, "amount"),
        ({"per": "aller_retour"}, "per"),
        ({"per": "siecle"}, "per"),
        ({"words": "x" * 121}, "words"),
        ({"words": "2 69 05 49 588 157 80"}, "words"),
    ],
)
def test_a_line_that_cannot_be_is_refused_beside_its_input(
    store: Store, budget: UUID, changes: LineChanges, field: str
) -> None:
    line = add(store, budget, "carburant", euros(2000))

    with pytest.raises(UserError) as refused:
        store.run(budget_lines.change, line.id, changes)

    assert refused.value.field == field
    (kept,) = store.read(budgets.lines, budget)
    assert kept.model_dump() == line.model_dump()


@pytest.mark.parametrize(
    ("new", "field"),
    [(NewLine(TODAY, "yacht"), "kind"), (NewLine("demain", "carburant"), "scenario")],
)
def test_only_what_the_lists_know_makes_a_line(
    store: Store, budget: UUID, new: NewLine, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        store.run(budget_lines.add, budget, new)

    assert refused.value.field == field
    assert store.read(budgets.lines, budget) == []


def test_a_new_budget_copies_the_last_one_which_stays_as_it_was(store: Store, helene: UUID) -> None:
    old = store.run(budgets.begin, helene, BEFORE)
    store.run(budgets.change, old.id, {"solution": "Covoiturage", "on_sheet": True})
    line = add(store, old.id, "carburant", euros(2000))

    new = store.run(budgets.begin, helene, ON)
    (copy,) = store.read(budgets.lines, new.id)
    store.run(budget_lines.change, copy.id, {"amount": euros(9900)})

    picture = shown(store, helene)
    assert picture.current is not None
    assert (picture.current.budget.id, picture.current.budget.solution) == (new.id, "Covoiturage")
    assert picture.current.budget.on_sheet
    assert picture.current.sums.today.remaining == Amount(9900)
    assert [(each.budget.id, each.sums.today.remaining.cents) for each in picture.earlier] == [
        (old.id, 2000)
    ]
    assert copy.id != line.id


def test_a_day_has_one_budget(store: Store, helene: UUID, budget: UUID) -> None:
    with pytest.raises(UserError, match="existe déjà"):
        store.run(budgets.begin, helene, ON)

    assert [each.id for each in store.read(budgets.of_person, helene)] == [budget]


def test_a_budget_takes_back_that_there_was_nothing_to_pay(store: Store, helene: UUID) -> None:
    store.run(topics.state_topic, helene, "budget", Knowledge.NONE, ON)

    store.run(budgets.begin, helene, ON)

    assert store.read(topics.statements, helene) == {}


def test_a_deleted_budget_comes_back_with_its_lines(
    store: Store, helene: UUID, budget: UUID
) -> None:
    add(store, budget, "carburant", euros(2000))
    act = uuid4()
    with store.transaction(act) as session:
        budgets.remove(session, budget)
    assert shown(store, helene).current is None

    store.run(journal.undo, act)

    (line,) = store.read(budgets.lines, budget)
    assert (line.kind, line.cents) == ("carburant", 2000)


def test_the_solution_begins_with_the_lines_of_today_once(store: Store, budget: UUID) -> None:
    add(store, budget, "carburant", euros(2000))
    add(store, budget, "assurance", Known(Knowledge.UNKNOWN))
    add(store, budget, "assurance", euros(4200), scenario=SOLUTION)

    assert store.run(budget_lines.copy_today, budget) == 1
    assert store.run(budget_lines.copy_today, budget) == 0

    kept = [line for line in store.read(budgets.lines, budget) if line.scenario == SOLUTION]
    assert {(line.kind, line.cents) for line in kept} == {("carburant", 2000), ("assurance", 4200)}


def test_what_journeys_cost_is_proposed_and_no_longer_once_taken(
    store: Store, helene: UUID, budget: UUID
) -> None:
    to_work: JourneyChanges = {
        "purpose": "emploi",
        "destination": Place("Laon"),
        "mode": "conducteur",
    }
    store.run(
        journeys.add,
        helene,
        {**to_work, "days": ("lu",), "cost": euros(600), "cost_per": "aller_retour"},
        ON,
    )
    store.run(journeys.add, helene, {"purpose": "soins", "cost": Known(Knowledge.UNKNOWN)}, ON)
    aimed: JourneyChanges = {
        "purpose": "formation",
        "standing": "vise",
        "mode": "train",
        "cost": euros(3000),
    }
    store.run(journeys.add, helene, aimed, ON)
    over = store.run(journeys.add, helene, {"purpose": "courses", "cost": euros(1000)}, ON)
    store.run(journeys.change, over.id, {"ended_on": ON}, ON)

    proposed = shown(store, helene).suggestions

    assert [(each.scenario, each.kind, each.cents) for each in proposed] == [
        (TODAY, "carburant", 2600),
        (SOLUTION, "abonnement", 3000),
    ]
    first = proposed[0]
    new = NewLine(first.scenario, first.kind, first.words, euros(first.cents))
    store.run(budget_lines.add, budget, new)
    assert [each.kind for each in shown(store, helene).suggestions] == ["abonnement"]


def test_what_she_said_to_spend_is_proposed_but_never_counted_twice(
    store: Store, helene: UUID, budget: UUID
) -> None:
    store.run(assess, helene, 12_000, BEFORE)
    cost: JourneyChanges = {"purpose": "emploi", "mode": "train", "cost": euros(3000)}
    store.run(journeys.add, helene, cost, ON)

    whole, journey = shown(store, helene).suggestions
    assert (whole.cents, whole.words) == (
        12_000,
        "Dépense dite au bilan du 1er septembre 2026",
    )
    assert journey.cents == 3000

    new = NewLine(whole.scenario, whole.kind, whole.words, euros(whole.cents))
    line = store.run(budget_lines.add, budget, new)
    assert shown(store, helene).suggestions == ()
    store.run(budget_lines.remove, line.id)
    add(store, budget, "assurance", euros(4200))
    assert [each.cents for each in shown(store, helene).suggestions] == [3000]


def test_a_spending_kept_back_is_not_proposed(store: Store, helene: UUID) -> None:
    store.run(assess, helene, None, BEFORE)

    assert shown(store, helene).suggestions == ()


@pytest.mark.parametrize("now_said", [None, 0])
def test_a_spending_that_a_correction_takes_back_is_not_proposed(
    store: Store, helene: UUID, now_said: int | None
) -> None:
    first = store.run(assess, helene, 12_000, BEFORE)
    store.run(assess, helene, now_said, BEFORE, first)

    assert shown(store, helene).suggestions == ()


def test_the_latest_word_on_what_she_spends_is_the_one_that_counts(
    store: Store, helene: UUID
) -> None:
    old = store.run(assess, helene, 12_000, BEFORE)
    store.run(assess, helene, 8000, ON)
    assert [each.cents for each in shown(store, helene).suggestions] == [8000]

    store.run(assess, helene, 9000, BEFORE, old)
    assert [each.cents for each in shown(store, helene).suggestions] == [8000]


def test_the_sheet_has_the_budget_only_if_she_wants_it(
    store: Store, helene: UUID, budget: UUID
) -> None:
    assert store.read(action_sheets.prepare, helene, AT).budget is None
    store.run(budgets.change, budget, {"on_sheet": True, "solution": "Le train"})
    assert store.read(action_sheets.prepare, helene, AT).budget is None
    add(store, budget, "carburant", euros(2000))
    add(store, budget, "carburant", euros(500))
    add(store, budget, "carburant", Known(Knowledge.UNKNOWN), scenario=SOLUTION)
    add(store, budget, "aide", euros(100))

    printed = store.read(action_sheets.prepare, helene, AT).budget

    assert printed is not None
    assert [
        (row.label, row.today and row.today.cents, row.contribution) for row in printed.rows
    ] == [("Carburant ou recharge", 2500, False), ("Aide à la mobilité", 100, True)]
    assert printed.rows[0].solution is not None
    assert printed.rows[0].solution.cents is None
    assert (printed.today, printed.with_solution) == (Amount(2400), Amount(0, Bound.AT_LEAST))
    pdf = store.read(action_sheets.preview, helene, AT).pdf
    assert "Votre budget mobilité" in Reading(pdf).text
    store.run(budgets.change, budget, {"on_sheet": False})
    assert "budget" not in Reading(store.read(action_sheets.preview, helene, AT).pdf).text

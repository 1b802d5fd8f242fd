"""The mobility budget on the tab « Mobilité », by real keys and clicks."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.showing import show_alone
from tests.gui.situation.screen import find, plain_words

from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, TODAY
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.situation.budget_card import BudgetCard
from conseil_mobilite.gui.situation.tab import SituationTab
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import budget_lines, budgets, journeys, topics
from conseil_mobilite.services.situation.budget_lines import NewLine
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

ON = date(2027, 3, 12)
BEFORE = date(2026, 9, 1)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), BEFORE).id


@pytest.fixture
def budget(store: Store, helene: UUID) -> MobilityBudget:
    return store.run(budgets.begin, helene, ON)


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> Iterator[SituationTab]:
    tab = SituationTab(desk, helene, left=(), right=(), below=((BudgetCard,),))
    show_alone(qtbot, tab, 1270, 768)
    yield tab
    tab.leave()


def read(qtbot: QtBot, tab: SituationTab, expected: str) -> None:
    """Read the tab again and wait until it says so."""
    tab.refresh()
    qtbot.waitUntil(lambda: expected in plain_words(tab))


def add(store: Store, budget: UUID, kind: str, cents: int, scenario: str = TODAY) -> BudgetLine:
    amount = Known(Knowledge.KNOWN, cents)
    return store.run(budget_lines.add, budget, NewLine(scenario, kind, amount=amount))


def kept(store: Store, budget: MobilityBudget) -> Mapping[str, BudgetLine]:
    return {line.kind: line for line in store.read(budgets.lines, budget.id)}


def choose(qtbot: QtBot, tab: SituationTab, under: str, label: str) -> None:
    """Take an entry of the list under a button, by the arrows and Enter."""
    find(tab, QPushButton, under).click()
    menu = find(tab, QMenu, f"{under}_menu")
    texts = [action.text() for action in menu.actions()]
    for _ in range(texts.index(label)):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    with qtbot.waitActive(tab):  # a list that closes leaves no active window off screen
        tab.activateWindow()


def focused(tab: SituationTab, name: str) -> bool:
    found = tab.findChildren(QLineEdit, name)
    return bool(found) and found[0].hasFocus()


def open_line(qtbot: QtBot, tab: SituationTab, line: BudgetLine) -> QLineEdit:
    """Open a line by the keyboard; its amount has the focus."""
    name = f"budget_line_{line.id.hex}"
    qtbot.waitUntil(lambda: bool(tab.findChildren(OpenRow, name)))
    row = find(tab, OpenRow, name)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focused(tab, f"{name}_amount"))
    return find(tab, QLineEdit, f"{name}_amount")


def twice(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseClick(button, LEFT)


def test_a_budget_is_made_by_the_keyboard_and_its_sums_follow(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    tab.refresh()
    twice(qtbot, find(tab, QPushButton, "situation_budget_begin"))
    qtbot.waitUntil(lambda: "Noté le 12 mars 2027" in plain_words(tab))
    (budget,) = store.read(budgets.of_person, helene)

    choose(qtbot, tab, "budget_aujourdhui_cost", "Carburant ou recharge")
    qtbot.waitUntil(lambda: "carburant" in kept(store, budget))
    fuel = kept(store, budget)["carburant"]
    name = f"budget_line_{fuel.id.hex}"
    qtbot.waitUntil(lambda: focused(tab, f"{name}_amount"))
    amount = find(tab, QLineEdit, f"{name}_amount")
    qtbot.keyClicks(amount, "20")
    qtbot.keyClick(amount, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(store, budget)["carburant"].cents == 2000)
    qtbot.waitUntil(lambda: find(tab, OpenRow, name).hasFocus())
    qtbot.waitUntil(lambda: "20,00 €\n" in plain_words(tab))
    assert not amount.isVisible()


def test_both_budgets_stand_side_by_side_and_the_difference_is_said(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    add(store, budget.id, "carburant", 10_560)
    add(store, budget.id, "abonnement", 9360, SOLUTION)
    add(store, budget.id, "employeur", 3120, SOLUTION)

    read(qtbot, tab, "Avec la solution : 43,20 € de moins par mois")

    today, solution = (sums(tab, code) for code in (TODAY, SOLUTION))
    assert today[-1] == "105,60 €"
    assert solution == [
        "Dépenses",
        "93,60 €",
        "Participations",
        "− 31,20 €",
        "Reste à payer par mois",
        "62,40 €",
    ]
    left, right = (find(tab, QFrame, f"budget_{code}_sums") for code in (TODAY, SOLUTION))
    assert left.y() == right.y()
    assert left.x() < right.x()


def sums(tab: SituationTab, scenario: str) -> list[str]:
    shown = find(tab, QFrame, f"budget_{scenario}_sums").findChildren(QLabel)
    return [each.text().replace("\u00a0", " ") for each in shown if each.isVisible()]


def test_a_line_that_is_not_known_never_makes_a_sum_look_exact(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    add(store, budget.id, "carburant", 6240)
    insurance = add(store, budget.id, "assurance", 4200)
    read(qtbot, tab, "104,40 €")
    open_line(qtbot, tab, insurance)
    state = find(tab, Choice, f"budget_line_{insurance.id.hex}_amount_state")

    state.setFocus()
    while state.code() != Knowledge.REFUSED:
        qtbot.keyClick(state, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: "au moins 62,40 €" in plain_words(tab))
    said = "Il manque : assurance (la personne ne souhaite pas répondre)."
    qtbot.waitUntil(lambda: said in plain_words(tab))
    assert (kept(store, budget)["assurance"].cents) is None


@pytest.mark.parametrize("typed", ["12,345", "-5", "beaucoup", "99999999"])
def test_an_amount_that_cannot_be_is_said_beside_it_and_the_line_stays_open(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget, typed: str
) -> None:
    fuel = add(store, budget.id, "carburant", 6240)
    read(qtbot, tab, "62,40 €")
    amount = open_line(qtbot, tab, fuel)
    amount.selectAll()
    qtbot.keyClicks(amount, typed)

    qtbot.keyClick(amount, Qt.Key.Key_Tab)

    field = find(tab, Field, f"budget_line_{fuel.id.hex}_amount_field")
    qtbot.waitUntil(lambda: bool(field.error()))
    assert amount.isVisible()
    assert kept(store, budget)["carburant"].cents == 6240


def test_what_is_typed_in_a_line_is_not_lost_when_the_tab_is_read_again(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    fuel = add(store, budget.id, "carburant", 6240)
    read(qtbot, tab, "62,40 €")
    amount = open_line(qtbot, tab, fuel)
    amount.selectAll()
    qtbot.keyClicks(amount, "7")
    add(store, budget.id, "assurance", 4200)

    read(qtbot, tab, "104,40 €")

    assert amount.text() == "7"
    assert amount.hasFocus()
    tab.leave()
    qtbot.waitUntil(lambda: kept(store, budget)["carburant"].cents == 700)


def test_a_line_deleted_twice_goes_once_and_can_come_back(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    fuel = add(store, budget.id, "carburant", 6240)
    add(store, budget.id, "assurance", 4200)
    read(qtbot, tab, "104,40 €")
    open_line(qtbot, tab, fuel)
    remove = find(tab, QPushButton, f"budget_line_{fuel.id.hex}_remove")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        twice(qtbot, remove)

    assert (offered.args or [])[0] == "Ligne du budget supprimée"
    qtbot.waitUntil(lambda: "104,40 €" not in plain_words(tab))
    store.run(journal.undo, (offered.args or [])[1])
    read(qtbot, tab, "104,40 €")


def test_the_focus_goes_to_the_line_that_follows_a_deleted_one(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    fuel = add(store, budget.id, "carburant", 6240)
    insurance = add(store, budget.id, "assurance", 4200)
    read(qtbot, tab, "104,40 €")
    open_line(qtbot, tab, fuel)
    remove = find(tab, QPushButton, f"budget_line_{fuel.id.hex}_remove")
    remove.setFocus()

    qtbot.keyClick(remove, Qt.Key.Key_Space)

    following = find(tab, OpenRow, f"budget_line_{insurance.id.hex}")
    qtbot.waitUntil(following.hasFocus)


def test_one_line_is_open_at_a_time(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    fuel = add(store, budget.id, "carburant", 6240)
    insurance = add(store, budget.id, "assurance", 4200)
    read(qtbot, tab, "104,40 €")
    first = open_line(qtbot, tab, fuel)

    second = open_line(qtbot, tab, insurance)

    assert second.isVisible()
    assert not first.isVisible()


def test_known_facts_are_proposed_and_taken_by_one_gesture(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, budget: MobilityBudget
) -> None:
    cost = Known(Knowledge.KNOWN, 6240)
    store.run(journeys.add, helene, {"purpose": "emploi", "mode": "train", "cost": cost}, ON)
    read(qtbot, tab, "Aller au travail : 62,40 € par mois")
    assert kept(store, budget) == {}

    with qtbot.waitSignal(tab.undo_offered):
        find(tab, QPushButton, "budget_aujourdhui_take_0").click()

    qtbot.waitUntil(lambda: "Aller au travail : 62,40 € par mois" not in plain_words(tab))
    assert kept(store, budget)["abonnement"].cents == 6240


def test_the_solution_starts_from_the_lines_of_today(
    qtbot: QtBot, tab: SituationTab, store: Store, budget: MobilityBudget
) -> None:
    add(store, budget.id, "carburant", 6240)
    read(qtbot, tab, "62,40 €")
    copy = find(tab, QPushButton, "budget_solution_copy")

    twice(qtbot, copy)

    qtbot.waitUntil(lambda: "Le même montant par mois".lower() in plain_words(tab).lower())
    assert len(store.read(budgets.lines, budget.id)) == 2
    assert not copy.isVisible()


def test_the_solution_is_named_and_the_sheet_asked_for(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, budget: MobilityBudget
) -> None:
    read(qtbot, tab, "Noté le 12 mars 2027")
    name = find(tab, QLineEdit, "budget_solution")
    name.setFocus()
    qtbot.keyClicks(name, "Location solidaire")
    qtbot.keyClick(find(tab, QCheckBox, "budget_on_sheet"), Qt.Key.Key_Space)

    def current() -> tuple[str, bool]:
        (only,) = store.read(budgets.of_person, helene)
        return only.solution, only.on_sheet

    qtbot.waitUntil(lambda: current() == ("Location solidaire", True))
    assert budget.solution == ""


def test_a_new_budget_keeps_the_one_before_in_the_history(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    old = store.run(budgets.begin, helene, BEFORE)
    add(store, old.id, "carburant", 6240)
    read(qtbot, tab, "Noté le 1er septembre 2026")

    find(tab, QPushButton, "situation_budget_begin").click()

    qtbot.waitUntil(lambda: "Noté le 12 mars 2027" in plain_words(tab))
    assert not find(tab, QPushButton, "situation_budget_begin").isVisible()
    find(tab, QPushButton, "situation_budget_past").click()
    assert "Budget du 1er septembre 2026" in plain_words(tab)
    assert len(store.read(budgets.of_person, helene)) == 2


def test_where_there_is_no_budget_what_was_said_is_stated(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    read(qtbot, tab, "Faire le budget")

    find(tab, QPushButton, "situation_budget_stated_refus").click()

    qtbot.waitUntil(lambda: "Noté le" in plain_words(tab))
    assert store.read(topics.statements, helene)["budget"].state is Knowledge.REFUSED
    assert QApplication.activePopupWidget() is None


def test_a_deleted_budget_can_be_brought_back(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, budget: MobilityBudget
) -> None:
    add(store, budget.id, "carburant", 6240)
    read(qtbot, tab, "62,40 €")
    remove = find(tab, QPushButton, "budget_remove")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        twice(qtbot, remove)

    assert store.read(budgets.of_person, helene) == []
    qtbot.waitUntil(lambda: "Faire le budget" in plain_words(tab))
    store.run(journal.undo, (offered.args or [])[1])
    read(qtbot, tab, "62,40 €")

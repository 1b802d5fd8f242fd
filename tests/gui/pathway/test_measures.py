"""The measures of the plan beside a pathway, and the one that an action carries out."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import error_of, find, pick, plain, shown
from tests.gui.pathway.screen import OPENED, TODAY, click, dialog, kept, load, opened, picture, row

from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.organisation import basins, plan_measures
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.people import person_publics
from conseil_mobilite.store.database import Store

CENTRE = Member("240200444", "CC de la Thiérache du Centre")
SINCE = date(2026, 1, 1)
BIKES = NewMeasure("M2", "À vélo", SINCE)
LICENCE = NewMeasure(
    "M1", "Permis", SINCE, conditions={ConditionKind.PUBLIC: ("rsa",)}, least_contacts=2
)
OVER = NewMeasure("M3", "Navettes", SINCE, date(2026, 12, 31))


@pytest.fixture
def measures(store: Store, supported: UUID) -> dict[str, UUID]:
    """Record three measures of the basin of Hélène: one fits, one is over before her pathway."""

    def record(session: Session) -> dict[str, UUID]:
        basin = basins.compose(session, "Thiérache", "", [CENTRE], SINCE)
        session.get_one(Pathway, supported).basin_id = basin.id
        session.flush()
        made = [plan_measures.add(session, basin.id, new) for new in (LICENCE, BIKES, OVER)]
        return {each.code: each.id for each in made}

    return store.run(record)


def _unfold(qtbot: QtBot, tab: PathwayTab) -> str:
    opened(qtbot, tab)
    click(qtbot, tab, "measures_fold")
    qtbot.waitUntil(lambda: find(tab, QWidget, "measure_M2").isVisible())
    return plain(shown(find(tab, QWidget, "pathway_measures")))


@pytest.mark.usefixtures("measures")
def test_the_measures_are_folded_under_their_count(qtbot: QtBot, tab: PathwayTab) -> None:
    opened(qtbot, tab)

    card = find(tab, QWidget, "pathway_measures")
    assert card.isVisible()
    assert "Conditions remplies : 1 · À vérifier : 1" in plain(shown(card))
    assert "Permis" not in shown(card)


@pytest.mark.usefixtures("measures")
def test_what_is_to_be_checked_is_named(qtbot: QtBot, tab: PathwayTab) -> None:
    words = _unfold(qtbot, tab)

    assert words.index("M2 · À vélo") < words.index("M1 · Permis")
    assert "À vérifier : le public n’est pas renseigné." in words
    assert "À vérifier : 0 contact sur les 2 que la mesure prévoit, à ce jour." in words
    assert "Navettes" not in words


@pytest.mark.usefixtures("measures")
def test_why_a_measure_is_for_others_is_said_without_a_reproach(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    store.run(person_publics.set_public, helene, "apprenti", TODAY, belongs=True)

    words = _unfold(qtbot, tab)

    assert "Cette mesure s’adresse aux personnes au RSA." in words
    assert "Autres conditions" in words


def test_a_pathway_without_a_plan_shows_none(qtbot: QtBot, tab: PathwayTab, bike: Action) -> None:
    load(qtbot, tab, bike)

    assert not find(tab, QWidget, "pathway_measures").isVisible()
    assert not find(tab, QWidget, "edit_measure_field").isVisible()


def test_an_action_is_attached_with_the_keyboard_and_shows_its_measure(
    qtbot: QtBot,
    tab: PathwayTab,
    store: Store,
    helene: UUID,
    measures: dict[str, UUID],
    bike: Action,
) -> None:
    load(qtbot, tab, bike)
    choice = find(tab, Choice, "edit_measure")
    choice.setFocus()

    qtbot.keyClick(choice, Qt.Key.Key_Down)  # the first of those that fit

    qtbot.waitUntil(lambda: kept(store, helene, bike).measure_code == "M2")
    qtbot.waitUntil(lambda: "Mesure M2" in row(tab, bike).accessibleName())
    assert kept(store, helene, bike).action.measure_id == measures["M2"]
    assert choice.findData(str(measures["M3"])) == -1
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: kept(store, helene, bike).measure == "")


def test_a_measure_that_was_ended_meanwhile_is_refused_beside_its_field(
    qtbot: QtBot, tab: PathwayTab, store: Store, measures: dict[str, UUID], bike: Action
) -> None:
    load(qtbot, tab, bike)
    store.run(plan_measures.change, measures["M2"], replace(BIKES, ends_on=date(2026, 2, 1)))

    pick(find(tab, Choice, "edit_measure"), str(measures["M2"]))

    qtbot.waitUntil(lambda: "pas en vigueur" in error_of(tab, "edit_measure"))


def test_a_new_action_may_carry_out_a_measure(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, measures: dict[str, UUID]
) -> None:
    opened(qtbot, tab)
    tab.add_action()
    made = dialog(tab, "action_dialog")
    pick(find(made, Choice, "action_kind"), "velo_ecole")
    pick(find(made, Choice, "action_measure"), str(measures["M2"]))

    find(made, QPushButton, "action_dialog_create").click()

    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    (planned,) = picture(store, helene).actions
    assert planned.measure == "M2 · À vélo"
    assert planned.action.created_on >= OPENED

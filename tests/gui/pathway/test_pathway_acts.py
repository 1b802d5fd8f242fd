"""Suspend, resume, decide, reopen; several pathways over time."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.keys import type_in
from tests.gui.looking import error_of, find, pick, plain, shown
from tests.gui.pathway.screen import (
    CONTROL,
    TODAY,
    asked,
    click,
    dialog,
    load,
    opened,
    picture,
    row,
    twice,
    write,
)

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.services.pathway import barrier_statuses, pathways, unmet_needs
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.pathway.unmet_needs import Need
from conseil_mobilite.store.database import Store


@pytest.mark.usefixtures("supported")
def test_a_suspension_says_until_when_and_a_resumption_ends_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_suspendre"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "act_dialog")
    pick(find(asking, QComboBox, "act_reason"), "attente_aide")
    type_in(find(asking, QLineEdit, "act_review"), "3/5/27")
    qtbot.keyClick(find(asking, QLineEdit, "act_review"), Qt.Key.Key_Return)

    said = (
        "Suspendu depuis le 12 mars 2027 : en attente d’une aide ou d’un droit, point prévu le "
        "3 mai 2027"
    )
    qtbot.waitUntil(lambda: said in plain(shown(tab)))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_reprendre"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "en_accompagnement")


@pytest.mark.usefixtures("supported")
def test_a_decision_asks_only_for_what_it_needs(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    qtbot.mouseClick(find(tab, QPushButton, "pathway_act_decider"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "decision_dialog")
    assert not find(asking, QComboBox, "act_barrier").isVisible()

    pick(find(asking, QComboBox, "act_decision"), "frein_prealable")
    assert find(asking, QComboBox, "act_barrier").isVisible()
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(error_of(asking, "act_barrier")))
    pick(find(asking, QComboBox, "act_barrier"), "garde")
    type_in(find(asking, QLineEdit, "act_partner"), "Relais petite enfance")
    type_in(find(asking, QLineEdit, "act_review"), "3/5/27")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "suspendu")


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        (("", "3/5/27"), "act_reason"),
        (("attente_aide", ""), "act_review"),
        (("attente_aide", "12/3/27"), "act_review"),
        (("attente_aide", "30/2/27"), "act_review"),
        (("attente_aide", "un jour"), "act_review"),
    ],
)
@pytest.mark.usefixtures("supported")
def test_a_suspension_without_its_reason_or_a_later_day_stays_open(
    qtbot: QtBot, tab: PathwayTab, store: Store, told: tuple[str, str], wrong: str
) -> None:
    asking = asked(qtbot, tab, "pathway_act_suspendre", "act_dialog")
    reason, review = told
    pick(find(asking, QComboBox, "act_reason"), reason)
    write(asking, "act_review", review)

    twice(qtbot, asking.confirm)

    qtbot.waitUntil(lambda: bool(error_of(asking, wrong)))
    assert store.read(suspended) == 0
    assert find(asking, QLineEdit, "act_review").text() == review


@pytest.mark.usefixtures("supported")
def test_a_review_that_is_past_says_by_how_much(
    qtbot: QtBot, tab: PathwayTab, store: Store, supported: UUID
) -> None:
    details = ActDetails(reason="demande_personne", review_on=date(2027, 3, 9))
    store.run(pathways.act, supported, PathwayAct.SUSPEND, date(2027, 2, 1), details)

    opened(qtbot, tab)

    assert "point prévu le 9 mars 2027, en retard de 3 jours" in plain(shown(tab))


@pytest.mark.usefixtures("supported")
def test_a_reorientation_names_the_relay_and_says_which_followups_come(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = asked(qtbot, tab, "pathway_act_decider", "decision_dialog")
    assert "Suivis prévus" not in shown(asking)
    pick(find(asking, QComboBox, "act_decision"), "reorientation")
    assert "Suivis prévus le 12 juin 2027 et le 12 septembre 2027." in plain(shown(asking))
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "relais" in error_of(asking, "act_partner"))
    type_in(find(asking, QLineEdit, "act_partner"), "Cap emploi de l’Aisne")
    pick(find(asking, QComboBox, "act_situation"), "recherche")

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.end_reason == "relais")
    assert len(picture(store, helene).followups) == 2


@pytest.mark.usefixtures("supported")
def test_a_refusal_of_the_person_ends_the_pathway(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    asking = asked(qtbot, tab, "pathway_act_decider", "decision_dialog")
    pick(find(asking, QComboBox, "act_decision"), "refus_personne")
    pick(find(asking, QComboBox, "act_situation"), "autre")

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: picture(store, helene).pathway.end_reason == "refus")
    qtbot.waitUntil(lambda: "Refus de la personne" in shown(tab))


def test_a_barrier_lifted_meanwhile_is_kept_with_its_day(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    opened(qtbot, tab)

    pick(find(tab, QComboBox, "barrier_status_velo"), "partiellement_leve")

    qtbot.waitUntil(lambda: "Depuis le 12 mars" in plain(shown(tab)))
    (velo, garde) = store.read(barrier_statuses.of_pathway, supported)
    assert (velo.status, velo.lifted_on) == ("partiellement_leve", TODAY)
    assert (garde.status, garde.lifted_on) == ("present", None)
    assert picture(store, helene).pathway.state == "en_accompagnement"


@pytest.fixture
def returned(store: Store, helene: UUID, licence: Action, supported: UUID) -> UUID:
    """Close the pathway, with an action late and a need, and open another one."""
    store.run(unmet_needs.note, supported, Need(need="tad"), TODAY)
    left = ActDetails(reason="autonomie", situation="emploi")
    store.run(pathways.act, licence.pathway_id, PathwayAct.EXIT, TODAY, left)
    return store.run(pathways.open_pathway, helene, TODAY).id


def test_an_old_pathway_is_read_and_nothing_in_it_can_be_changed(
    qtbot: QtBot, tab: PathwayTab, licence: Action, supported: UUID, returned: UUID
) -> None:
    opened(qtbot, tab)
    choice = find(tab, QComboBox, "pathway_choice")
    assert choice.currentData() == returned.hex
    assert [choice.itemText(rank) for rank in range(choice.count())] == [
        "Parcours de mars 2027, en cours",
        "Parcours de janvier 2027, terminé",
    ]

    pick(choice, supported.hex)

    qtbot.waitUntil(lambda: tab.findChild(ActionRow, f"action_{licence.id.hex}") is not None)
    qtbot.waitUntil(lambda: "Transport à la demande" in shown(tab))
    assert "Ce parcours est terminé : il se lit, sans se modifier." in plain(shown(tab))
    assert "en retard" not in row(tab, licence).accessibleName()
    for name in ("pathway_add_action", "funding_add", "need_note", "action_delete"):
        assert not find(tab, QPushButton, name).isVisible(), name
    assert not find(tab, QLineEdit, "edit_partner").isVisible()
    assert tab.findChild(QComboBox, "barrier_status_velo") is None
    row(tab, licence).setFocus()
    with qtbot.assertNotEmitted(tab.undo_offered, wait=0):
        qtbot.keyClick(row(tab, licence), Qt.Key.Key_Delete)
        qtbot.keyClick(row(tab, licence), Qt.Key.Key_Right, CONTROL)
        qtbot.keyClick(row(tab, licence), Qt.Key.Key_Menu)
    assert row(tab, licence).planned.action.status == "prevue"


def test_an_old_pathway_is_not_reopened_beside_an_open_one_and_says_why(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID, returned: UUID
) -> None:
    opened(qtbot, tab)
    pick(find(tab, QComboBox, "pathway_choice"), supported.hex)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "pathway_act_rouvrir") is not None)

    click(qtbot, tab, "pathway_act_rouvrir")

    refusal = find(tab, QLabel, "pathway_refusal")
    qtbot.waitUntil(lambda: "il ne peut y en avoir deux" in refusal.text())
    assert refusal.isVisible()
    assert [each.ended_on for each in store.read(pathways.of_person, helene)] == [None, TODAY]
    pick(find(tab, QComboBox, "pathway_choice"), returned.hex)
    qtbot.waitUntil(refusal.isHidden)


@pytest.mark.usefixtures("supported")
def test_a_pathway_closed_by_mistake_is_reopened_where_it_was(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    left = ActDetails(reason="autonomie", situation="emploi")
    store.run(pathways.act, supported, PathwayAct.EXIT, TODAY, left)
    opened(qtbot, tab)
    qtbot.waitUntil(lambda: "Suivis après la sortie" in shown(tab))

    click(qtbot, tab, "pathway_act_rouvrir")

    qtbot.waitUntil(lambda: picture(store, helene).pathway.state == "en_accompagnement")
    qtbot.waitUntil(lambda: "Suivis après la sortie" not in shown(tab))
    assert picture(store, helene).followups == ()


@pytest.mark.usefixtures("supported")
def test_after_a_closing_a_new_pathway_begins_once(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, supported: UUID
) -> None:
    left = ActDetails(reason="autonomie", situation="emploi")
    store.run(pathways.act, supported, PathwayAct.EXIT, TODAY, left)
    opened(qtbot, tab)
    again = find(tab, QPushButton, "pathway_open_again")

    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "À contacter" in shown(tab))
    assert len(store.read(pathways.of_person, helene)) == 2


def suspended(session: Session) -> int:
    return len(session.exec(select(Pathway.id).where(Pathway.state == "suspendu")).all())

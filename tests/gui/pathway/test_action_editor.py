"""The chosen action, kept as it is typed, and a new one."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.domain.directory.catalogues import demonstration
from tests.gui.keys import type_in
from tests.gui.looking import error_of, find, pick, shown
from tests.gui.pathway.screen import CONTROL, TODAY, dialog, kept, load, picture, row, twice, write

from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.referrals.known_bodies import matching
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.tab import PathwayTab
from conseil_mobilite.gui.referrals.body_field import BodyField
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.store.database import Store


def test_what_is_typed_is_kept_without_a_button(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    partner = find(tab, QLineEdit, "edit_partner")
    partner.setFocus()

    type_in(partner, "Maison du vélo")
    qtbot.waitUntil(lambda: kept(store, helene, bike).action.partner_name == "Maison du vélo")

    assert partner.hasFocus()
    assert partner.text() == "Maison du vélo"
    qtbot.waitUntil(lambda: "Maison du vélo" in shown(row(tab, bike)))


def test_leaving_in_the_middle_of_a_word_keeps_it(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action, desk: Desk
) -> None:
    load(qtbot, tab, bike)
    type_in(find(tab, QLineEdit, "edit_papers"), "Photo d’iden")
    cost = find(tab, QLineEdit, "edit_cost")
    cost.setFocus()
    type_in(cost, "12,5")

    tab.leave()
    desk.background.close()

    action = kept(store, helene, bike).action
    assert (action.papers, action.cost_cents) == ("Photo d’iden", 1250)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("edit_due", "31/02/2027", "n’existe pas"),
        ("edit_due", "demain", "date"),
        ("edit_due", "03/01/2027", "avant le jour"),
        ("edit_created", "13/03/2027", "dans l’avenir"),
        ("edit_created", "03/01/2027", "avant le début du parcours"),
        ("edit_created", "jamais", "date"),
        ("edit_cost", "beaucoup", "montant en euros"),
        ("edit_phone", "06 12", "chiffres"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_stays_typed(
    qtbot: QtBot, tab: PathwayTab, bike: Action, name: str, typed: str, said: str
) -> None:
    load(qtbot, tab, bike)
    field = find(tab, QLineEdit, name)
    field.setFocus()

    write(tab, name, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: said in error_of(tab, name))
    assert field.text()


def test_an_emptied_wording_is_refused_and_the_old_one_kept(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    wording = find(tab, QPlainTextEdit, "edit_wording")
    wording.setFocus()

    qtbot.keyClick(wording, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(wording, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "ce qu’il faut faire" in error_of(tab, "edit_wording"))
    assert kept(store, helene, bike).action.wording == bike.wording

    type_in(wording, "Rouler")
    qtbot.waitUntil(lambda: kept(store, helene, bike).action.wording == "Rouler")
    assert error_of(tab, "edit_wording") == ""


@pytest.mark.usefixtures("supported")
def test_a_new_action_is_proposed_its_wording_and_made_once(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, "pathway_first_action") is not None)
    qtbot.mouseClick(find(tab, QPushButton, "pathway_first_action"), Qt.MouseButton.LeftButton)
    asking = dialog(tab, "action_dialog")
    pick(find(asking, QComboBox, "action_kind"), "garage_solidaire")
    wording = find(asking, QPlainTextEdit, "action_wording")
    assert wording.toPlainText() == "Vous faites réparer votre véhicule au garage solidaire."
    pick(find(asking, QComboBox, "action_goal_choice"), "reparer_vehicule")
    type_in(find(asking, QLineEdit, "action_due"), "15/4/27")
    type_in(find(asking, QLineEdit, "action_phone"), "03 23 61 00 00")

    twice(qtbot, asking.confirm)
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(picture(store, helene).actions) == 1)
    (made,) = picture(store, helene).actions
    assert (made.goal, made.action.due_on) == (
        "Entretenir ou réparer son véhicule",
        date(2027, 4, 15),
    )
    assert made.action.partner_phone == "+33323610000"
    qtbot.waitUntil(lambda: row(tab, made.action).isVisible())
    assert len(picture(store, helene).actions) == 1


@pytest.mark.usefixtures("supported")
def test_a_structure_of_the_directory_completes_the_partner_of_a_new_action(
    qtbot: QtBot, tab: PathwayTab, store: Store
) -> None:
    store.run(catalogues.bring_in, demonstration(), TODAY)
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.show_part("new")
    asking = dialog(tab, "action_dialog")
    partner = find(asking, BodyField, "action_partner")
    qtbot.waitUntil(lambda: bool(partner.known))
    (found,) = matching(partner.known, "clé fictive", 3)

    partner.body_chosen.emit(found)

    assert find(asking, QLineEdit, "action_phone").text() == phone_display("+33199000102")
    assert find(asking, QLineEdit, "action_address").text() == "3 zone des Essais, 02430 Gauchy"
    assert find(asking, QComboBox, "action_partner_kind").currentData() == "structure_insertion"
    asking.reject()


@pytest.mark.usefixtures("supported")
def test_the_wording_of_the_adviser_is_not_replaced_by_another_proposal(
    qtbot: QtBot, tab: PathwayTab
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.show_part("new")
    asking = dialog(tab, "action_dialog")
    kind = find(asking, QComboBox, "action_kind")
    pick(kind, "tad")
    wording = find(asking, QPlainTextEdit, "action_wording")
    type_in(wording, "Avec Mobil’Aisne. ")

    pick(kind, "covoiturage")

    assert wording.toPlainText().startswith("Avec Mobil’Aisne.")


@pytest.mark.usefixtures("supported")
def test_a_new_action_without_kind_or_with_a_day_that_does_not_exist_stays_open(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID
) -> None:
    load(qtbot, tab)
    qtbot.waitUntil(lambda: "En accompagnement" in shown(tab))
    tab.add_action()
    asking = dialog(tab, "action_dialog")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "type d’action" in error_of(asking, "action_kind"))
    assert asking.confirm.isEnabled()

    pick(find(asking, QComboBox, "action_kind"), "tad")
    type_in(find(asking, QLineEdit, "action_due"), "31/02/2027")
    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    assert "n’existe pas" in error_of(asking, "action_due")
    assert find(asking, QLineEdit, "action_due").text() == "31/02/2027"
    assert picture(store, helene).actions == ()


def test_the_tick_of_the_sheet_is_kept_at_once(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    tick = find(tab, QCheckBox, "edit_on_sheet")
    assert tick.isChecked()
    tick.setFocus()

    qtbot.keyClick(tick, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: not kept(store, helene, bike).action.on_sheet)


def test_a_result_is_told_once_the_action_is_done(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    result = find(tab, QComboBox, "edit_result")
    assert not result.isVisible()
    pick(find(tab, QComboBox, "edit_status"), "realisee")
    qtbot.waitUntil(result.isVisible)

    pick(result, "solution_en_place")

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.result == "solution_en_place")
    qtbot.waitUntil(
        lambda: "Résultat : solution mise en place" in shown(tab).replace("\u00a0", " ")
    )


def test_a_goal_in_her_own_words_joins_the_list(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    pick(find(tab, QComboBox, "edit_goal_choice"), "autre")
    own = find(tab, QLineEdit, "edit_goal_words")
    qtbot.waitUntil(own.hasFocus)

    type_in(own, "Aller seule au marché")
    qtbot.keyClick(own, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(store, helene, bike).goal == "Aller seule au marché")


def test_the_day_an_action_was_done_is_mended_and_checked(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    done = find(tab, QLineEdit, "edit_done")
    assert not done.isVisible()
    pick(find(tab, QComboBox, "edit_status"), "realisee")
    qtbot.waitUntil(done.isVisible)
    done.setFocus()

    write(tab, "edit_done", "13/3/27")
    qtbot.keyClick(done, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "dans l’avenir" in error_of(tab, "edit_done"))
    write(tab, "edit_done", "3/1/27")
    qtbot.keyClick(done, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "avant d’être prévue" in error_of(tab, "edit_done"))
    write(tab, "edit_done", "2/2/27")
    qtbot.keyClick(done, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.done_on == date(2027, 2, 2))
    qtbot.waitUntil(lambda: "2 février 2027" in shown(row(tab, bike)))


def test_the_kind_of_partner_and_the_barrier_are_kept_as_they_are_chosen(
    qtbot: QtBot, tab: PathwayTab, store: Store, helene: UUID, bike: Action
) -> None:
    load(qtbot, tab, bike)
    barrier = find(tab, QComboBox, "edit_barrier")
    assert [barrier.itemData(rank) for rank in range(barrier.count())] == ["", "velo", "garde"]

    pick(barrier, "garde")
    pick(find(tab, QComboBox, "edit_partner_kind"), "velo")

    qtbot.waitUntil(lambda: kept(store, helene, bike).action.partner_kind == "velo")
    assert kept(store, helene, bike).action.barrier_code == "garde"

"""Vehicles and licences on the tab « Mobilité »: noted, changed as typed, ended, deleted."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.situation.screen import dialog, find, open_row, pick, type_in, words

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.known_field import KnownField
from conseil_mobilite.gui.situation.tab import SituationTab
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.situation import licences, vehicles
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal

ON = date(2027, 3, 12)
INSURED = Known(Knowledge.KNOWN, date(2027, 5, 3))


@pytest.fixture
def helene(store: Store) -> UUID:
    who = NewPerson("Lefèvre", "Hélène", birth_date=date(1992, 6, 4))
    return store.run(people.welcome, who, Origin("DEPT", received_on=ON), ON).id


@pytest.fixture
def clio(qtbot: QtBot, store: Store, helene: UUID, tab: SituationTab) -> Vehicle:
    """Show a car that is insured."""
    facts = vehicles.VehicleFacts(kind="voiture", name="Clio", insured_until=INSURED)
    made = store.run(vehicles.add, helene, facts, date(2027, 1, 14))
    tab.refresh()
    qtbot.waitUntil(lambda: "Clio" in words(tab))
    return made


def error(page: QWidget, name: str) -> str:
    return find(page, KnownField, f"{name}_field").error()


def kept(store: Store, person: UUID) -> list[Vehicle]:
    return list(store.read(vehicles.of_person, person))


def test_a_vehicle_is_noted_by_the_keyboard_alone(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    add = find(tab, QPushButton, "situation_vehicules_add")
    add.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(add, Qt.Key.Key_Space)
    form = dialog(qtbot, tab, "vehicle_dialog")

    pick(qtbot, form, "vehicle_kind", "voiture")
    pick(qtbot, form, "vehicle_use", "partage")
    type_in(qtbot, form, "vehicle_name", "Clio grise")
    type_in(qtbot, form, "vehicle_insured", "3/5/27")
    pick(qtbot, form, "vehicle_inspected_state", "inconnu")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "Clio grise" in words(tab))
    assert "Assurance à renouveler avant le 3 mai 2027" in words(tab)
    assert "Noté" not in words(find(tab, QWidget, "situation_vehicules_stated"))
    (vehicle,) = kept(store, helene)
    assert (vehicle.use, vehicle.inspection_state) == ("partage", "inconnu")


@pytest.mark.parametrize("typed", ["31/02/2027", "12/03/1890", "abc"])
def test_a_wrong_date_is_said_beside_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, typed: str
) -> None:
    find(tab, QPushButton, "situation_vehicules_add").click()
    form = dialog(qtbot, tab, "vehicle_dialog")
    pick(qtbot, form, "vehicle_kind", "voiture")
    field = type_in(qtbot, form, "vehicle_insured", typed)

    find(form, QPushButton, "vehicle_dialog_create").click()

    qtbot.waitUntil(lambda: error(form, "vehicle_insured") != "")
    assert form.isVisible()
    assert field.text() == typed
    assert kept(store, helene) == []


def test_without_a_kind_the_form_says_what_to_choose(qtbot: QtBot, tab: SituationTab) -> None:
    find(tab, QPushButton, "situation_velos_add").click()
    form = dialog(qtbot, tab, "vehicle_dialog")

    find(form, QPushButton, "vehicle_dialog_create").click()

    qtbot.waitUntil(lambda: "Choisissez le type" in words(form))


def test_hurried_clicks_open_one_form_and_note_one_vehicle(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    add = find(tab, QPushButton, "situation_vehicules_add")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(add, Qt.MouseButton.LeftButton)
    form = dialog(qtbot, tab, "vehicle_dialog")
    assert len(tab.findChildren(QDialog, "vehicle_dialog")) == 1
    pick(qtbot, form, "vehicle_kind", "voiture")

    create = find(form, QPushButton, "vehicle_dialog_create")
    qtbot.mouseClick(create, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(create, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Voiture" in words(tab))
    assert len(kept(store, helene)) == 1


def test_escape_leaves_a_new_vehicle_unmade(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_vehicules_add").click()
    form = dialog(qtbot, tab, "vehicle_dialog")
    pick(qtbot, form, "vehicle_kind", "voiture")

    qtbot.keyClick(form, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not tab.findChildren(QDialog))
    assert kept(store, helene) == []


def test_a_bicycle_is_asked_neither_insurance_nor_inspection(
    qtbot: QtBot, tab: SituationTab
) -> None:
    find(tab, QPushButton, "situation_velos_add").click()
    form = dialog(qtbot, tab, "vehicle_dialog")
    insured = find(form, QWidget, "vehicle_insured_field")

    pick(qtbot, form, "vehicle_kind", "velo")
    assert not insured.isVisible()
    assert not find(form, QWidget, "vehicle_inspected_field").isVisible()
    pick(qtbot, form, "vehicle_kind", "trottinette")
    assert insured.isVisible()


def test_what_is_being_typed_is_kept_by_escape(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, clio: Vehicle
) -> None:
    open_row(qtbot, tab, f"vehicle_{clio.id.hex}")
    form = dialog(qtbot, tab, "vehicle_edit")
    type_in(qtbot, form, "vehicle_name", "Clio verte")
    type_in(qtbot, form, "vehicle_insured", "1/6/2027")

    qtbot.keyClick(form, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not tab.findChildren(QDialog))
    qtbot.waitUntil(lambda: "Clio verte" in words(tab))
    (vehicle,) = kept(store, helene)
    assert (vehicle.name, vehicle.insured_until) == ("Clio verte", date(2027, 6, 1))
    assert vehicle.noted_on == ON


@pytest.mark.parametrize("typed", ["31/02/2027", "12/03/1890", "abc"])
def test_a_form_closed_on_a_wrong_date_shows_it_first_and_then_closes(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID, clio: Vehicle, typed: str
) -> None:
    open_row(qtbot, tab, f"vehicle_{clio.id.hex}")
    form = dialog(qtbot, tab, "vehicle_edit")
    field = type_in(qtbot, form, "vehicle_insured", typed)

    qtbot.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: error(form, "vehicle_insured") != "")
    assert form.isVisible()
    assert typed[-4:] in field.text()

    qtbot.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not tab.findChildren(QDialog))
    assert kept(store, helene)[0].insured_until == INSURED.value


def test_none_is_said_of_an_insurance_and_shown_in_its_words(
    qtbot: QtBot, tab: SituationTab, clio: Vehicle
) -> None:
    open_row(qtbot, tab, f"vehicle_{clio.id.hex}")
    form = dialog(qtbot, tab, "vehicle_edit")

    pick(qtbot, form, "vehicle_insured_state", "aucun")

    qtbot.waitUntil(lambda: "Pas d’assurance" in words(find(tab, QWidget, "situation_vehicules")))
    assert form.isVisible()


def test_a_vehicle_that_has_gone_is_folded_into_the_past(
    qtbot: QtBot, tab: SituationTab, clio: Vehicle
) -> None:
    open_row(qtbot, tab, f"vehicle_{clio.id.hex}")
    form = dialog(qtbot, tab, "vehicle_edit")
    type_in(qtbot, form, "vehicle_ended", "1/3/2027")
    find(form, QPushButton, "vehicle_edit_close").click()

    qtbot.waitUntil(lambda: "1\xa0fait terminé" in words(tab))
    assert "Clio" not in words(tab)
    find(tab, QPushButton, "situation_vehicules_past").click()
    assert "Jusqu’au 1er mars 2027" in words(tab)


def test_a_vehicle_deleted_comes_back_by_the_act_that_was_offered(
    qtbot: QtBot, tab: SituationTab, desk: Desk, store: Store, helene: UUID, clio: Vehicle
) -> None:
    open_row(qtbot, tab, f"vehicle_{clio.id.hex}")
    form = dialog(qtbot, tab, "vehicle_edit")

    with qtbot.waitSignal(tab.undo_offered) as offered:
        find(form, QPushButton, "vehicle_edit_remove").click()
    qtbot.waitUntil(lambda: "Clio" not in words(tab))
    assert kept(store, helene) == []

    assert offered.args is not None
    sentence, act = offered.args
    assert sentence == "Véhicule supprimé"
    desk.background.run(journal.undo, act)
    qtbot.waitUntil(lambda: "Clio" in words(tab))


def test_a_licence_is_noted_without_any_reason_asked(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    find(tab, QPushButton, "situation_permis_add").click()
    form = dialog(qtbot, tab, "licence_dialog")
    pick(qtbot, form, "licence_category", "b")
    pick(qtbot, form, "licence_standing", "non_valide")
    type_in(qtbot, form, "licence_obtained", "2 juillet 2011")
    assert "la raison n’est ni demandée, ni notée" in words(form)

    find(form, QPushButton, "licence_dialog_create").click()

    card = find(tab, QWidget, "situation_permis")
    qtbot.waitUntil(lambda: "Permis B (voiture)" in words(card))
    assert "Non valide à ce jour" in words(card)
    (licence,) = store.read(licences.of_person, helene)
    assert licence.obtained_on == date(2011, 7, 2)


def test_the_same_licence_twice_is_refused_beside_its_category(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    store.run(licences.add, helene, {"category": "b", "standing": "valide"}, ON)
    find(tab, QPushButton, "situation_permis_add").click()
    form = dialog(qtbot, tab, "licence_dialog")
    pick(qtbot, form, "licence_category", "b")

    find(form, QPushButton, "licence_dialog_create").click()

    qtbot.waitUntil(lambda: "Ce permis est déjà noté." in words(form))


def test_what_the_assessment_says_is_taken_up_by_one_gesture(
    qtbot: QtBot, tab: SituationTab, store: Store, helene: UUID
) -> None:
    store.run(assess, helene)
    tab.refresh()
    qtbot.waitUntil(lambda: "D’après le bilan du 3 février 2027" in words(tab))
    assert kept(store, helene) == []

    with qtbot.waitSignal(tab.undo_offered):
        find(tab, QPushButton, "situation_take_vehicle_voiture").click()

    qtbot.waitUntil(lambda: "D’après le bilan" not in words(tab))
    assert [vehicle.kind for vehicle in kept(store, helene)] == ["voiture"]


def assess(session: Session, person: UUID) -> None:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == person)).one()
    at = datetime(2027, 2, 3, 10, tzinfo=UTC)
    made = Assessment(pathway_id=pathway.id, grid_version="CM-2026.1", started_at=at)
    session.add(made)
    session.flush()
    session.add_all(
        Answer(assessment_id=made.id, question=question, codes=codes, answered_at=at)
        for question, codes in (("V04", "toujours"), ("V05", "voiture"))
    )

"""Plan de mobilité: measures and bodies recorded with the keyboard, ended, taken back."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import error_of, pick
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.organisation.measure_conditions import ConditionKind
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import Entry
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.services.organisation import basins, plan_bodies, plan_measures
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.plan_bodies import NewBody
from conseil_mobilite.services.organisation.plan_measure_checks import NewMeasure
from conseil_mobilite.services.organisation.plan_measures import Measure
from conseil_mobilite.services.pathway import action_measures, actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

TODAY, BEFORE = date(2027, 3, 12), date(2026, 1, 1)
CENTRE = Member("240200444", "CC de la Thiérache du Centre")
TAB, SPACE, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return
LICENCE = NewMeasure("M1", "Permis pour l’emploi", BEFORE)


@pytest.fixture
def basin(store: Store) -> UUID:
    return store.run(basins.compose, "Thiérache", "", [CENTRE], BEFORE).id


@pytest.fixture
def aisne(store: Store, basin: UUID) -> UUID:
    return store.run(plan_bodies.add, basin, NewBody("Aisne", "departement")).id


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, store: Store, basin: UUID) -> Screen:
    """Show the plan of the one basin, as it is before the test begins."""
    screen = Screen(qtbot, desk, "plan")
    qtbot.waitUntil(lambda: screen.find(Choice, "plan_basin").code() == "thierache")
    assert [each.id for each in store.read(basins.basins, TODAY)] == [basin]
    return screen


def _measures(store: Store, basin: UUID) -> list[Measure]:
    return store.read(plan_measures.of_basin, basin)


def _dialog(screen: Screen, opener: str) -> Creation:
    screen.qtbot.waitUntil(lambda: bool(screen.page.findChildren(QWidget, opener)))
    screen.find(QWidget, opener).setFocus()
    screen.press(SPACE)
    screen.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), Creation))
    found = QApplication.activeWindow()
    assert isinstance(found, Creation)
    return found


def _write(dialog: Creation, name: str, text: str) -> None:
    field = dialog.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)


def _reach(screen: Screen, name: str) -> None:
    """Press Tab until a control has the keyboard."""
    for _ in range(60):
        held = QApplication.focusWidget()
        if held is not None and held.objectName() == name:
            return
        screen.press(TAB)
    pytest.fail(f"Tab never reaches {name}")


def test_a_measure_is_recorded_with_the_keyboard_alone(
    aisne: UUID, screen: Screen, store: Store, basin: UUID
) -> None:
    screen.qtbot.waitUntil(lambda: "Aisne" in _entry_words(screen))
    _dialog(screen, "plan_measure_add")
    screen.qtbot.keyClicks(QApplication.focusWidget(), "m1")
    _reach(screen, "plan_measure_title")
    screen.qtbot.keyClicks(QApplication.focusWidget(), "Permis")
    _reach(screen, "plan_measure_body")
    screen.press(Qt.Key.Key_Down)
    for chip in ("plan_publics_apprenti", "plan_publics_rsa", f"plan_territories_{CENTRE.code}"):
        _reach(screen, chip)
        screen.press(SPACE)
    _reach(screen, "plan_delay")
    screen.qtbot.keyClicks(QApplication.focusWidget(), "15 jours")
    screen.saved(lambda: screen.press(ENTER, Qt.KeyboardModifier.ControlModifier))

    (kept,) = _measures(store, basin)
    assert (kept.measure.code, kept.measure.title, kept.body) == ("M1", "Permis", "Aisne")
    assert (kept.measure.starts_on, kept.measure.ends_on) == (TODAY, None)
    assert (kept.measure.delay_days, kept.measure.least_contacts) == (15, None)
    assert kept.conditions[ConditionKind.PUBLIC] == ("apprenti", "rsa")
    assert kept.conditions[ConditionKind.TERRITORY] == (CENTRE.code,)
    screen.qtbot.waitUntil(lambda: screen.page.findChild(Entry, "plan_measure_M1") is not None)
    assert aisne == kept.measure.body_id


def _entries(screen: Screen) -> list[Entry]:
    return [each for each in screen.page.findChildren(Entry) if each.isVisible()]


def _entry_words(screen: Screen) -> str:
    return " ".join(each.accessibleName() for each in _entries(screen))


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    screen: Screen, store: Store, basin: UUID
) -> None:
    dialog = _dialog(screen, "plan_measure_add")
    _write(dialog, "plan_measure_code", "M 1")
    _write(dialog, "plan_measure_title", "Permis")
    _write(dialog, "plan_delay", "bientôt")

    dialog.confirm.click()
    assert "nombre entier" in error_of(dialog, "plan_delay")
    _write(dialog, "plan_delay", "15")
    dialog.confirm.click()
    screen.qtbot.waitUntil(lambda: "Ce code est publié" in error_of(dialog, "plan_measure_code"))
    _write(dialog, "plan_measure_code", "M1")
    _write(dialog, "plan_measure_ends", "11/03/2027")
    dialog.confirm.click()
    screen.qtbot.waitUntil(lambda: "après le début" in error_of(dialog, "plan_measure_ends"))

    assert _measures(store, basin) == []
    title = dialog.findChild(QLineEdit, "plan_measure_title")
    assert title is not None
    assert title.text() == "Permis"


def test_a_measure_opened_shows_what_is_kept(screen: Screen, store: Store, basin: UUID) -> None:
    conditions = {ConditionKind.PRESCRIBER: ("FT",)}
    store.run(plan_measures.add, basin, replace(LICENCE, conditions=conditions, least_contacts=3))
    screen.page.refresh()

    dialog = _dialog(screen, "plan_measure_M1")
    _write(dialog, "plan_measure_title", "Le permis")
    screen.saved(dialog.confirm.click)

    (kept,) = _measures(store, basin)
    assert (kept.measure.title, kept.measure.least_contacts) == ("Le permis", 3)
    assert kept.conditions[ConditionKind.PRESCRIBER] == ("FT",)


def test_a_measure_deleted_is_taken_back(screen: Screen, store: Store, basin: UUID) -> None:
    store.run(plan_measures.add, basin, LICENCE)
    screen.page.refresh()
    screen.qtbot.waitUntil(lambda: screen.page.findChild(Entry, "plan_measure_M1") is not None)

    screen.saved(lambda: screen.push("plan_measure_delete_M1"))
    assert _measures(store, basin) == []
    assert [words for words, _act in screen.undoes] == ["Mesure supprimée"]
    screen.saved(screen.take_back)

    assert [each.measure.code for each in _measures(store, basin)] == ["M1"]


def test_a_measure_with_actions_is_ended_and_keeps_its_code(
    screen: Screen, store: Store, basin: UUID
) -> None:
    def attach(session: Session) -> None:
        person = people.welcome(session, NewPerson("Lefèvre", "Hélène"), Origin(), TODAY)
        pathway = pathways.current(session, person.id)
        assert pathway
        pathway.basin_id = basin
        action = actions.plan(session, pathway.id, NewAction("velo_ecole"), TODAY)
        measure = plan_measures.add(session, basin, LICENCE)
        action_measures.attach(session, action.id, measure.id)

    store.run(attach)
    screen.page.refresh()
    dialog = _dialog(screen, "plan_measure_M1")
    code = dialog.findChild(QLineEdit, "plan_measure_code")
    assert code is not None
    assert not code.isEnabled()
    dialog.reject()

    assert not screen.page.findChildren(QPushButton, "plan_measure_delete_M1")
    screen.saved(screen.find(QPushButton, "plan_measure_end_M1").click)

    assert [each.measure.ends_on for each in _measures(store, basin)] == [TODAY]
    screen.qtbot.waitUntil(lambda: not screen.find(QPushButton, "plan_measure_end_M1").isVisible())


def test_a_body_needs_its_role_then_its_name(screen: Screen, store: Store, basin: UUID) -> None:
    dialog = _dialog(screen, "plan_body_add")
    dialog.confirm.click()
    screen.qtbot.waitUntil(lambda: "rôle" in error_of(dialog, "plan_body_role"))

    role = dialog.findChild(Choice, "plan_body_role")
    assert role is not None
    pick(role, "region")
    dialog.confirm.click()
    screen.qtbot.waitUntil(lambda: "nom de l’organisme" in error_of(dialog, "plan_body_name"))
    _write(dialog, "plan_body_name", "Hauts-de-France")
    _write(dialog, "plan_body_phone", "03 53 01 00 01")
    screen.saved(dialog.confirm.click)

    (kept,) = store.read(plan_bodies.of_basin, basin)
    assert (kept.name, kept.role, kept.phone) == ("Hauts-de-France", "region", "+33353010001")


def test_a_body_removed_is_taken_back(
    aisne: UUID, screen: Screen, store: Store, basin: UUID
) -> None:
    name = f"plan_body_delete_{aisne.hex}"
    screen.qtbot.waitUntil(lambda: screen.page.findChild(QPushButton, name) is not None)

    screen.saved(lambda: screen.push(name))
    assert not store.read(plan_bodies.of_basin, basin)
    screen.saved(screen.take_back)

    assert [each.id for each in store.read(plan_bodies.of_basin, basin)] == [aisne]


def test_each_basin_has_its_plan(screen: Screen, store: Store, basin: UUID) -> None:
    store.run(plan_measures.add, basin, LICENCE)
    other = store.run(basins.compose, "Vermandois", "", [CENTRE], BEFORE).id
    store.run(plan_measures.add, other, replace(LICENCE, code="V1"))
    screen.page.refresh()
    screen.qtbot.waitUntil(lambda: screen.find(Choice, "plan_basin").isVisible())

    pick(screen.find(Choice, "plan_basin"), "vermandois")

    screen.qtbot.waitUntil(lambda: screen.page.findChild(Entry, "plan_measure_V1") is not None)
    assert "M1" not in _entry_words(screen)


def test_without_a_basin_the_plan_says_what_comes_first(qtbot: QtBot, desk: Desk) -> None:
    screen = Screen(qtbot, desk, "plan")

    qtbot.waitUntil(lambda: not screen.find(QWidget, "plan_measures").isVisible())
    assert not screen.find(QWidget, "plan_bodies").isVisible()

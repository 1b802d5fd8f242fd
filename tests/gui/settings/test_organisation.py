"""Votre organisme and Vous: an input is kept when it is left, and a wrong one keeps nobody back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.database import Store

TAB = Qt.Key.Key_Tab


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Screen:
    screen = Screen(qtbot, desk, "organisation")
    screen.loaded("settings_body_name")
    return screen


def _stored(store: Store) -> Organisation:
    return store.read(setup.organisation)


def test_a_name_is_kept_when_its_field_is_left(screen: Screen, store: Store) -> None:
    screen.type("settings_body_name", "Mobilité pour tous")

    screen.saved(lambda: screen.press(TAB))

    assert _stored(store).name == "Mobilité pour tous"


def test_enter_keeps_too(screen: Screen, store: Store) -> None:
    screen.type("settings_body_hours", "Le mardi, 9 h à 12 h")

    screen.saved(lambda: screen.press(Qt.Key.Key_Return))

    assert _stored(store).opening_hours == "Le mardi, 9 h à 12 h"


def test_an_emptied_name_is_told_and_the_one_kept_stays(screen: Screen, store: Store) -> None:
    screen.type("settings_body_name", "")

    screen.press(TAB)

    assert "nom" in screen.error("settings_body_name")
    assert _stored(store).name == "Mobilité Solidaire de la Thiérache"
    assert QApplication.focusWidget() is not screen.field("settings_body_name")


def test_a_wrong_siret_stays_beside_its_error_and_the_rest_is_kept(
    screen: Screen, store: Store
) -> None:
    screen.type("settings_body_siret", "73282932000075")
    screen.press(TAB)
    screen.type("settings_body_phone", "0353011234")
    screen.saved(lambda: screen.press(TAB))

    assert "faute de frappe" in screen.error("settings_body_siret")
    assert screen.field("settings_body_siret").text() == "73282932000075"
    assert _stored(store).siret == "73282932000074"
    assert _stored(store).phone == "+33353011234"


def test_an_error_leaves_with_its_cause(screen: Screen, store: Store) -> None:
    screen.type("settings_body_siret", "73282932000075")
    screen.press(TAB)

    screen.type("settings_body_siret", "73282932000074")
    screen.press(TAB)

    assert screen.error("settings_body_siret") == ""
    assert _stored(store).siret == "73282932000074"


def test_the_kind_changes_the_legal_basis(screen: Screen, store: Store) -> None:
    kind = screen.find(Choice, "settings_body_kind")
    kind.setFocus()

    while kind.code() != "ccas":
        screen.saved(lambda: screen.press(Qt.Key.Key_Down))

    assert _stored(store).legal_basis == "mission_interet_public"


def test_the_body_says_of_itself_whether_it_is_an_authorised_prescriber(
    screen: Screen, store: Store
) -> None:
    answer, note = screen.find(Choice, "settings_body_authorised"), _authorised_note(screen)
    assert (answer.code(), _stored(store).authorised_prescriber) == ("", None)
    assert "D’après son type : non." in note()

    answer.setFocus()
    screen.saved(lambda: screen.press(Qt.Key.Key_Down))
    assert _stored(store).authorised_prescriber is True
    assert "dira que votre organisme est habilité" in note()

    screen.saved(lambda: screen.press(Qt.Key.Key_Down))
    assert _stored(store).authorised_prescriber is False
    assert "n’est pas délivrée à ce titre" in note()


def test_another_field_leaves_what_the_body_said_of_itself(screen: Screen, store: Store) -> None:
    screen.find(Choice, "settings_body_authorised").setFocus()
    screen.saved(lambda: screen.press(Qt.Key.Key_Down))

    screen.type("settings_body_hours", "Le mardi, 9 h à 12 h")
    screen.saved(lambda: screen.press(TAB))

    assert _stored(store).authorised_prescriber is True


def test_a_commune_is_chosen_in_the_list_and_may_be_emptied(screen: Screen, store: Store) -> None:
    screen.saved(lambda: screen.choose("settings_body_place", "guise 02120"))
    assert (_stored(store).town, _stored(store).postcode) == ("Guise", "02120")

    screen.type("settings_body_place", "")
    screen.saved(lambda: screen.press(TAB))

    assert (_stored(store).town, _stored(store).postcode) == ("", "")


def test_a_commune_of_nowhere_is_told_and_the_rest_is_kept(screen: Screen, store: Store) -> None:
    screen.type("settings_body_place", "Nullepart-sur-Rien")
    screen.press(TAB)
    screen.type("settings_body_address", "12 rue des Tisserands")
    screen.saved(lambda: screen.press(TAB))

    assert "dans la liste" in screen.error("settings_body_place")
    assert _stored(store).address == "12 rue des Tisserands"


def test_what_is_being_typed_is_kept_when_the_page_is_left(screen: Screen, store: Store) -> None:
    screen.type("settings_body_rights", "donnees@exemple.fr")

    screen.saved(screen.page.leave)

    assert _stored(store).data_protection_contact == "donnees@exemple.fr"


def test_going_through_the_fields_keeps_nothing_anew(
    qtbot: QtBot, screen: Screen, desk: Desk
) -> None:
    screen.field("settings_body_name").setFocus()

    with qtbot.assertNotEmitted(desk.background.saved, wait=100):
        for _ in range(9):
            screen.press(TAB)


def test_the_adviser_changes_her_phone_and_not_into_a_wrong_one(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    screen = Screen(qtbot, desk, "adviser")
    screen.loaded("settings_adviser_last_name")
    screen.type("settings_adviser_phone", "06 12 34")
    screen.press(TAB)
    assert screen.error("settings_adviser_phone")

    screen.type("settings_adviser_phone", "0612345678")
    screen.saved(lambda: screen.press(TAB))

    assert _adviser(store).phone == "+33612345678"
    assert screen.error("settings_adviser_phone") == ""


def test_an_adviser_without_a_name_is_told_and_keeps_hers(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    screen = Screen(qtbot, desk, "adviser")
    screen.loaded("settings_adviser_last_name")
    screen.type("settings_adviser_last_name", "")
    screen.press(TAB)
    screen.type("settings_adviser_email", "nadia@exemple.fr")
    screen.saved(lambda: screen.press(TAB))

    assert "nom" in screen.error("settings_adviser_last_name")
    kept = _adviser(store)
    assert (kept.last_name, kept.email) == ("Lefèvre", "nadia@exemple.fr")


def _adviser(store: Store) -> Adviser:
    (adviser,) = store.read(setup.advisers)
    return adviser


def _authorised_note(screen: Screen) -> Callable[[], str]:
    field = screen.find(Field, "settings_body_authorised_field")
    return lambda: " ".join(each.text() for each in field.findChildren(QLabel)).replace("\xa0", " ")

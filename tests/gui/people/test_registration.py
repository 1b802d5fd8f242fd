from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.looking import find

from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.completion import CompletionField
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.page import Gesture, Route, Screen
from conseil_mobilite.gui.people.municipality_field import MunicipalityField
from conseil_mobilite.gui.people.namesakes import Namesakes
from conseil_mobilite.gui.people.page import PeoplePage
from conseil_mobilite.gui.people.registration import RegistrationDialog
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[RegistrationDialog]:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    dialog = RegistrationDialog(desk, window)
    dialog.open()
    yield dialog
    window.close()


def fill(qtbot: QtBot, dialog: RegistrationDialog, name: str, words: str) -> QLineEdit:
    field = find(dialog, QLineEdit, f"new_person_{name}")
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    return field


def error(dialog: RegistrationDialog, name: str) -> str:
    return find(dialog, Field, f"new_person_{name}_field").error()


def everybody(session: Session) -> list[Person]:
    return list(session.exec(select(Person)))


def create(dialog: RegistrationDialog) -> None:
    find(dialog, QPushButton, "new_person_create").click()


def test_a_person_is_created_with_her_pathway(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    fill(qtbot, dialog, "last_name", "Lefevre")
    fill(qtbot, dialog, "first_name", "Helene")
    fill(qtbot, dialog, "birth_date", "4/6/1992")
    fill(qtbot, dialog, "phone", "0645127890")
    find(dialog, QPushButton, "new_person_publics_rsa").click()

    with qtbot.waitSignal(dialog.registered) as registered:
        create(dialog)

    (person,) = store.read(everybody)
    assert registered.args == [person.id]
    assert (person.full_name, person.birth_date) == ("Helene Lefevre", date(1992, 6, 4))
    details = store.read(people.details, person.id)
    assert details.phones == ("+33645127890",)
    assert details.belongs("rsa", ON)
    assert store.read(lambda session: session.exec(select(Pathway.state)).one()) == "a_contacter"


def test_a_double_click_creates_one_person(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    fill(qtbot, dialog, "last_name", "Lefevre")
    fill(qtbot, dialog, "first_name", "Helene")
    confirm = find(dialog, QPushButton, "new_person_create")

    with qtbot.waitSignal(dialog.registered):
        qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(confirm, Qt.MouseButton.LeftButton)

    assert len(store.read(everybody)) == 1


def test_what_is_missing_is_said_beside_it_and_what_was_typed_stays(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    first = fill(qtbot, dialog, "first_name", "Helene")

    create(dialog)

    qtbot.waitUntil(lambda: error(dialog, "last_name") != "")
    assert "Indiquez le nom" in error(dialog, "last_name")
    assert first.text() == "Helene"
    assert dialog.isVisible()
    assert store.read(everybody) == []
    fill(qtbot, dialog, "last_name", "Lefevre")
    with qtbot.waitSignal(dialog.registered):
        create(dialog)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("birth_date", "31/02/1992", "n’existe pas"),
        ("birth_date", "12/03/2030", "dans l’avenir"),
        ("phone", "0645", "quatre|4 chiffres"),
        ("last_name", "Lefevre 2", "chiffre"),
        ("email", "helene", "adresse électronique"),
    ],
)
def test_a_fault_is_said_as_soon_as_the_field_is_left(
    qtbot: QtBot, dialog: RegistrationDialog, name: str, typed: str, said: str
) -> None:
    field = fill(qtbot, dialog, name, typed)

    assert any(word in error(dialog, name) for word in said.split("|"))
    assert field.text() == typed


def test_a_commune_must_be_chosen_in_the_list(qtbot: QtBot, dialog: RegistrationDialog) -> None:
    fill(qtbot, dialog, "last_name", "Lefevre")
    fill(qtbot, dialog, "first_name", "Helene")
    fill(qtbot, dialog, "municipality", "Nullepart-sur-Oise")

    create(dialog)

    field = dialog.form.fields["insee_code"]
    qtbot.waitUntil(lambda: "dans la liste" in field.error())


def test_communes_of_the_same_name_are_told_apart(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    field = find(dialog, CompletionField, "new_person_municipality")
    assert isinstance(field, MunicipalityField)
    offered: list[str] = []
    field.setFocus()
    qtbot.keyClicks(field, "guise")
    qtbot.waitUntil(lambda: "02361" in field.known())
    offered += field.known()

    field.picked.emit("02361")

    assert field.text() == "Guise (02120)"
    fill(qtbot, dialog, "last_name", "Lefevre")
    fill(qtbot, dialog, "first_name", "Helene")
    with qtbot.waitSignal(dialog.registered):
        create(dialog)
    (person,) = store.read(everybody)
    assert (person.insee_code, person.postcode) == ("02361", "02120")
    assert person.municipality_name == "Guise"
    assert len(person.epci_code) == 9
    assert offered


def test_who_sent_her_is_asked_only_when_somebody_did(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    agent = find(dialog, QLineEdit, "origin_agent")
    assert not agent.isVisible()
    kind = find(dialog, Choice, "origin_kind")
    kind.show_code("DEPT")
    kind.activated.emit(kind.currentIndex())
    assert agent.isVisible()
    fill(qtbot, dialog, "last_name", "Lefevre")
    fill(qtbot, dialog, "first_name", "Helene")
    qtbot.keyClicks(agent, "Mme Payen")
    find(dialog, Tick, "origin_later").click()

    with qtbot.waitSignal(dialog.registered):
        create(dialog)

    referral = store.read(lambda session: session.exec(select(Referral)).one())
    assert (referral.prescriber_kind, referral.agent_name) == ("DEPT", "Mme Payen")
    assert referral.state == "recue"


def test_every_kind_of_prescriber_can_be_reached(dialog: RegistrationDialog) -> None:
    kind = find(dialog, QComboBox, "origin_kind")
    before = kind.count()

    kind.setCurrentIndex(before - 1)
    kind.activated.emit(before - 1)
    kind.hidePopup()

    assert kind.count() > before
    assert kind.findData("CAF") >= 0


def test_somebody_who_seems_known_is_told_quietly(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    known = store.run(people.register, NewPerson("Lefèvre", "Hélène"), ON).id
    fill(qtbot, dialog, "last_name", "LEFEVRE")
    fill(qtbot, dialog, "first_name", "helene")
    banner = find(dialog, Namesakes, "namesakes")
    qtbot.waitUntil(banner.isVisible)
    assert "Hélène Lefèvre" in banner.findChildren(QLabel)[0].text()

    with qtbot.waitSignal(dialog.known_chosen) as chosen:
        find(dialog, QPushButton, "namesake_open_0").click()

    assert chosen.args == [known]
    assert not dialog.isVisible()
    assert find(dialog, QLineEdit, "new_person_last_name").text() == "LEFEVRE"


def test_a_known_file_is_read_without_losing_what_was_typed(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    known = store.run(people.register, NewPerson("Lefèvre", "Hélène"), ON).id
    page = PeoplePage(desk)
    qtbot.addWidget(page)
    page.perform(Gesture.NEW_PERSON)
    dialog = page.findChild(RegistrationDialog)
    assert dialog is not None
    fill(qtbot, dialog, "last_name", "LEFEVRE")
    fill(qtbot, dialog, "first_name", "Helen")
    qtbot.waitUntil(find(dialog, Namesakes, "namesakes").isVisible)

    with qtbot.waitSignal(page.route_chosen) as route:
        find(dialog, QPushButton, "namesake_open_0").click()
    page.perform(Gesture.NEW_PERSON)

    assert route.args == [Route(Screen.PERSON, known)]
    assert dialog.isVisible()
    assert find(dialog, QLineEdit, "new_person_first_name").text() == "Helen"
    dialog.reject()


def test_the_basin_is_asked_where_the_commune_is_in_several(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    field = find(dialog, MunicipalityField, "new_person_municipality")
    basin = find(dialog, Choice, "origin_basin")
    field.setFocus()
    qtbot.keyClicks(field, "guise")
    qtbot.waitUntil(lambda: "02361" in field.known())
    wanted = store.run(_two_basins, field.known()["02361"].epci_code)
    assert not basin.isVisible()

    field.picked.emit("02361")
    qtbot.waitUntil(basin.isVisible)
    assert basin.code() == ""
    assert (
        "deux bassins" in find(dialog, Field, "origin_basin_field").widget.accessibleDescription()
    )
    basin.show_code(str(wanted))
    fill(qtbot, dialog, "last_name", "Lefevre")
    fill(qtbot, dialog, "first_name", "Helene")
    with qtbot.waitSignal(dialog.registered):
        create(dialog)

    assert store.read(lambda session: session.exec(select(Pathway.basin_id)).one()) == wanted


def _two_basins(session: Session, epci: str) -> UUID:
    made = [MobilityBasin(code=code, name=code) for code in ("nord", "sud")]
    session.add_all(made)
    session.flush()
    for basin in made:
        session.add(
            BasinIntercommunality(
                basin_id=basin.id, epci_code=epci, epci_name="CC", valid_from=date(2026, 1, 1)
            )
        )
    session.flush()
    return made[1].id


def test_every_control_can_be_reached_and_named(dialog: RegistrationDialog) -> None:
    controls = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog)
    ]

    assert len(controls) > 30
    assert [widget for widget in controls if not widget.objectName()] == []
    assert [widget for widget in controls if not widget.accessibleName()] == []


def test_the_form_is_filled_and_created_with_the_keyboard_alone(
    qtbot: QtBot, store: Store, dialog: RegistrationDialog
) -> None:
    first = find(dialog, QLineEdit, "new_person_first_name")
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClicks(first, "Awa")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    last = find(dialog, QLineEdit, "new_person_last_name")
    assert last.hasFocus()
    qtbot.keyClicks(last, "Diop")

    with qtbot.waitSignal(dialog.registered):
        qtbot.keyClick(last, Qt.Key.Key_Return)

    assert [person.full_name for person in store.read(everybody)] == ["Awa Diop"]


def test_a_body_that_sent_somebody_before_is_proposed_with_her_agent(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    origin = people.Origin("ODC", "Association Relais", "Mme Payen", received_on=ON)
    store.run(people.welcome, NewPerson("Roy", "Awa"), origin, ON)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = RegistrationDialog(desk, window)
    dialog.open()
    kind = find(dialog, Choice, "origin_kind")
    kind.show_code("ML")
    kind.chosen.emit("ML")
    name = find(dialog, QLineEdit, "origin_name")
    name.setFocus()

    qtbot.keyClicks(name, "relais")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: name.text() == "Association Relais")
    assert kind.code() == "ODC"
    assert find(dialog, QLineEdit, "origin_agent").text() == "Mme Payen"

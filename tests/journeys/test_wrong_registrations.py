"""What is wrong in a registration is said in French where it is; all that was typed stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton
from tests.journeys.conftest import said_beside, unlock

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PeopleQuery
from conseil_mobilite.store import vault

CONTROL = Qt.KeyboardModifier.ControlModifier
CREATE = "new_person_create"
TYPED = {
    "new_person_first_name": "Zoé",
    "new_person_last_name": "Étienne-L’Œuf",
    "new_person_birth_date": "04/06/1992",
    "new_person_phone": "06 39 98 45 67",
    "new_person_municipality": "",
}


@pytest.fixture
def form(sitting: Sitting, hand: Hand, base: Path) -> Hand:
    """Open the form of a new person and fill it rightly."""
    unlock(sitting, hand, base)
    hand.press(Qt.Key.Key_N, CONTROL)
    for name, text in TYPED.items():
        if text:
            hand.write(name, text)
    return hand


def shown(hand: Hand) -> dict[str, str]:
    plain = {name: hand.find(name, QLineEdit).text() for name in TYPED}
    return {name: text.replace("\u00a0", " ") for name, text in plain.items()}


def people_in(base: Path, text: str) -> int:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return len(store.read(people.search, PeopleQuery(now(), text=text)).rows)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("name", "wrong", "sentence"),
    [
        ("new_person_last_name", "", "Indiquez"),
        ("new_person_last_name", "123", "Un nom ne contient pas de chiffre"),
        ("new_person_birth_date", "04/06/2992", "avenir"),
        ("new_person_birth_date", "31/02/1992", "n’existe pas"),
        ("new_person_phone", "12", "un numéro français en a dix"),
        ("new_person_municipality", "Xyzville", "Choisissez la commune dans la liste"),
    ],
)
def test_a_wrong_value_is_said_beside_it_and_the_rest_stays(
    form: Hand, name: str, wrong: str, sentence: str
) -> None:
    form.write(name, wrong or " ")
    form.click(CREATE)

    form.wait(lambda: sentence in said_beside(form, name), f"« {sentence} » is not said.")
    assert shown(form) == {**TYPED, name: wrong}
    assert form.sees(CREATE)


def test_what_was_mended_is_created(form: Hand, sitting: Sitting) -> None:
    form.write("new_person_birth_date", "31/02/1992")
    form.click(CREATE)
    form.wait(lambda: bool(said_beside(form, "new_person_birth_date")), "The date is not refused.")

    form.write("new_person_birth_date", "28/02/1992")
    form.click(CREATE)

    workspace = sitting.workspace
    assert workspace is not None
    form.wait(lambda: workspace.stage.route().screen is Screen.PERSON, "Nothing was created.")


def test_a_postcode_of_several_communes_proposes_each_of_them(form: Hand) -> None:
    form.write("new_person_municipality", "02120")
    form.wait(lambda: QApplication.activePopupWidget() is not None, "Nothing is proposed.")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    proposed = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]

    form.press(Qt.Key.Key_Down)
    form.press(Qt.Key.Key_Return)

    assert len(proposed) > 20
    assert {"Guise", "Vadencourt"} <= set(proposed)
    field = form.find("new_person_municipality", QLineEdit)
    form.wait(lambda: "(02120)" in field.text(), "The commune was not taken.")


def test_a_double_click_on_create_creates_once(form: Hand, sitting: Sitting, base: Path) -> None:
    create = form.find(CREATE, QPushButton)
    form.bring(create)

    QTest.mouseClick(create, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(create, Qt.MouseButton.LeftButton)

    workspace = sitting.workspace
    assert workspace is not None
    form.wait(lambda: workspace.stage.route().screen is Screen.PERSON, "Nothing was created.")
    sitting.window.close()
    assert people_in(base, "etienne zoe") == 1

"""Fields read what advisers type and say in words, beside them, what is wrong."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.people.identity import parse_phone
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.dates import DateField, with_whole_year
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.texts import CheckedField, TextField

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]
TODAY = date(2027, 3, 30)
CHOICES = (("non", "Non"), ("organise", "Oui, organisé"), ("sans", "Oui, sans solution"))


def test_an_error_shows_beside_its_field_in_words_and_for_a_screen_reader(shown: Show) -> None:
    field = Field("SIRET", TextField("siret"), "Quatorze chiffres.")
    shown(field)

    Form(siret=field).show_error(UserError("Il manque un chiffre.", "siret"))

    heard = QAccessible.queryAccessibleInterface(field.widget)
    assert heard is not None
    assert field.error() == "Il manque un chiffre."
    assert field.widget.property("tone") == "danger"
    assert heard.text(QAccessible.Text.Name) == "SIRET"
    assert heard.text(QAccessible.Text.Description) == "Il manque un chiffre."


def test_the_note_comes_back_once_the_error_is_mended(qtbot: QtBot) -> None:
    field = Field("SIRET", TextField("siret"), "Quatorze chiffres.")
    qtbot.addWidget(field)
    field.show_error("Il manque un chiffre.")

    field.clear_error()

    assert field.error() == ""
    assert field.widget.accessibleDescription() == "Quatorze chiffres."


def test_an_error_that_names_no_field_of_the_form_is_left_to_the_page(qtbot: QtBot) -> None:
    field = Field("SIRET", TextField("siret"))
    qtbot.addWidget(field)

    assert not Form(siret=field).show_error(UserError("Le disque est plein."))
    assert not Form(siret=field).show_error(UserError("Nom trop long.", "name"))
    assert field.error() == ""


@pytest.mark.parametrize(
    ("typed", "birth", "written"),
    [
        ("12/3/27", False, "12/03/2027"),
        ("120327", False, "12/03/2027"),
        ("12 mars 2027", False, "12/03/2027"),
        ("4/6/98", True, "04/06/1998"),
        ("4/6/26", True, "04/06/2026"),
    ],
)
def test_a_date_is_read_as_it_is_typed_and_written_back_whole(
    qtbot: QtBot, shown: Show, typed: str, *, birth: bool, written: str
) -> None:
    field = DateField("day", TODAY, birth=birth)
    shown(field)

    qtbot.keyClicks(field, typed)
    with qtbot.waitSignal(field.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == written


def test_a_date_that_does_not_exist_stays_as_typed_with_its_reason(
    qtbot: QtBot, shown: Show
) -> None:
    day = DateField("day", TODAY)
    field = Field("Date", day)
    shown(field)

    qtbot.keyClicks(day, "31/02/2027")
    qtbot.keyClick(day, Qt.Key.Key_Return)

    assert day.text() == "31/02/2027"
    assert "février 2027 n’existe pas" in field.error()


def test_a_year_of_four_figures_is_left_alone() -> None:
    assert with_whole_year("12/03/1927", TODAY) == "12/03/1927"


def test_the_arrows_move_a_date_by_a_day(qtbot: QtBot, shown: Show) -> None:
    field = DateField("day", TODAY)
    shown(field)
    field.show_value(date(2027, 2, 28))

    qtbot.keyClick(field, Qt.Key.Key_Up)

    assert field.text() == "01/03/2027"


def test_a_phone_is_read_and_written_back_in_pairs(qtbot: QtBot, shown: Show) -> None:
    phone = CheckedField("phone", parse_phone, phone_display)
    shown(phone)

    qtbot.keyClicks(phone, "0612345678")
    with qtbot.waitSignal(phone.accepted) as accepted:
        qtbot.keyClick(phone, Qt.Key.Key_Return)

    assert accepted.args == ["+33612345678"]
    assert phone.text().replace("\u00a0", " ") == "06 12 34 56 78"


def test_leaving_a_field_untouched_emits_nothing(qtbot: QtBot, shown: Show) -> None:
    phone = CheckedField("phone", parse_phone, phone_display)
    shown(phone)
    phone.show_value("+33612345678")
    emitted: list[object] = []
    phone.accepted.connect(emitted.append)

    qtbot.keyClick(phone, Qt.Key.Key_Return)

    assert emitted == []


def test_the_wheel_over_a_choice_does_not_change_it(shown: Show) -> None:
    choice = Choice("kind", CHOICES)
    shown(choice)
    turn = QWheelEvent(
        QPoint(5, 5),
        choice.mapToGlobal(QPoint(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - the signature of Qt
    )

    QApplication.sendEvent(choice, turn)

    assert choice.code() == "non"


def test_new_choices_keep_the_one_that_is_still_there(qtbot: QtBot) -> None:
    choice = Choice("kind", CHOICES)
    qtbot.addWidget(choice)
    choice.show_code("sans")

    choice.offer((("sans", "Sans"), ("autre", "Autre")), none="Non renseigné")

    assert choice.code() == "sans"
    assert choice.count() == 3


def test_what_is_typed_is_searched_and_enter_takes_the_proposal(qtbot: QtBot, shown: Show) -> None:
    field = CompletionField("town", placeholder="Commune")
    shown(field)
    field.setFocus()
    field.searched.connect(
        lambda _text: field.offer((Proposal("02361", "Guise", "02120"), Proposal("02300", "Gus")))
    )

    with qtbot.waitSignal(field.searched) as searched:
        qtbot.keyClicks(field, "gui")
    with qtbot.waitSignal(field.picked) as picked:
        qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)

    assert searched.args == ["gui"]
    assert picked.args == ["02361"]
    assert field.text() == "Guise"

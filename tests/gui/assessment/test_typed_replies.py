"""Replies that are typed: texts, figures, places; what cannot be one is said beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from tests.gui.assessment.screen import Screen, texts

Key = Qt.Key


def test_a_text_is_kept_while_it_is_typed(opened: Screen) -> None:
    area = opened.find(QPlainTextEdit, "D01_text")
    area.setFocus()

    opened.write(area, "Un emploi à Guise")

    opened.until(lambda: "D01" in opened.stored())
    assert opened.stored()["D01"].text == "Un emploi à Guise"
    assert area.hasFocus()


@pytest.mark.parametrize(
    ("question", "field", "typed", "said"),
    [
        ("D05", "D05_kilometres", "loin", "nombre entier"),
        ("D05", "D05_kilometres", "999999", "de 0 à 1 000 km"),
        ("D05", "D05_minutes", "-3", "nombre entier"),
        ("B01", "B01_euros", "beaucoup", "montant en euros"),
        ("B01", "B01_euros", "1,234,5", "montant en euros"),
    ],
)
def test_nonsense_is_said_beside_the_question_and_stays_typed(
    opened: Screen, question: str, field: str, typed: str, said: str
) -> None:
    opened.go("DEMANDE" if question.startswith("D") else "BUDGET")
    box = opened.find(QWidget, field)
    box.setFocus()
    opened.write(box, typed)

    opened.press(Key.Key_Return)

    opened.until(lambda: said in texts(opened.card(question)).replace("\u00a0", " "))
    assert box.property("text") == typed
    assert opened.stored() == {}


def test_a_social_security_number_in_a_text_is_refused_and_said(opened: Screen) -> None:
    area = opened.find(QPlainTextEdit, "D01_text")
    area.setFocus()
    opened.write(area, "n° 2 92 06 02 123 456 31")

    opened.press(Key.Key_Return)

    opened.until(lambda: "non enregistrée" in texts(opened.card("D01")))
    assert opened.stored() == {}
    assert "123 456" in area.toPlainText()


def test_a_municipality_is_chosen_in_the_list_with_its_code_and_name(opened: Screen) -> None:
    opened.go("OFFRE")
    box = opened.find(QWidget, "O01_municipality")
    opened.write(box, "guise")
    opened.until(lambda: QApplication.activePopupWidget() is not None)

    popup = QApplication.activePopupWidget()
    assert popup is not None
    opened.bot.keyClick(popup, Key.Key_Return)

    opened.until(lambda: "O01" in opened.stored())
    assert (opened.stored()["O01"].codes, opened.stored()["O01"].text) == ("02361", "Guise")


def test_a_place_that_does_not_exist_is_said_and_nothing_is_stored(opened: Screen) -> None:
    opened.go("OFFRE")
    box = opened.find(QWidget, "O01_municipality")
    opened.write(box, "Xyzzyville")

    opened.press(Key.Key_Tab)

    opened.until(lambda: "dans la liste" in texts(opened.card("O01")))
    assert opened.stored() == {}

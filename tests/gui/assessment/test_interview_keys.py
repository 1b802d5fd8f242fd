"""The keys of the interview: ways out, help, more than nine answers, and typing quickly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.gui.assessment.screen import Screen, code, texts

from conseil_mobilite.domain.assessment.replies import ReplyState
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.gui.shell.help import EVERYWHERE

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Key.Key_N, ReplyState.NOT_DISCUSSED),
        (Key.Key_0, ReplyState.NOT_DISCUSSED),
        (Key.Key_R, ReplyState.REFUSED),
    ],
)
def test_a_key_leaves_a_question_aside_and_again_takes_that_back(
    opened: Screen, key: Qt.Key, state: ReplyState
) -> None:
    opened.go("ADMIN")

    opened.press(key)
    opened.until(lambda: "A01" in opened.stored())
    assert opened.stored()["A01"].state == state
    assert opened.focus().startswith("A01_answers")

    opened.press(key)
    opened.until(lambda: "A01" not in opened.stored())


def test_the_letters_of_the_ways_out_are_letters_where_one_types(opened: Screen) -> None:
    area = opened.find(QPlainTextEdit, "D01_text")
    area.setFocus()

    opened.press(Key.Key_N, Key.Key_R, Key.Key_0)

    opened.until(lambda: "D01" in opened.stored())
    assert opened.stored()["D01"].text == "nr0"
    assert opened.stored()["D01"].state == ReplyState.GIVEN


def test_escape_closes_the_help_that_f1_opened(opened: Screen) -> None:
    opened.go("ADMIN")
    help_text = opened.find(QWidget, "A01_help_text")
    opened.press(Key.Key_F1)
    assert help_text.isVisible()

    opened.press(Key.Key_Escape)

    assert not help_text.isVisible()


def test_the_last_of_many_answers_is_reached_by_end_and_taken_by_enter(opened: Screen) -> None:
    opened.go("BUDGET")
    opened.card("B05").reach()
    answers = opened.card("B05").findChildren(Answer)
    assert len(answers) > 9

    opened.press(Key.Key_End, Key.Key_Up, Key.Key_Return)
    opened.until(lambda: "B05" in opened.stored())

    assert opened.stored()["B05"].codes == code("B05", "Autre aide")
    opened.press(Key.Key_Home)
    assert QApplication.focusWidget() is answers[0]


def test_digits_of_several_answers_toggle_and_show_it(opened: Screen) -> None:
    opened.go("MOYENS")
    opened.card("V08").reach()
    answers = opened.card("V08").findChildren(Answer)

    opened.press(Key.Key_1, Key.Key_3, Key.Key_1)

    assert [answer.isChecked() for answer in answers[:3]] == [False, False, True]
    opened.until(
        lambda: "V08" in opened.stored() and opened.stored()["V08"].codes == code("V08", "bus/car")
    )


def test_whoever_types_quickly_answers_the_question_that_the_last_answer_calls(
    opened: Screen,
) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()

    opened.press(Key.Key_2, Key.Key_4, Key.Key_1, Key.Key_Return, Key.Key_2)
    opened.until(lambda: {"V04", "V05"} <= opened.stored().keys())

    assert opened.stored()["V04"].codes == code("V04", "Toujours")
    assert opened.stored()["V05"].codes == code("V05", "voiturette sans permis")
    assert "V08" not in opened.stored()
    assert opened.focus().startswith("V05_answers")


def test_whoever_types_quickly_passes_over_the_question_that_the_last_answer_puts_away(
    opened: Screen,
) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.press(Key.Key_1)
    opened.until(lambda: opened.card("V05").isVisible())

    opened.press(Key.Key_4, Key.Key_Return, Key.Key_2)
    opened.until(lambda: "V08" in opened.stored())

    assert opened.stored()["V08"].codes == code("V08", "vélo")
    assert "V05" not in opened.stored()


def test_the_focus_goes_down_through_a_question_that_appeared_and_over_one_that_left(
    opened: Screen,
) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.press(Key.Key_1)
    opened.until(lambda: opened.card("V05").isVisible())
    opened.press(Key.Key_Return)
    assert opened.focus().startswith("V05_answers")
    opened.card("V04").reach()
    opened.press(Key.Key_4)
    opened.until(lambda: not opened.card("V05").isVisible())

    opened.press(Key.Key_Return)

    assert opened.focus().startswith("V08_answers")


def test_tab_from_the_calling_question_reaches_the_one_that_appeared(opened: Screen) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.press(Key.Key_1)
    opened.until(lambda: opened.card("V05").isVisible())

    for _ in range(8):
        opened.press(Key.Key_Tab)
        if opened.focus().startswith("V05"):
            break

    assert opened.focus() == "V05_help"


def test_an_answer_hidden_with_its_question_is_kept_and_shows_again(opened: Screen) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.press(Key.Key_1)
    opened.until(lambda: opened.card("V06").isVisible())
    opened.card("V06").reach()
    opened.press(Key.Key_3)
    opened.until(lambda: "V06" in opened.stored())
    opened.card("V04").reach()
    opened.press(Key.Key_4)
    opened.until(lambda: not opened.card("V06").isVisible())
    assert opened.stored()["V06"].codes == code("V06", "Non")

    opened.press(Key.Key_2)
    opened.until(lambda: opened.card("V06").isVisible())

    assert opened.answer("V06", code("V06", "Non")).isChecked()


def test_enter_takes_the_place_proposed_and_stays_to_add_another(opened: Screen) -> None:
    opened.go("PROJET")
    box = opened.find(QLineEdit, "J02_municipality")
    box.setFocus()
    opened.write(box, "guise")
    opened.until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None

    QTest.keyClick(popup, Key.Key_Return)

    opened.until(lambda: "J02" in opened.stored())
    assert box.hasFocus()
    assert "Guise" in texts(opened.card("J02"))


def test_the_keys_of_the_interview_are_listed_in_the_help() -> None:
    listed = {words: keys for words, keys in EVERYWHERE if words.startswith("Bilan")}

    assert {"1 à 9", "N ou 0", "R", "F3", "Ctrl+F ou /", "F1"} <= set(listed.values())

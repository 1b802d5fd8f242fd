"""Large answers are given by keyboard, wrap where they must, and never choose by themselves."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.answer import Answer, Answers
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Choice

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]
CHOICES = (("non", "Non"), ("organise", "Oui, organisé"), ("sans", "Oui, sans solution"))


def _answer(answers: Answers, name: str) -> Answer:
    made = answers.findChild(Answer, name)
    assert made is not None
    return made


def test_the_digit_of_an_answer_chooses_it(qtbot: QtBot, shown: Show) -> None:
    answers = Answers("care", "Garde", CHOICES)
    shown(answers)
    first = _answer(answers, "care_non")

    with qtbot.waitSignal(answers.answered) as answered:
        qtbot.keyClick(first, Qt.Key.Key_3)

    assert answered.args == [("sans",)]
    assert answers.chosen() == ("sans",)


def test_another_answer_takes_the_place_of_the_first_where_one_is_asked(
    qtbot: QtBot, shown: Show
) -> None:
    answers = Answers("care", "Garde", CHOICES, chosen=("non",))
    shown(answers)

    qtbot.keyClick(_answer(answers, "care_non"), Qt.Key.Key_2)

    assert answers.chosen() == ("organise",)


def test_several_answers_stay_where_several_are_asked(qtbot: QtBot, shown: Show) -> None:
    answers = Answers("care", "Garde", CHOICES, several=True)
    shown(answers)
    first = _answer(answers, "care_non")

    qtbot.keyClick(first, Qt.Key.Key_1)
    qtbot.keyClick(first, Qt.Key.Key_3)
    qtbot.keyClick(first, Qt.Key.Key_1)

    assert answers.chosen() == ("sans",)


def test_arrows_move_between_answers_without_answering(qtbot: QtBot, shown: Show) -> None:
    answers = Answers("care", "Garde", CHOICES)
    shown(answers)
    first = _answer(answers, "care_non")
    first.setFocus()
    given: list[object] = []
    answers.answered.connect(given.append)

    qtbot.keyClick(first, Qt.Key.Key_Right)

    assert _answer(answers, "care_organise").hasFocus()
    assert given == []
    assert answers.chosen() == ()


def test_showing_stored_answers_emits_nothing(qtbot: QtBot) -> None:
    answers, choice = Answers("care", "Garde", CHOICES), Choice("kind", CHOICES)
    segments = Segments("view", "Vue", CHOICES)
    emitted: list[object] = []
    for widget, signal in (
        (answers, answers.answered),
        (choice, choice.chosen),
        (segments, segments.chosen),
    ):
        qtbot.addWidget(widget)
        signal.connect(emitted.append)

    answers.show_chosen(("sans",))
    choice.show_code("sans")
    segments.show_current("sans")

    assert emitted == []
    assert (answers.chosen(), choice.code(), segments.current()) == (("sans",), "sans", "sans")


@pytest.mark.parametrize("width", [320, 500, 900])
def test_no_answer_is_cut_whatever_the_width(shown: Show, width: int) -> None:
    long = "Horaires variables et imprévisibles d’une semaine à l’autre"
    answers = Answers("hours", "Horaires", (*CHOICES, ("variable", long)))
    answers.resize(width, 400)
    shown(answers)

    made = _answer(answers, "hours_variable")
    room = made.width() - theme.dp(36 + 8) - 7
    metrics = QFontMetrics(theme.font())
    words = metrics.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), long)
    assert words.height() <= made.height() - 8
    assert words.width() <= room

"""The help of every question: long enough to help, French, and typeset as French is."""

import re

import pytest

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.store.reference.reference import grid

QUESTIONS = grid().questions
SHORTEST = 60
ENGLISH = re.compile(
    r"\b(the|and|with|without|for|should|person's|answer|question is|if|score|skip|help)\b"
)
UNKIND = re.compile(
    r"\b(incapable|assisté|cas social|marginal|illettré|analphabète|dépressif|"
    r"étranger en situation|fraude|paresse|faute de la personne)\b",
    re.IGNORECASE,
)


def test_there_is_a_help_for_each_of_the_81_questions() -> None:
    assert len(QUESTIONS) == 81
    assert len({question.help for question in QUESTIONS}) == 81


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
def test_the_help_of_a_question_can_be_read_aloud(question: Question) -> None:
    text = question.help

    assert len(text) >= SHORTEST
    assert text.endswith(".")
    assert "'" not in text
    assert '"' not in text
    assert "  " not in text
    assert spaced(text) == text
    assert not ENGLISH.search(text)
    assert not UNKIND.search(text)


def test_the_help_says_where_a_no_holds_the_level_down() -> None:
    blocking = [question for question in QUESTIONS if question.blocking]

    assert {question.code for question in blocking} == {"A01", "V06", "H08", "F02"}
    assert all("Très fragile" in question.help for question in blocking)

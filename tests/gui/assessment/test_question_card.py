from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.desk import Desk


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\u061c"])
def test_signs_that_turn_the_writing_are_not_read_out(qtbot: QtBot, desk: Desk, sign: str) -> None:
    question = desk.grid.questions[0]
    worded = replace(question, short=f"Perm{sign}is", text=f"Avez-vous{sign} le permis ?")
    card = QuestionCard(worded, desk, date(2027, 3, 12))
    qtbot.addWidget(card)
    parts = (card, *card.findChildren(QWidget))
    spoken = [(part.accessibleName(), part.accessibleDescription()) for part in parts]
    assert any("Permis" in said for _, said in spoken)
    assert not any(sign in name + said for name, said in spoken)

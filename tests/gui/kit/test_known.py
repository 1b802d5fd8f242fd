"""A fact of which something may be known: its value, and beside it what is known."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.known import (
    known_amount,
    known_choice,
    known_date,
    known_number,
    known_states,
)
from conseil_mobilite.gui.kit.known_field import KnownField
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.store.reference.reference import code_lists

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]
TODAY = date(2027, 3, 12)
STATES = known_states(code_lists(), none="Pas d’assurance")


@pytest.fixture
def insured(shown: Show) -> Iterator[KnownField[date]]:
    """Show the input of a date, and another field to go to."""
    made = known_date("insured", "Assurance jusqu’au", TODAY, STATES)
    page = frame(column(made, TextField("elsewhere")))
    shown(page)
    yield made
    page.close()


def value(field: QWidget) -> QLineEdit:
    found = field.findChild(QLineEdit)
    assert found is not None
    return found


def state(field: QWidget) -> Choice:
    found = field.findChild(Choice)
    assert found is not None
    return found


def given(field: KnownField[date]) -> list[Known[date]]:
    heard: list[Known[date]] = []
    field.given.connect(heard.append)
    return heard


def say(qtbot: QtBot, field: QWidget, code: Knowledge) -> None:
    """Choose a state by the keyboard."""
    states = state(field)
    states.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(states, Qt.Key.Key_Home)
    for _step in range(states.findData(code.value)):
        qtbot.keyClick(states, Qt.Key.Key_Down)


def test_the_five_states_are_offered_with_the_words_for_none() -> None:
    assert [words for _, words in STATES] == [
        "Connu",
        "Pas d’assurance",
        "Ne sait pas",
        "Ne souhaite pas répondre",
        "Non abordé",
    ]


def test_a_caller_may_leave_states_out() -> None:
    offered = known_states(code_lists(), without=(Knowledge.NONE, Knowledge.REFUSED))

    assert [code for code, _ in offered] == ["connu", "inconnu", "non_aborde"]


def test_typing_a_value_says_that_it_is_known(qtbot: QtBot, insured: KnownField[date]) -> None:
    heard = given(insured)
    assert state(insured).code() == Knowledge.NOT_DISCUSSED

    qtbot.keyClicks(value(insured), "3/5/27")
    assert state(insured).code() == Knowledge.KNOWN
    qtbot.keyClick(value(insured), Qt.Key.Key_Tab)

    assert heard == [Known(Knowledge.KNOWN, date(2027, 5, 3))]
    assert QApplication.focusWidget() is state(insured)


def test_another_state_closes_the_value_and_known_gives_back_what_was_typed(
    qtbot: QtBot, insured: KnownField[date]
) -> None:
    heard = given(insured)
    qtbot.keyClicks(value(insured), "03/05/2027")
    qtbot.keyClick(value(insured), Qt.Key.Key_Tab)

    say(qtbot, insured, Knowledge.REFUSED)
    assert value(insured).text() == ""
    assert not value(insured).isEnabled()
    assert heard[-1] == Known(Knowledge.REFUSED)

    qtbot.keyClick(state(insured), Qt.Key.Key_Home)
    assert value(insured).text() == "03/05/2027"
    assert QApplication.focusWidget() is value(insured)
    assert heard[-1] == Known(Knowledge.KNOWN, date(2027, 5, 3))


def test_an_emptied_value_never_becomes_not_discussed(
    qtbot: QtBot, insured: KnownField[date]
) -> None:
    insured.show_known(Known(Knowledge.KNOWN, date(2027, 5, 3)))
    heard = given(insured)

    value(insured).setFocus(Qt.FocusReason.TabFocusReason)
    value(insured).selectAll()
    qtbot.keyClick(value(insured), Qt.Key.Key_Delete)
    qtbot.keyClick(value(insured), Qt.Key.Key_Tab)

    assert heard == []
    assert "choisissez à côté" in insured.error()
    assert state(insured).code() == Knowledge.KNOWN
    with pytest.raises(UserError) as refused:
        insured.typed("insured_until")
    assert refused.value.field == "insured_until"


def test_known_without_a_value_goes_back_to_what_was_said(
    qtbot: QtBot, insured: KnownField[date]
) -> None:
    insured.show_known(Known(Knowledge.REFUSED))
    heard = given(insured)

    state(insured).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(state(insured), Qt.Key.Key_Home)
    assert QApplication.focusWidget() is value(insured)
    qtbot.keyClick(value(insured), Qt.Key.Key_Tab)

    assert heard == []
    assert insured.typed("insured_until") == Known(Knowledge.REFUSED)
    assert not value(insured).isEnabled()


@pytest.mark.parametrize("typed", ["31/02/2027", "abc", "12/13/2027"])
def test_what_cannot_be_read_stays_and_says_why(
    qtbot: QtBot, insured: KnownField[date], typed: str
) -> None:
    heard = given(insured)

    qtbot.keyClicks(value(insured), typed)
    qtbot.keyClick(value(insured), Qt.Key.Key_Tab)
    insured.show_known(Known(Knowledge.UNKNOWN))

    assert heard == []
    assert insured.error()
    assert value(insured).text() == typed
    assert value(insured).property("tone") == "danger"


def test_a_reading_does_not_disturb_who_types(qtbot: QtBot, insured: KnownField[date]) -> None:
    qtbot.keyClicks(value(insured), "3/5")

    insured.show_known(Known(Knowledge.NONE))

    assert value(insured).text() == "3/5"
    assert value(insured).isEnabled()


def test_the_states_open_by_their_own_keys(qtbot: QtBot, insured: KnownField[date]) -> None:
    value(insured).setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(value(insured), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(state(insured).view().isVisible)
    state(insured).hidePopup()


def test_amounts_numbers_and_codes_are_given_as_such(qtbot: QtBot, shown: Show) -> None:
    cost = known_amount("cost", "Coût", STATES)
    hours = known_number("hours", "Heures", STATES, most=200)
    payer = known_choice("payer", "Qui paie", [("region", "Région")], STATES)
    page = frame(column(cost, hours, payer))
    shown(page)

    qtbot.keyClicks(value(cost), "45,50")
    qtbot.keyClicks(value(hours), "12 h")
    picked = payer.findChild(Choice, "payer")
    assert picked is not None
    qtbot.keyClick(picked, Qt.Key.Key_Down)

    assert cost.typed("cost_cents") == Known(Knowledge.KNOWN, 4550)
    assert hours.typed("hours_done") == Known(Knowledge.KNOWN, 12)
    assert payer.typed("payer_kind") == Known(Knowledge.KNOWN, "region")


def test_a_number_out_of_bounds_is_refused_in_words(qtbot: QtBot, shown: Show) -> None:
    hours = known_number("hours", "Heures", STATES, most=200)
    shown(hours)

    qtbot.keyClicks(value(hours), "2000")
    qtbot.keyClick(value(hours), Qt.Key.Key_Tab)

    assert "entre 0 et 200" in hours.error()

"""Reaching a question: by its words, by the next one without an answer, by its axis."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.assessment.screen import Screen, code, found, show, texts

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.gui.assessment.interview import ALL_REPLIED
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_typing_words_then_an_arrow_and_enter_goes_to_the_first_answer_of_the_question(
    opened: Screen,
) -> None:
    summon(opened)
    opened.write(field(opened), "secours")
    opened.until(lambda: offered() != [])
    assert "Si votre moyen habituel vous manque" in offered()[0]

    QTest.keyClick(popup(), Key.Key_Return)

    opened.until(lambda: opened.focus() == f"V09_answers_{code('V09', 'Oui')}")
    assert field(opened).property("text") == ""


def test_the_arrows_choose_among_the_questions_found(opened: Screen) -> None:
    summon(opened)
    opened.write(field(opened), "horaire")
    opened.until(lambda: len(offered()) > 1)

    QTest.keyClick(popup(), Key.Key_Down)
    wanted = popup().currentIndex().data()
    QTest.keyClick(popup(), Key.Key_Return)

    opened.until(lambda: wanted in texts_of_current(opened))


def test_a_hidden_question_is_listed_with_its_condition_and_leads_to_the_one_that_calls_it(
    opened: Screen,
) -> None:
    summon(opened)
    opened.write(field(opened), "V06")
    opened.until(lambda: offered() != [])
    assert "Posée si Véhicule" in details()[0]

    with opened.bot.waitSignal(opened.page.said) as said:
        QTest.keyClick(popup(), Key.Key_Return)

    opened.until(lambda: opened.focus().startswith("V04_answers"))
    assert "est posée si Véhicule" in said.args[0]


def test_on_a_shared_screen_a_hidden_question_does_not_quote_the_reply_that_calls_it(
    opened: Screen,
) -> None:
    opened.bot.mouseClick(opened.find(QWidget, "share_screen"), Qt.MouseButton.LeftButton)
    summon(opened)
    opened.write(field(opened), "V06")
    opened.until(lambda: offered() != [])
    assert details()[0].endswith(", Pas posée ici. Elle dépend d’une réponse précédente.")

    with opened.bot.waitSignal(opened.page.said) as said:
        QTest.keyClick(popup(), Key.Key_Return)

    assert said.args[0].endswith("dépend d’une réponse précédente.")
    assert "Véhicule" not in said.args[0]


def test_words_that_no_question_holds_are_said_to_be_in_none(opened: Screen) -> None:
    summon(opened)
    opened.write(field(opened), "zzzz")
    opened.until(lambda: offered() == ["Aucune question ne contient ces mots"])

    QTest.keyClick(popup(), Key.Key_Return)

    assert opened.find(QPlainTextEdit, "D01_text").isVisible()


def test_a_slash_is_a_letter_where_one_types_and_the_finder_elsewhere(opened: Screen) -> None:
    area = opened.find(QPlainTextEdit, "D01_text")
    area.setFocus()
    QTest.keyClick(area, Key.Key_Slash)
    assert area.toPlainText() == "/"
    opened.go("ADMIN")

    opened.press(Key.Key_Slash)

    opened.until(field(opened).hasFocus)


def test_f3_goes_to_the_next_question_without_an_answer_across_sections(opened: Screen) -> None:
    opened.go("ADMIN")
    for question in ("A01", "A02", "A03", "A04", "A05"):
        opened.card(question).reach()
        opened.press(Key.Key_1)
    opened.card("A01").reach()

    opened.press(Key.Key_F3)

    opened.until(lambda: opened.focus() == "O01_municipality")
    opened.press(Key.Key_F3)
    opened.until(lambda: opened.focus().startswith("O02_answers"))


def test_when_all_is_replied_f3_says_so_and_stays(
    qtbot: QtBot, desk: Desk, store: Store, begun: Assessment
) -> None:
    store.run(_leave_all_aside, begun.id)
    shown = show(qtbot, desk, store, begun.id)
    shown.go("ADMIN")
    before = shown.focus()

    with shown.bot.waitSignal(shown.page.said) as said:
        shown.press(Key.Key_F3)

    assert said.args == [ALL_REPLIED]
    assert shown.focus() == before


def test_each_axis_not_evaluated_leads_to_its_first_mandatory_question(opened: Screen) -> None:
    opened.go("COMPET")

    opened.bot.mouseClick(opened.find(QWidget, "open_axis_FAMILLE"), Qt.MouseButton.LeftButton)

    opened.until(lambda: opened.focus().startswith("F01_answers"))


def test_an_axis_that_gets_its_level_leaves_the_list(opened: Screen) -> None:
    assert found(opened.page, "open_axis_SANTE")
    opened.go("SANTE")
    for question in ("H02", "H08"):
        opened.card(question).reach()
        opened.press(Key.Key_1)

    opened.until(lambda: not visible(opened, "open_axis_SANTE"))
    assert visible(opened, "open_axis_CONF")


def summon(shown: Screen) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    shown.bot.keyClick(focused, Key.Key_F, CONTROL)
    shown.until(field(shown).hasFocus)


def field(shown: Screen) -> QWidget:
    return shown.find(QWidget, "find_question")


def popup() -> QListView:
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QListView)
    return opened


def offered() -> list[str]:
    """Return the questions of the open list."""
    opened = QApplication.activePopupWidget()
    if not isinstance(opened, QListView):
        return []
    model = opened.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def details() -> list[str]:
    model = popup().model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [
        str(model.index(row, 0).data(spoken)).replace("\u00a0", " ")
        for row in range(model.rowCount())
    ]


def texts_of_current(shown: Screen) -> str:
    name = shown.focus()[:3]
    cards = [card for card in found(shown.page, f"question_{name}") if card.isVisible()]
    return texts(cards[0]) if cards else ""


def visible(shown: Screen, name: str) -> bool:
    return any(widget.isVisible() for widget in found(shown.page, name))


def _leave_all_aside(session: Session, assessment: UUID) -> None:
    at, aside = session.info["clock"](), Reply(state=ReplyState.NOT_DISCUSSED)
    for question in reference.grid().questions:
        assessments.answer(session, assessment, question.code, aside, at)

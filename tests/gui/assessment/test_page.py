"""The interview, driven by real keys and clicks on a real base."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlmodel import Session
from tests.gui.assessment.screen import DAY, Screen, acts, code, found, show, texts

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

Key = Qt.Key


def test_a_digit_gives_the_answer_which_is_stored_at_once_and_said_only_then(
    opened: Screen,
) -> None:
    opened.go("MOYENS")
    opened.card("V02").reach()

    with opened.bot.waitSignal(opened.page.said) as said:
        opened.press(Key.Key_5)
        assert opened.answer("V02", code("V02", "Aucun permis")).isChecked()

    assert opened.stored()["V02"].codes == code("V02", "Aucun permis")
    assert said.args == ["Réponse enregistrée à 14\u00a0h\u00a030"]


def test_nothing_is_chosen_before_the_adviser_chooses(opened: Screen) -> None:
    opened.go("MOYENS")

    assert not any(answer.isChecked() for answer in opened.card("V04").findChildren(Answer))
    assert opened.stored() == {}


def test_enter_goes_through_the_questions_and_answers_none_of_them(opened: Screen) -> None:
    opened.go("ADMIN")
    for _ in range(4):
        opened.press(Key.Key_Return)

    assert opened.focus() == f"A05_answers_{code('A05', 'Seul')}"
    opened.press(Key.Key_Return)
    assert opened.focus() == "continue"
    assert opened.stored() == {}


def test_arrows_then_enter_choose_and_a_second_enter_goes_on(opened: Screen) -> None:
    opened.go("ADMIN")
    opened.press(Key.Key_Right, Key.Key_Return)
    opened.until(lambda: "A01" in opened.stored())

    opened.press(Key.Key_Return)

    assert opened.stored()["A01"].codes == code("A01", "En cours de renouvellement")
    assert opened.focus().startswith("A02_answers")


def test_the_last_enter_of_a_section_leads_to_the_next_one(opened: Screen) -> None:
    opened.go("ADMIN")
    opened.press(*[Key.Key_Return] * 5)

    opened.press(Key.Key_Space)

    assert opened.focus() == "O01_municipality"


def test_tab_leaves_the_answers_of_a_question_as_one(opened: Screen) -> None:
    opened.go("ADMIN")

    opened.press(Key.Key_Tab)

    assert opened.focus() == "A01_skipped"
    opened.press(Key.Key_Tab)
    assert opened.focus() == "A01_refused"


def test_not_discussed_is_a_reply_and_pressing_it_again_takes_it_away(opened: Screen) -> None:
    opened.go("ADMIN")
    opened.press(Key.Key_Tab, Key.Key_Space)
    opened.until(lambda: "A01" in opened.stored())
    assert opened.stored()["A01"].state == ReplyState.NOT_DISCUSSED

    opened.press(Key.Key_Space)

    opened.until(lambda: "A01" not in opened.stored())


def test_an_answer_takes_the_place_of_a_refusal(opened: Screen) -> None:
    opened.go("ADMIN")
    opened.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    opened.until(lambda: "A01" in opened.stored())
    opened.card("A01").reach()

    opened.press(Key.Key_1)

    opened.until(lambda: opened.stored()["A01"].state == ReplyState.GIVEN)
    assert not opened.find(QWidget, "A01_refused").property("checked")


def test_a_conditional_question_appears_under_its_caller_and_moves_nothing_above(
    opened: Screen,
) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.settle()
    before = opened.card("V04").mapTo(opened.page, opened.card("V04").rect().topLeft())
    assert not opened.card("V06").isVisible()

    opened.press(Key.Key_2)
    opened.until(lambda: opened.card("V06").isVisible())
    opened.settle()

    assert opened.card("V04").mapTo(opened.page, opened.card("V04").rect().topLeft()) == before
    assert "« Partagé ou prêté »".replace(" »", "\u00a0»").replace("« ", "«\u00a0") in texts(
        opened.card("V06")
    )
    opened.press(Key.Key_4)
    opened.until(lambda: not opened.card("V06").isVisible())


def test_several_answers_and_the_one_that_stands_alone(opened: Screen) -> None:
    opened.go("DEMANDE")
    opened.card("D04").reach()
    opened.press(Key.Key_1, Key.Key_3)
    both = f"{code('D04', 'un emploi')} {code('D04', 'un entretien')}"
    opened.until(lambda: "D04" in opened.stored() and opened.stored()["D04"].codes == both)

    opened.press(Key.Key_7)
    opened.until(lambda: opened.stored()["D04"].codes == code("D04", "rien"))

    opened.press(Key.Key_2)
    opened.until(lambda: opened.stored()["D04"].codes == code("D04", "une formation"))


def test_answers_given_quickly_in_a_row_keep_their_order(opened: Screen) -> None:
    opened.go("COMPET")
    questions = [f"C{number:02}" for number in range(1, 12)]
    for rank, question in enumerate(questions):
        opened.card(question).reach()
        for key in (Key.Key_5, Key.Key_1, Key.Key_4, (Key.Key_1, Key.Key_3)[rank % 2]):
            opened.press(key)

    opened.until(lambda: len(opened.stored()) == len(questions))
    labels = ("Seul et souvent", "Avec aide")
    expected = {q: code(q, labels[rank % 2]) for rank, q in enumerate(questions)}
    opened.until(lambda: {q: row.codes for q, row in opened.stored().items()} == expected)
    assert {q: opened.card(q).findChild(QWidget) is not None for q in questions}


def test_a_double_click_on_an_answer_is_that_answer(opened: Screen) -> None:
    opened.go("ADMIN")

    chosen = opened.answer("A01", code("A01", "Non"))
    opened.bot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    opened.bot.mouseDClick(chosen, Qt.MouseButton.LeftButton)
    opened.bot.mouseRelease(chosen, Qt.MouseButton.LeftButton)

    opened.until(lambda: "A01" in opened.stored())
    assert opened.stored()["A01"].codes == code("A01", "Non")
    assert opened.answer("A01", code("A01", "Non")).isChecked()


def test_reopening_shows_every_kind_of_reply(opened: Screen, desk: Desk, qtbot: QtBot) -> None:
    opened.store.run(_reply_to_many, opened.assessment)

    again = show(qtbot, desk, opened.store, opened.assessment)

    again.go("DEMANDE")
    assert again.find(QWidget, "D05_kilometres").property("text") == "12"
    assert again.find(QWidget, "D05_minutes").property("text") == "40"
    again.go("BUDGET")
    assert again.find(QWidget, "B01_euros").property("text") == "65,50"
    again.go("OFFRE")
    assert again.find(QWidget, "O01_municipality").property("text") == "Guise"
    again.go("SANTE")
    assert again.find(QWidget, "H01_refused").property("checked")


def test_what_could_not_be_stored_stays_on_the_screen_and_is_tried_again_on_leaving(
    opened: Screen,
) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.store.run(_forbid_answers)
    opened.press(Key.Key_2)
    opened.until(lambda: "non enregistrée" in texts(opened.card("V04")))
    assert opened.answer("V04", code("V04", "Partagé ou prêté")).isChecked()
    assert opened.stored() == {}

    opened.store.run(_allow_answers)
    opened.page.leave()

    opened.until(lambda: "V04" in opened.stored())
    opened.page.refresh()
    opened.until(lambda: "non enregistrée" not in texts(opened.card("V04")))


def test_opening_an_assessment_leaves_a_trace(opened: Screen) -> None:
    opened.until(lambda: "assessment.open" in opened.store.read(acts))


def test_the_help_of_a_question_opens_with_f1_and_closes_with_it(opened: Screen) -> None:
    opened.go("ADMIN")
    help_text = opened.find(QWidget, "A01_help_text")

    opened.press(Key.Key_F1)
    assert help_text.isVisible()

    opened.press(Key.Key_F1)
    assert not help_text.isVisible()


def test_the_panel_and_the_progress_follow_the_answers(opened: Screen) -> None:
    opened.go("MOYENS")
    opened.card("V04").reach()
    opened.press(Key.Key_4)

    opened.until(lambda: opened.page.findChild(QWidget, "found_aucun_moyen") is not None)
    row = opened.find(QWidget, "go_MOYENS")
    assert row.accessibleName() == "Permis et moyens de déplacement, 1\u00a0réponse sur 5"


def test_the_widgets_of_a_section_are_made_once(opened: Screen) -> None:
    opened.go("MOYENS")
    cards = [opened.card(code) for code in ("V01", "V02", "V04", "V06", "V09")]
    opened.card("V04").reach()

    opened.press(Key.Key_2)
    opened.until(lambda: opened.card("V06").isVisible())

    assert [opened.card(code) for code in ("V01", "V02", "V04", "V06", "V09")] == cards
    assert len(found(opened.page, "question_V06")) == 1


def test_a_validated_assessment_is_shown_and_refuses_keys(
    qtbot: QtBot, desk: Desk, store: Store, begun: Assessment
) -> None:
    store.run(_validate, begun.id)
    shown = show(qtbot, desk, store, begun.id)
    shown.bot.mouseClick(shown.find(QWidget, "to_questions"), Qt.MouseButton.LeftButton)
    shown.go("MOYENS")
    before = shown.stored()["V04"].state

    shown.bot.mouseClick(shown.answer("V04", code("V04", "Toujours")), Qt.MouseButton.LeftButton)
    shown.bot.keyClick(shown.answer("V04", code("V04", "Toujours")), Key.Key_1)

    assert not shown.answer("V04", code("V04", "Toujours")).isChecked()
    assert shown.stored()["V04"].state == before


def _reply_to_many(session: Session, assessment: UUID) -> None:
    at = session.info["clock"]()
    replies = {
        "D05": Reply(kilometres=12, minutes=40),
        "B01": Reply(cents=6550),
        "O01": Reply(codes=("02361",), text="Guise"),
        "H01": Reply(state=ReplyState.REFUSED),
    }
    for question, reply in replies.items():
        assessments.answer(session, assessment, question, reply, at)


def _validate(session: Session, assessment: UUID) -> None:
    at = session.info["clock"]()
    for question in reference.grid().questions:
        if question.mandatory:
            reply = Reply(state=ReplyState.NOT_DISCUSSED)
            assessments.answer(session, assessment, question.code, reply, at)
    assessments.validate(session, assessment, DAY)


def _forbid_answers(session: Session) -> None:
    """Have the base refuse every answer, as a full disk would."""
    refuse = "CREATE TRIGGER refuse BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'x'); END"
    session.execute(text(refuse))


def _allow_answers(session: Session) -> None:
    session.execute(text("DROP TRIGGER refuse"))

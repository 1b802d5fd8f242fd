"""Where the adviser is comes back after a kill, and the time she spent with it."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select
from tests.gui.assessment.screen import Screen, code, show

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.assessment import assessment_place, assessments
from conseil_mobilite.services.assessment.assessment_place import SYNTHESIS
from conseil_mobilite.store.database import Store

Key = Qt.Key


def place(shown: Screen) -> str:
    return shown.store.read(assessments.picture, shown.assessment).assessment.last_question


def test_leaving_in_the_middle_of_a_word_loses_nothing_and_reopening_returns_there(
    opened: Screen, desk: Desk, qtbot: QtBot
) -> None:
    area = opened.find(QPlainTextEdit, "D01_text")
    area.setFocus()
    opened.write(area, "Un mot pas fi")

    opened.page.leave()
    opened.until(lambda: "D01" in opened.stored())
    opened.page.close()

    assert opened.stored()["D01"].text == "Un mot pas fi"
    again = show(qtbot, desk, opened.store, opened.assessment)
    again.until(lambda: again.focus() == "D01_text")
    assert again.find(QPlainTextEdit, "D01_text").toPlainText() == "Un mot pas fi"


def test_merely_going_to_a_question_is_noted_though_nothing_was_answered(opened: Screen) -> None:
    opened.go("ADMIN")
    opened.press(Key.Key_Return, Key.Key_Return)

    opened.until(lambda: place(opened) == "A03")
    assert opened.stored() == {}


def test_going_on_after_an_answer_is_noted_after_the_answer(opened: Screen) -> None:
    opened.go("ADMIN")
    opened.press(Key.Key_1, Key.Key_Return)

    opened.until(lambda: place(opened) == "A02")
    assert "A01" in opened.stored()


def test_passing_by_many_questions_quickly_writes_the_place_once(opened: Screen) -> None:
    opened.go("COMPET")
    opened.until(lambda: place(opened) == "C01")
    seen: set[str] = set()

    def arrived() -> bool:
        seen.add(place(opened))
        return "C09" in seen

    opened.press(*[Key.Key_Return] * 8)
    opened.until(arrived)

    assert seen <= {"C01", "C09"}


def test_the_place_is_no_act_of_the_trail(opened: Screen) -> None:
    before = opened.store.read(_acts)

    opened.store.run(assessment_place.keep_place, opened.assessment, "P02", 12)

    assert place(opened) == "P02"
    assert opened.store.read(_acts) == before


def test_a_validated_assessment_keeps_its_place(opened: Screen) -> None:
    opened.store.run(_seal, opened.assessment)

    opened.store.run(assessment_place.keep_place, opened.assessment, "P02", 99)

    assert place(opened) == ""


def test_the_synthesis_is_a_place_to_come_back_to(opened: Screen, desk: Desk, qtbot: QtBot) -> None:
    click(opened, "to_synthesis")
    opened.until(lambda: place(opened) == SYNTHESIS)

    again = show(qtbot, desk, opened.store, opened.assessment)

    again.until(lambda: again.find(QWidget, "closing_bar").isVisible())
    click(again, "to_questions")
    again.until(lambda: again.focus() == "D01_text")


def test_a_place_that_is_hidden_by_now_gives_the_question_before_it(
    store: Store, begun: Assessment, desk: Desk, qtbot: QtBot
) -> None:
    store.run(assessment_place.keep_place, begun.id, "V06", 3)

    again = show(qtbot, desk, store, begun.id)

    again.until(lambda: again.focus() == f"V04_answers_{code('V04', 'Toujours')}")


def test_the_time_already_spent_is_told_quietly_beside_the_radar(
    store: Store, begun: Assessment, desk: Desk, qtbot: QtBot
) -> None:
    store.run(assessment_place.keep_place, begun.id, "D01", 72)

    again = show(qtbot, desk, store, begun.id)

    spent = again.find(QLabel, "time_spent")
    again.until(lambda: spent.text().replace("\u00a0", " ") == "Temps passé : 1 h 12")


def click(shown: Screen, name: str) -> None:
    shown.bot.mouseClick(shown.find(QWidget, name), Qt.MouseButton.LeftButton)


def _acts(session: Session) -> list[str]:
    return list(session.exec(select(AuditEntry.act).order_by(col(AuditEntry.number))))


def _seal(session: Session, assessment: UUID) -> None:
    row = session.get_one(Assessment, assessment)
    row.validated_on = row.started_at.date()

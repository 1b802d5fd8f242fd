"""What tests of the assessment page do: find, click, type, read what is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select
from tests.gui.keys import type_in
from tests.gui.looking import focus
from tests.gui.showing import show_alone

from conseil_mobilite.domain.assessment.assessment import Answer as AnswerRow
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.assessment.page import AssessmentPage
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.answer import Answer
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference

DAY = date(2027, 3, 12)
STILL = 3
W = TypeVar("W", bound=QWidget)


@dataclass
class Screen:
    """The page as the adviser sees it."""

    page: AssessmentPage
    bot: QtBot
    store: Store
    assessment: UUID

    def card(self, question: str) -> QuestionCard:
        return self.find(QuestionCard, f"question_{question}")

    def answer(self, question: str, code: str) -> Answer:
        return self.find(Answer, f"{question}_answers_{code}")

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def go(self, section: str) -> None:
        self.bot.mouseClick(self.find(QWidget, f"go_{section}"), Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        """Wait until the cards have found their height and the view its place."""
        seen: list[list[int]] = []

        def still() -> bool:
            cards = [card for card in self.page.findChildren(QuestionCard) if card.isVisible()]
            seen.append([card.mapTo(self.page, card.rect().topLeft()).y() for card in cards])
            return len(seen) > STILL and all(one == seen[-1] for one in seen[-STILL:])

        self.until(still)

    def press(self, *keys: Qt.Key) -> None:
        """Send keys to whatever has the focus."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.bot.keyClick(focused, key)

    def write(self, widget: QWidget, text: str) -> None:
        """Type a text; QTest itself knows no accented letter."""
        type_in(widget, text)

    def focus(self) -> str:
        return focus()

    def stored(self) -> dict[str, AnswerRow]:
        rows = self.store.read(_answers, self.assessment)
        return {row.question: row for row in rows}

    def until(self, true: Callable[[], bool]) -> None:
        self.bot.waitUntil(true)


def show(qtbot: QtBot, desk: Desk, store: Store, assessment: UUID) -> Screen:
    page = AssessmentPage(desk, assessment)
    show_alone(qtbot, page, 1270, 684)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QuestionCard) is not None)
    return Screen(page, qtbot, store, assessment)


def code(question: str, label: str) -> str:
    choices = reference.grid().question(question).choices
    return next(choice.code for choice in choices if choice.label == label)


def texts(widget: QWidget) -> str:
    """Return all the words shown in a widget."""
    parts = [w for w in widget.findChildren(QWidget) if w.isVisible()]
    return " ".join(str(w.property("text") or "") for w in parts)


def found(widget: QWidget, name: str) -> list[QWidget]:
    return [child for child in widget.findChildren(QWidget) if child.objectName() == name]


def begin(session: Session) -> Assessment:
    person = Person(
        file_number="2027-0001", last_name="Benmansour", first_name="Aïcha", registered_on=DAY
    )
    session.add(person)
    session.flush()
    pathway = Pathway(person_id=person.id, opened_on=DAY)
    session.add(pathway)
    session.flush()
    return assessments.start(session, pathway.id, "complet", session.info["clock"]())


def acts(session: Session) -> list[str]:
    """Return every act of the audit trail."""
    return list(session.exec(select(AuditEntry.act)))


def _answers(session: Session, assessment: UUID) -> list[AnswerRow]:
    query = select(AnswerRow).where(AnswerRow.assessment_id == assessment)
    return list(session.exec(query.order_by(col(AnswerRow.answered_at))))

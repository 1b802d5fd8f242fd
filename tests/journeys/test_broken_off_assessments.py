"""An assessment broken off, by the adviser or by the disk, goes on where it was."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from sqlmodel import Session, col, select
from tests.demonstration_base import DAY
from tests.journeys.conftest import unlock

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.assessment.assessment import Answer
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store import vault

if sys.platform == "win32":
    pytest.skip("The limits of file sizes are those of POSIX systems", allow_module_level=True)
else:
    import resource

NOBODY_YET = NewPerson("Lefèvre", "Hélène")


@contextmanager
def no_file_larger_than(size: int) -> Generator[None]:
    """Refuse any byte beyond a size, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def helene(base: Path) -> Person:
    """Welcome somebody who has no assessment."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    person = store.run(people.welcome, NOBODY_YET, people.Origin(), DAY)
    store.close()
    return person


def begin(sitting: Sitting, hand: Hand, person: Person) -> None:
    """Begin her short assessment from her page, or go on with it."""
    workspace = sitting.workspace
    assert workspace is not None
    workspace.open(Route(Screen.PERSON, person.id))
    tabs = hand.find("record_tabs", QTabBar)
    ranks = [rank for rank in range(tabs.count()) if tabs.tabText(rank).startswith("Bilans")]
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(ranks[0]).center())
    hand.click("begin_court")
    hand.wait(lambda: card() is not None, "No question shows.")


def card() -> QuestionCard | None:
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget


def at(hand: Hand, code: str) -> QuestionCard:
    """Wait until the keyboard is at a question."""
    hand.wait(lambda: (found := card()) is not None and found.question.code == code, f"Not {code}.")
    found = card()
    assert found is not None
    return found


def answered(base: Path) -> dict[str, str]:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return store.read(_answers)
    finally:
        store.close()


def _answers(session: Session) -> dict[str, str]:
    latest = session.exec(select(Answer).order_by(col(Answer.answered_at))).all()
    return {row.question: row.codes for row in latest}


def test_closing_in_the_middle_then_opening_goes_on_at_the_same_question(
    tmp_path: Path, base: Path, helene: Person, qapp: QApplication
) -> None:
    assert qapp.applicationName() is not None
    with open_stage(tmp_path / "poste") as sitting:
        hand = Hand(sitting.window)
        unlock(sitting, hand, base)
        begin(sitting, hand, helene)
        hand.type_text("Aller à Laon")
        hand.press(Qt.Key.Key_Return)
        at(hand, "D02")
        hand.type_text("2")
        hand.press(Qt.Key.Key_Return)
        at(hand, "D03")
        sitting.window.close()

    with open_stage(tmp_path / "poste") as sitting:
        hand = Hand(sitting.window)
        unlock(sitting, hand, base)
        begin(sitting, hand, helene)

        again = at(hand, "D03")
        assert again.isVisible()
        sitting.window.close()
    kept = answered(base)
    assert kept["D02"] == "MAINTIEN_EMPLOI"


def test_a_full_disk_is_said_beside_the_question_and_the_answer_can_be_given_again(
    sitting: Sitting, hand: Hand, base: Path, helene: Person
) -> None:
    unlock(sitting, hand, base)
    begin(sitting, hand, helene)
    hand.press(Qt.Key.Key_Return)
    question = at(hand, "D02")
    background = sitting.background
    assert background is not None

    with no_file_larger_than(base.with_name(f"{base.name}-wal").stat().st_size):
        hand.type_text("2")
        hand.wait(lambda: "Réponse non enregistrée" in trouble(question), "Nothing is said.")

    said = trouble(question)
    assert "Rien n’a été perdu de ce qui était déjà enregistré" in said
    hand.type_text("2")
    hand.wait(lambda: "Réponse non enregistrée" not in trouble(question), "Still in trouble.")
    hand.press(Qt.Key.Key_Return)
    at(hand, "D03")
    sitting.window.close()
    assert answered(base)["D02"] == "MAINTIEN_EMPLOI"


def trouble(question: QuestionCard) -> str:
    labels = [each for each in question.findChildren(QLabel) if each.isVisible()]
    return " ".join(each.text() for each in labels).replace("\u00a0", " ")

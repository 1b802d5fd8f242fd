"""Follow-ups after an exit, worked from Aujourd’hui."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select
from tests.gui.looking import shown
from tests.gui.showing import show_alone
from tests.services.supported import pathway, person

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.today.followup_row import FollowupRow
from conseil_mobilite.gui.today.page import TodayPage
from conseil_mobilite.services.pathway import followup_answers, followups
from conseil_mobilite.store.database import Store


def _left(session: Session) -> tuple[UUID, UUID]:
    """Let somebody leave so that her first follow-up is due; return her and the follow-up."""
    awa = person(session, "Diop")
    over = pathway(session, awa, date(2026, 1, 4), ended_on=date(2026, 11, 30))
    followups.plan(session, over)
    return awa.id, followups.of_pathway(session, over.id)[0].id


@pytest.fixture
def left(store: Store) -> tuple[UUID, UUID]:
    return store.run(_left)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, left: tuple[UUID, UUID]) -> TodayPage:
    assert left
    page = TodayPage(desk)
    show_alone(qtbot, page, 1270, 680)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(FollowupRow) is not None)
    return page


def line(page: QWidget, name: str) -> QAction:
    found = page.findChild(QAction, name)
    assert found is not None, name
    return found


def attempts(session: Session) -> list[tuple[str, str]]:
    query = select(ContactAttempt).order_by(col(ContactAttempt.attempted_at))
    return [(made.channel, made.result) for made in session.exec(query)]


def found(session: Session) -> list[str]:
    return [each.situation for each in session.exec(select(PostExitFollowup)) if each.done_on]


def test_an_attempt_in_vain_is_noted_in_one_gesture_and_counted(
    qtbot: QtBot, page: TodayPage, store: Store
) -> None:
    with qtbot.waitSignal(page.undo_offered) as offered:
        line(page, "today_attempt_0_message").trigger()

    assert offered.args is not None
    assert offered.args[0] == "Tentative notée : message (SMS)"
    assert store.read(attempts) == [("message", "non_joint")]
    qtbot.waitUntil(lambda: "1\xa0tentative aujourd’hui" in shown(page))

    line(page, "today_attempt_0_telephone").trigger()

    qtbot.waitUntil(lambda: "2\xa0tentatives, la dernière aujourd’hui" in shown(page))


def test_each_attempt_says_whom_it_is_for(page: TodayPage) -> None:
    buttons = [
        each.accessibleName()
        for each in page.findChildren(QPushButton)
        if each.objectName().startswith("today_attempt_")
    ]

    assert buttons
    assert all("Noter une tentative de contact, " in name for name in buttons)
    assert all(name.endswith(" mois") for name in buttons)


def test_closing_without_an_answer_is_proposed_after_three_attempts(
    qtbot: QtBot, desk: Desk, page: TodayPage, store: Store, left: tuple[UUID, UUID]
) -> None:
    assert page.findChild(QAction, "today_attempt_0_unreached") is None
    for _ in range(3):
        store.run(followup_answers.attempt, left[1], "telephone", desk.clock())
    page.refresh()
    qtbot.waitUntil(lambda: "3\xa0tentatives" in shown(page))

    line(page, "today_attempt_0_unreached").trigger()

    qtbot.waitUntil(lambda: store.read(found) == ["non_joint"])
    qtbot.waitUntil(lambda: "Aucun suivi à faire dans les deux semaines." in shown(page))


def test_whoever_answered_is_told_of_at_once(qtbot: QtBot, page: TodayPage, store: Store) -> None:
    button = page.findChild(QPushButton, "today_attempt_0")
    assert button is not None
    button.menu().actions()[0].trigger()
    asking = page.findChild(Creation, "followup_dialog")
    assert asking is not None
    situation = asking.findChild(QComboBox, "followup_situation")
    solution = asking.findChild(QComboBox, "followup_solution")
    assert situation is not None
    assert solution is not None
    assert not solution.isVisibleTo(asking)
    for choice, code in ((situation, "emploi"), (solution, "tient")):
        choice.setCurrentIndex(choice.findData(code))
        choice.activated.emit(choice.currentIndex())
    assert solution.isVisibleTo(asking)

    qtbot.mouseClick(asking.confirm, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: store.read(found) == ["emploi"])
    assert store.read(attempts) == [("telephone", "joint")]
    words = store.read(lambda session: session.exec(select(ContactAttempt.words)).one())
    assert words == "Solution toujours en place"


def test_the_row_opens_the_pathway(qtbot: QtBot, page: TodayPage, left: tuple[UUID, UUID]) -> None:
    row = page.findChild(FollowupRow)
    assert row is not None
    row.setFocus()

    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.PERSON, left[0], "pathway")]

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.looking import find, shown
from tests.gui.showing import show_alone
from tests.services.supported import attempt, colleague, pathway, person

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Gesture, Route, Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.today import ways
from conseil_mobilite.gui.today.caseload_page import CaseloadPage
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


def listed(page: CaseloadPage) -> list[str]:
    """Return the whole rows, as a screen reader says them."""
    model = find(page, Table, "caseload_table").model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [
        " | ".join(str(model.index(row, column).data(role)) for column in range(5))
        for row in range(model.rowCount())
    ]


def _support(session: Session, at: datetime) -> UUID:
    me = session.exec(select(Adviser)).one()
    met = person(session, "Met", me.id)
    pathway(session, met, date(2026, 6, 1))
    attempt(session, met, at - timedelta(days=34))
    fresh = person(session, "Fresh", me.id)
    opened = pathway(session, fresh, ON, state="suspendu")
    late = {"wording": "Passer le code", "due_on": ON - timedelta(days=3)}
    session.add(
        Action.model_validate({"pathway_id": opened.id, "kind": "tad", "created_on": ON, **late})
    )
    other = colleague(session, me)
    pathway(session, person(session, "Theirs", other.id), date(2026, 6, 1))
    return met.id


@pytest.fixture
def met(store: Store, desk: Desk) -> UUID:
    return store.run(_support, desk.clock())


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> CaseloadPage:
    page = CaseloadPage(desk)
    show_alone(qtbot, page, 1270, 680)
    page.refresh()
    return page


def test_the_longest_silence_comes_first_and_says_how_long(
    qtbot: QtBot, met: UUID, page: CaseloadPage
) -> None:
    qtbot.waitUntil(lambda: len(listed(page)) == 2)
    first, second = listed(page)

    assert first == (
        "Awa Met | En accompagnement, Depuis le 1er\xa0juin\xa02026"
        " | 6\xa0février, Sans contact depuis 34\xa0jours | Aucun | Aucune action"
    )
    assert second.startswith("Awa Fresh | Suspendu, Depuis aujourd’hui | Pas encore")
    assert second.endswith("Passer le code, Retard\xa0: 3\xa0j")
    qtbot.waitUntil(lambda: "2\xa0parcours ouverts" in shown(page))
    table = find(page, Table, "caseload_table")
    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [Route(Screen.PERSON, met)]


@pytest.mark.usefixtures("met")
def test_a_count_filters_the_states(qtbot: QtBot, page: CaseloadPage) -> None:
    chip = find(page, QPushButton, "caseload_suspendu")
    qtbot.waitUntil(lambda: chip.text() == "Suspendu · 1")
    assert not find(page, QPushButton, "caseload_sorti").isVisible()

    chip.click()
    qtbot.waitUntil(lambda: [row.split(" |")[0] for row in listed(page)] == ["Awa Fresh"])
    find(page, QPushButton, "caseload_silent").click()

    qtbot.waitUntil(lambda: "Personne ici" in shown(page))
    find(page, QPushButton, "caseload_clear").click()
    qtbot.waitUntil(lambda: len(listed(page)) == 2)
    assert not chip.isChecked()


@pytest.mark.usefixtures("met")
def test_the_pathways_of_the_team_and_of_a_colleague_can_be_read(
    qtbot: QtBot, page: CaseloadPage
) -> None:
    whose = find(page, Choice, "caseload_whose")
    qtbot.waitUntil(lambda: whose.count() == 3)

    whose.setCurrentIndex(1)
    whose.activated.emit(1)
    qtbot.waitUntil(lambda: len(listed(page)) == 3)
    qtbot.waitUntil(lambda: "Toute l’équipe" in shown(page))

    whose.setCurrentIndex(2)
    whose.activated.emit(2)
    qtbot.waitUntil(lambda: [row.split(" |")[0] for row in listed(page)] == ["Awa Theirs"])
    qtbot.waitUntil(lambda: "File active de Samia Roy" in shown(page))


@pytest.mark.usefixtures("met")
@pytest.mark.parametrize(
    ("part", "expected"), [(ways.SILENT, ["Awa Met"]), (ways.DUE, ["Awa Fresh", "Awa Met"])]
)
def test_a_route_opens_a_part_of_it(
    qtbot: QtBot, page: CaseloadPage, part: str, expected: list[str]
) -> None:
    page.show_part(part)

    qtbot.waitUntil(lambda: [row.split(" |")[0] for row in listed(page)] == expected)


def test_without_anybody_it_says_what_to_do(qtbot: QtBot, page: CaseloadPage) -> None:
    qtbot.waitUntil(lambda: "Aucun parcours ouvert" in shown(page))

    with qtbot.waitSignal(page.gesture_chosen) as chosen:
        find(page, QPushButton, "caseload_person").click()

    assert chosen.args == [Gesture.NEW_PERSON]


def test_escape_goes_back(qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> None:
    page = CaseloadPage(desk)
    shown(page)
    back = find(page, QPushButton, "leave_caseload")
    back.setFocus()

    with qtbot.waitSignal(page.left):
        qtbot.keyClick(back, Qt.Key.Key_Escape)


def _crowd(session: Session) -> None:
    me = session.exec(select(Adviser)).one()
    for rank in range(70):
        pathway(session, person(session, f"P{rank:02}", me.id), date(2026, 6, 1))


def test_rows_come_as_they_are_scrolled_to(qtbot: QtBot, page: CaseloadPage, store: Store) -> None:
    store.run(_crowd)
    page.refresh()
    qtbot.waitUntil(lambda: len(listed(page)) == 60)

    find(page, Table, "caseload_table").scrollToBottom()

    qtbot.waitUntil(lambda: len(listed(page)) == 70)
    assert len(set(listed(page))) == 70

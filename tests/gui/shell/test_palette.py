"""The palette over a real base, while its reader is held: the right person opens, or nobody."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.app.finding import finder
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.people.page import PeoplePage
from conseil_mobilite.gui.shell.search import Search
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.searching import everything
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 1)
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ENTER = Qt.Key.Key_Return


@pytest.fixture
def known(store: Store) -> dict[str, UUID]:
    names = (("Martin", "Zoé"), ("Martinez", "Paul"), ("Lefèvre", "Hélène"))
    return {
        last: store.run(people.welcome, NewPerson(last, first), Origin(), ON).id
        for last, first in names
    }


@pytest.fixture
def search(desk: Desk, shown: Callable[[QWidget], None]) -> Search:
    made = Search(finder(desk), ())
    shown(made)
    made.setFocus()
    return made


@pytest.fixture
def held(desk: Desk) -> Iterator[Event]:
    """Keep the reader busy until the test lets it go."""
    let_go = Event()
    yield let_go
    let_go.set()
    desk.background.work(lambda: None)


def keep_reading(desk: Desk, held: Event) -> None:
    held.clear()
    desk.background.work(lambda: held.wait(20))


def listed() -> list[str]:
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QListView):
        return []
    return [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())]


def press(qtbot: QtBot, search: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.activePopupWidget() or search, key)


def test_enter_before_the_answer_opens_who_is_typed_now(
    qtbot: QtBot, desk: Desk, search: Search, known: dict[str, UUID], held: Event
) -> None:
    qtbot.keyClicks(search, "m")
    qtbot.waitUntil(lambda: listed() == ["Personnes", "Zoé Martin", "Paul Martinez"])
    keep_reading(desk, held)

    qtbot.keyClicks(QApplication.activePopupWidget(), "artinez")
    press(qtbot, search, ENTER)
    assert listed() == ["Personnes", "Zoé Martin", "Paul Martinez"]
    with qtbot.waitSignal(search.route_chosen) as chosen:
        held.set()

    assert chosen.args == [Route(Screen.PERSON, known["Martinez"])]
    assert (search.text(), listed()) == ("", [])


def test_a_slip_opens_nobody_until_she_is_chosen(
    qtbot: QtBot, search: Search, known: dict[str, UUID]
) -> None:
    opened: list[Route] = []
    search.route_chosen.connect(opened.append)

    qtbot.keyClicks(search, "lefevbre")
    press(qtbot, search, ENTER)
    qtbot.waitUntil(lambda: listed() == ["Vouliez-vous dire", "Hélène Lefèvre"])
    press(qtbot, search, ENTER)
    assert opened == []

    qtbot.keyClicks(search, " ")
    qtbot.waitUntil(lambda: listed() == ["Vouliez-vous dire", "Hélène Lefèvre"])
    press(qtbot, search, Qt.Key.Key_Down)
    press(qtbot, search, ENTER)

    assert opened == [Route(Screen.PERSON, known["Lefèvre"])]


def test_a_guess_is_given_up_where_something_else_is_typed(
    store: Store, known: dict[str, UUID]
) -> None:
    given_up = Event()

    guessed = store.read(everything.guess, "lefevbre", NOW, given_up.is_set)
    given_up.set()

    assert [near.person.id for near in guessed] == [known["Lefèvre"]]
    assert store.read(everything.guess, "lefevbre", NOW, given_up.is_set) == ()


def test_enter_in_the_list_waits_for_the_people_typed(
    qtbot: QtBot, desk: Desk, known: dict[str, UUID], held: Event
) -> None:
    page = PeoplePage(desk)
    qtbot.addWidget(page)
    page.show()
    opened: list[Route] = []
    page.route_chosen.connect(opened.append)
    page.refresh()
    field = page.findChild(QLineEdit, "people_search")
    assert field is not None
    qtbot.keyClicks(field, "m")
    table = page.findChild(QTableView, "people_table")
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    keep_reading(desk, held)

    qtbot.keyClicks(field, "artinez")
    qtbot.keyClick(field, ENTER)
    assert opened == []
    held.set()

    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [Route(Screen.PERSON, known["Martinez"])]

"""The referrals of the body: filtered, paged, opened at the person."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.looking import find
from tests.gui.showing import show_alone

from conseil_mobilite.app.pages import places, rooms
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.referrals.referrals_page import ReferralsPage
from conseil_mobilite.gui.referrals.referrals_table import ReferralsTable
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.gui.today.page import TodayPage
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
DAY = timedelta(days=1)
MANY = 70


def _keep(session: Session, count: int) -> UUID:
    """Keep some received, one sent, one refused, all of one person."""
    person = people.register(session, NewPerson("Roy", "Awa"), ON).id
    for rank in range(count):
        session.add(_referral(person, "recue", rank, name=f"Mission {rank:02}"))
    session.add(_referral(person, "envoyee", 6, name="Garage"))
    session.add(_referral(person, "refusee", 20, name="CCAS"))
    return person


def _referral(person: UUID, state: str, days: int, *, name: str) -> Referral:
    refused = state == "refusee"
    return Referral(
        person_id=person,
        direction="envoyee" if state == "envoyee" else "recue",
        state=state,
        prescriber_kind="garage" if state == "envoyee" else "ML",
        prescriber_name=name,
        received_on=ON - days * DAY,
        answered_on=ON if refused else None,
        refusal_reason="session-complète" if refused else "",
    )


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReferralsPage:
    page = ReferralsPage(desk)
    show_alone(qtbot, page, 1270, 680)
    return page


def bodies(page: ReferralsPage) -> list[str]:
    rows = find(page, ReferralsTable, "referrals_table").rows
    return [str(rows.data(rows.index(rank, 1))) for rank in range(rows.rowCount())]


def words(page: QWidget) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisibleTo(page)).replace("\xa0", " ")


def test_those_that_wait_the_longest_come_first_and_counts_are_in_words(
    qtbot: QtBot, store: Store, page: ReferralsPage
) -> None:
    store.run(_keep, 3)

    page.refresh()

    qtbot.waitUntil(lambda: bodies(page) == ["Mission 02", "Mission 01", "Mission 00"])
    told = "3 orientations attendent votre réponse, 1 envoyée sans réponse, dont 1 à relancer"
    qtbot.waitUntil(lambda: told in words(page))


@pytest.mark.parametrize(
    ("chosen", "found", "shown"),
    [
        ("to_remind", ["Garage"], "À relancer"),
        ("sent", ["Garage"], "À relancer"),
        ("answered", ["CCAS"], "Refusée"),
    ],
)
def test_a_filter_shows_its_own(
    qtbot: QtBot, store: Store, page: ReferralsPage, chosen: str, found: list[str], shown: str
) -> None:
    store.run(_keep, 1)
    page.refresh()
    qtbot.waitUntil(lambda: bodies(page) == ["Mission 00"])

    find(page, QPushButton, f"referrals_filter_{chosen}").click()

    qtbot.waitUntil(lambda: bodies(page) == found)
    rows = find(page, ReferralsTable, "referrals_table").rows
    said = str(rows.data(rows.index(0, 4), Qt.ItemDataRole.AccessibleTextRole))
    assert said == shown


def test_pages_follow_each_other_as_one_scrolls(
    qtbot: QtBot, store: Store, page: ReferralsPage
) -> None:
    store.run(_keep, MANY)
    page.refresh()
    qtbot.waitUntil(lambda: len(bodies(page)) == 60)

    find(page, ReferralsTable, "referrals_table").scrollToBottom()

    qtbot.waitUntil(lambda: len(bodies(page)) == MANY)
    assert len(set(bodies(page))) == MANY


def test_opening_one_opens_the_person_at_her_referrals(
    qtbot: QtBot, store: Store, page: ReferralsPage
) -> None:
    person = store.run(_keep, 1)
    page.refresh()
    qtbot.waitUntil(lambda: bodies(page) == ["Mission 00"])

    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(find(page, ReferralsTable, "referrals_table"), Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.PERSON, person, "pathway/referrals")]


def test_those_of_colleagues_are_left_out_on_demand(
    qtbot: QtBot, store: Store, page: ReferralsPage
) -> None:
    person = store.run(_keep, 1)
    with store.transaction() as session:
        gone = people.register(session, NewPerson("Sy", "Ali"), ON)
        session.add(_referral(gone.id, "recue", 3, name="Cap emploi"))
        gone.adviser_id = None
    page.refresh()
    qtbot.waitUntil(lambda: bodies(page) == ["Cap emploi", "Mission 00"])
    with store.transaction() as session:
        other = session.get_one(Person, person)
        other.deleted_at = session.info["clock"]()

    find(page, Tick, "referrals_mine").click()

    qtbot.waitUntil(lambda: bodies(page) == ["Cap emploi"])


def test_an_empty_filter_says_why(qtbot: QtBot, page: ReferralsPage) -> None:
    page.refresh()

    qtbot.waitUntil(lambda: "Rien n’attend votre réponse" in words(page))


def test_the_list_is_reached_from_today_and_from_the_palette(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    store.run(_keep, 1)
    today = TodayPage(desk)
    qtbot.addWidget(today)
    today.show()
    today.refresh()
    qtbot.waitUntil(lambda: today.findChild(QPushButton, "today_referrals") is not None)
    with qtbot.waitSignal(today.route_chosen) as chosen:
        find(today, QPushButton, "today_referrals").click()
    assert chosen.args == [Route(Screen.REFERRALS, desk.adviser.id)]

    workspace = Workspace(places(desk), rooms(desk), lambda _typed, _answer: None, who="", body="")
    qtbot.addWidget(workspace)
    (command,) = [each for each in workspace.commands if each.code == "go_referrals"]
    command.do()

    assert command.words == "Orientations"
    assert isinstance(workspace.stage.page(), ReferralsPage)

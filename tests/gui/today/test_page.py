import shutil
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.looking import find, shown
from tests.gui.showing import show_alone

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.places.notices import LOW
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import Entry
from conseil_mobilite.gui.kit.page import Gesture, Route, Screen
from conseil_mobilite.gui.today import wording
from conseil_mobilite.gui.today.lists import TodayLists
from conseil_mobilite.gui.today.page import TodayPage
from conseil_mobilite.services.audit import openings
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.today.today_lists import Listed
from conseil_mobilite.services.today.today_tasks import DueTask
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)


@pytest.fixture
def helene(store: Store) -> UUID:
    new = NewPerson("Lefèvre", "Hélène", sex="F", publics=("rsa",))
    return store.run(people.welcome, new, Origin(), ON).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(desk)
    show_alone(qtbot, page, 1270, 680)
    return page


def meet(session: Session, person: UUID, at: datetime) -> UUID:
    meeting = Appointment(kind="suivi", starts_at=at, duration_minutes=45, uid=str(uuid4()))
    session.add(meeting)
    session.flush()
    session.add(Participation(appointment_id=meeting.id, person_id=person))
    session.flush()
    return meeting.id


def status(session: Session) -> str:
    return session.exec(select(Participation.status)).one()


def test_an_empty_base_is_welcomed_with_what_can_be_done(qtbot: QtBot, page: TodayPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: "Bienvenue, Nadia" in shown(page))

    with qtbot.waitSignal(page.gesture_chosen) as chosen:
        find(page, QPushButton, "first_person").click()

    assert chosen.args == [Gesture.NEW_PERSON]


@pytest.mark.usefixtures("helene")
def test_empty_lists_say_so_kindly(qtbot: QtBot, page: TodayPage) -> None:
    page.refresh()

    qtbot.waitUntil(lambda: "Vendredi 12 mars 2027" in shown(page))
    qtbot.waitUntil(lambda: "Aucun rendez-vous aujourd’hui." in shown(page))
    words = shown(page)
    assert "Aucune action à faire cette semaine." in words
    assert "Toutes les orientations ont reçu une réponse." in words
    assert "Chacun a eu un contact depuis moins de 30 jours." in words
    assert "Aucun suivi à faire dans les deux semaines." in words


def test_the_next_appointment_is_shown_large_and_opens_the_file(
    qtbot: QtBot, desk: Desk, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(meet, helene, desk.clock() + timedelta(minutes=19))
    page.refresh()
    qtbot.waitUntil(lambda: "dans 19\xa0min" in shown(page))
    assert "Premier rendez-vous" in shown(page)
    assert "14\xa0h\xa049" in shown(page)

    with qtbot.waitSignal(page.route_chosen) as chosen:
        find(page, QPushButton, "next_open").click()

    assert chosen.args == [Route(Screen.PERSON, helene)]


def test_before_the_hour_a_person_can_only_be_excused(
    qtbot: QtBot, desk: Desk, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(meet, helene, desk.clock() + timedelta(minutes=19))
    page.refresh()
    qtbot.waitUntil(lambda: "dans 19\xa0min" in shown(page))
    assert page.findChild(QPushButton, "next_seen") is None

    find(page, QPushButton, "next_excused").click()

    qtbot.waitUntil(lambda: store.read(status) == "excused")
    qtbot.waitUntil(lambda: "Excusée" in shown(page))


def test_once_begun_a_person_is_said_present_in_her_gender(
    qtbot: QtBot, desk: Desk, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(meet, helene, desk.clock() - timedelta(minutes=5))
    page.refresh()
    qtbot.waitUntil(lambda: "en ce moment" in shown(page))
    present = find(page, QPushButton, "next_seen")
    assert present.text() == "Présente"

    present.click()

    qtbot.waitUntil(lambda: store.read(status) == "seen")


def test_a_past_appointment_without_answer_is_to_complete(
    qtbot: QtBot, desk: Desk, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(meet, helene, desk.clock() - timedelta(hours=2))
    page.refresh()
    qtbot.waitUntil(lambda: "À compléter" in shown(page))
    row = find(page, Entry, "today_meeting_0")
    row.setFocus()

    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.PERSON, helene, "meetings")]


def test_late_actions_say_how_late_and_lists_say_what_they_cut(
    qtbot: QtBot, store: Store, page: TodayPage, helene: UUID
) -> None:
    assert store.run(_act, helene, 8) == 8
    page.refresh()

    qtbot.waitUntil(lambda: "Retard\xa0: 3\xa0j" in shown(page))
    assert "8\xa0échéances" in shown(page)
    more = find(page, QPushButton, "today_whole_tasks")
    assert more.text() == "Tout afficher (8)"
    more.click()

    qtbot.waitUntil(lambda: page.findChild(Entry, "today_task_7") is not None)


def test_what_was_not_completed_the_days_before_leads_to_the_agenda(
    qtbot: QtBot, desk: Desk, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(meet, helene, desk.clock() - timedelta(days=1))
    page.refresh()
    qtbot.waitUntil(lambda: "1\xa0rendez-vous à compléter" in shown(page))

    row = find(page, Entry, "today_to_complete")
    row.setFocus()

    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.AGENDA)]


@pytest.mark.usefixtures("helene")
@pytest.mark.parametrize(
    ("name", "screen", "part"),
    [
        ("tasks", Screen.CASELOAD, "due"),
        ("silent", Screen.CASELOAD, ""),
        ("followups", Screen.PEOPLE, "sorti"),
    ],
)
def test_an_empty_list_leads_to_what_is_useful_next(
    qtbot: QtBot, page: TodayPage, name: str, screen: Screen, part: str
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, f"today_next_{name}") is not None)

    with qtbot.waitSignal(page.route_chosen) as chosen:
        find(page, QPushButton, f"today_next_{name}").click()

    assert chosen.args is not None
    assert (chosen.args[0].screen, chosen.args[0].part) == (screen, part)


@pytest.mark.usefixtures("helene")
@pytest.mark.parametrize(
    ("name", "gesture"),
    [("referrals", Gesture.NEW_PERSON), ("meetings", Gesture.NEW_APPOINTMENT)],
)
def test_an_empty_list_offers_the_next_gesture(
    qtbot: QtBot, page: TodayPage, name: str, gesture: Gesture
) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, f"today_next_{name}") is not None)

    with qtbot.waitSignal(page.gesture_chosen) as chosen:
        find(page, QPushButton, f"today_next_{name}").click()

    assert chosen.args == [gesture]


def test_a_due_day_of_the_mobility_opens_it(
    qtbot: QtBot, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(_drive, helene)
    page.refresh()
    qtbot.waitUntil(lambda: "Assurance à renouveler" in shown(page))
    assert "Hélène Lefèvre · Clio" in shown(page)

    row = find(page, Entry, "today_task_0")
    row.setFocus()

    with qtbot.waitSignal(page.route_chosen) as chosen:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert chosen.args == [Route(Screen.PERSON, helene, "situation")]


def _drive(session: Session, person: UUID) -> None:
    clio = {"kind": "voiture", "name": "Clio", "insured_until": ON + timedelta(days=9)}
    session.add(Vehicle.model_validate({"person_id": person, "noted_on": ON, **clio}))


def test_a_list_shown_whole_is_made_short_again(
    qtbot: QtBot, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(_act, helene, 8)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "today_whole_tasks") is not None)
    find(page, QPushButton, "today_whole_tasks").click()
    qtbot.waitUntil(
        lambda: find(page, QPushButton, "today_whole_tasks").text() == "Réduire la liste"
    )

    find(page, QPushButton, "today_whole_tasks").click()

    qtbot.waitUntil(lambda: page.findChild(Entry, "today_task_5") is None)


def test_all_the_referrals_counted_are_shown_received_and_sent(
    qtbot: QtBot, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(_refer, helene, 7)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "today_whole_referrals") is not None)
    more = find(page, QPushButton, "today_whole_referrals")
    assert more.text() == "Tout afficher (7)"

    more.click()

    qtbot.waitUntil(lambda: page.findChild(Entry, "today_referral_6") is not None)
    assert page.findChild(Entry, "today_referral_7") is None


def _refer(session: Session, person: UUID, count: int) -> None:
    for rank in range(count):
        direction = "recue" if rank % 2 else "envoyee"
        facts = {"direction": direction, "state": direction, "received_on": ON}
        session.add(Referral.model_validate({"person_id": person, **facts}))


def test_a_list_too_long_to_be_shown_whole_says_how_many_rows_are(qtbot: QtBot, desk: Desk) -> None:
    task = DueTask(UUID(int=1), None, "tad", "Essayer", "", ON, UUID(int=2), "Awa Diop")
    lists = TodayLists(desk, desk.background)

    card = lists.tasks(Listed((task,) * 8, 1_350), ON, most=8)
    qtbot.addWidget(card)

    assert find(card, QPushButton, "today_whole_tasks").text() == "Réduire la liste"
    assert "Les 8 premières lignes sur 1\xa0350." in shown(card)


def test_the_command_of_the_demonstration_is_copied(qtbot: QtBot, page: TodayPage) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "first_demonstration") is not None)

    with qtbot.waitSignal(page.said):
        find(page, QPushButton, "first_demonstration").click()

    assert QApplication.clipboard().text() == "conseil-mobilite demo demonstration"


def _act(session: Session, person: UUID, count: int) -> int:
    pathway = session.exec(select(Pathway.id).where(Pathway.person_id == person)).one()
    for rank in range(count):
        session.add(
            Action(
                pathway_id=pathway,
                kind="tad",
                wording=f"Action {rank}",
                created_on=ON - timedelta(days=9),
                due_on=ON - timedelta(days=3),
            )
        )
    return count


def test_files_opened_last_can_be_taken_up_again(
    qtbot: QtBot, store: Store, page: TodayPage, helene: UUID
) -> None:
    store.run(people.note_opening, helene)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "today_resume_0") is not None)

    with qtbot.waitSignal(page.route_chosen) as chosen:
        find(page, QPushButton, "today_resume_0").click()

    assert chosen.args == [Route(Screen.PERSON, helene)]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, ("Retard : 3\xa0j", "danger")),
        (-1, ("Retard : 1\xa0j", "danger")),
        (0, ("Aujourd’hui", "warning")),
        (1, ("Demain", "")),
        (6, ("Jeudi\xa018", "")),
        (7, ("19\xa0mars", "")),
        (20, ("1er\xa0avril", "")),
    ],
)
def test_a_due_day_is_said_as_one_would(days: int, words: tuple[str, str]) -> None:
    assert wording.due_badge(ON + timedelta(days=days), ON) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "Délai dépassé"),
        (0, "Expire aujourd’hui"),
        (2, "Expire dimanche"),
        (3, "3\xa0jours restants"),
    ],
)
def test_a_referral_says_how_long_it_waits(days: int, words: str) -> None:
    assert wording.expiry_badge(ON + timedelta(days=days), ON)[0] == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-2, "en ce moment"), (0, "dans 0\xa0min"), (59, "dans 59\xa0min"), (130, "dans 2\xa0h")],
)
def test_the_wait_before_an_appointment_is_rounded(minutes: int, words: str) -> None:
    now = datetime.fromisoformat("2027-03-12T14:30+01:00")

    assert wording.until(now + timedelta(minutes=minutes), now) == words


def test_what_may_cost_the_base_is_recalled_where_the_day_begins(
    qtbot: QtBot, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: list[Route] = []
    page.route_chosen.connect(routes.append)
    usage, left = shutil.disk_usage("/"), {"free": LOW - 1}
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=left["free"]))
    line = find(page, QPushButton, "today_place")
    page.refresh()
    qtbot.waitUntil(line.isVisible)
    left["free"] = LOW
    page.refresh()
    qtbot.waitUntil(lambda: not line.isVisible())
    assert "Il reste peu de place" in line.text()
    line.click()
    assert routes == [Route(Screen.SETTINGS, part="about")]


def test_a_date_that_the_base_has_passed_is_told_where_the_day_begins(
    qtbot: QtBot, page: TodayPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = store.now()
    line = find(page, QLabel, "today_clock")
    monkeypatch.setattr(store, "_clock", lambda: right + timedelta(days=365))
    store.run(openings.note_opening, Way.WINDOW)
    monkeypatch.setattr(store, "_clock", lambda: right)

    page.refresh()

    qtbot.waitUntil(line.isVisible)
    told = line.text().replace("\u00a0", " ")
    assert "se croit le vendredi 12 mars 2027" in told
    assert "a déjà servi le 11 mars 2028" in told

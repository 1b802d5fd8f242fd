"""Droits et données: what is asked is noted, answered, respected; the whole file goes out."""

import stat
import zipfile
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.looking import find, words
from tests.gui.people.screen import opened_record
from tests.gui.showing import show_alone
from tests.gui.taking_back import take_back

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.people.rights_dialogs import AnswerDialog, RequestDialog
from conseil_mobilite.gui.people.rights_tab import RightsTab
from conseil_mobilite.gui.settings.records_card import RecordsCard
from conseil_mobilite.gui.today.page import TodayPage
from conseil_mobilite.services.people import people, privacy, rights
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
DAY = timedelta(days=1)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), ON - 90 * DAY).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, helene: UUID) -> RecordPage:
    page = opened_record(qtbot, desk, helene, "rights")
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "rights_note") is not None)
    return page


def choose(page: QWidget, name: str, code: str) -> None:
    choice = find(page, Choice, name)
    choice.show_code(code)
    choice.activated.emit(choice.currentIndex())


def save(page: QWidget, path: Path) -> None:
    dialog = page.findChildren(QFileDialog, "save_file")[-1]
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_request_is_noted_then_answered_and_a_refusal_needs_a_reason(
    qtbot: QtBot, page: RecordPage
) -> None:
    find(page, QPushButton, "rights_note").click()
    noting = page.findChildren(RequestDialog)[-1]
    choose(noting, "request_kind", "effacement")
    find(noting, QPlainTextEdit, "request_words").setPlainText("Je ne viens plus.")
    noting.confirm.click()
    qtbot.waitUntil(lambda: "réponse due le 12 avril 2027 au plus tard" in words(page))
    assert "« Je ne viens plus. »" in words(page)

    qtbot.waitUntil(lambda: page.findChild(QPushButton, "rights_answer_0") is not None)
    find(page, QPushButton, "rights_answer_0").click()
    answering = page.findChildren(AnswerDialog)[-1]
    choose(answering, "rights_answer", "refusee")
    answering.confirm.click()
    qtbot.waitUntil(lambda: bool(find(answering, Field, "rights_reason_field").error()))
    find(answering, QPlainTextEdit, "rights_reason").setPlainText("Un contrôle est en cours.")
    answering.confirm.click()

    qtbot.waitUntil(lambda: "Refusée" in words(page))
    assert "réponse le 12 mars 2027" in words(page)


def test_a_request_noted_by_mistake_goes_and_comes_back(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    store.run(rights.receive, helene, "acces", ON - 40 * DAY)
    page.refresh()
    qtbot.waitUntil(lambda: "En retard" in words(page))

    with qtbot.waitSignal(page.undo_offered) as offered:
        find(page, QPushButton, "rights_remove_0").click()
    assert store.read(rights.of_person, helene) == ()
    _sentence, act = offered.args or ("", None)
    take_back(store, page, act)

    qtbot.waitUntil(lambda: len(store.read(rights.of_person, helene)) == 1)


def test_a_limited_file_says_so_and_lets_itself_be_read_only(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    asked = store.run(rights.receive, helene, "limitation", ON)
    store.run(rights.answer, asked.id, RightsAnswer("accordee", ON))
    page.refresh()
    qtbot.waitUntil(lambda: "Usage limité : lecture seule" in words(page))

    page.show_part("identity")
    name = find(page, QLineEdit, "person_first_name")
    qtbot.waitUntil(lambda: not name.isEnabled())
    page.show_part("rights")
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "rights_lift_0") is not None)
    find(page, QPushButton, "rights_lift_0").click()

    qtbot.waitUntil(lambda: "Usage limité" not in words(page))
    qtbot.waitUntil(name.isEnabled)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("acces", "prépare tout le dossier"),
        ("effacement", "efface tout"),
        ("limitation", "tout le dossier se lit mais ne change plus"),
        ("opposition", "comme si vous aviez tout accordé"),
    ],
)
def test_before_it_is_given_an_answer_in_part_says_what_it_does(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID, kind: str, told: str
) -> None:
    store.run(rights.receive, helene, kind, ON)
    page.refresh()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "rights_answer_0") is not None)
    find(page, QPushButton, "rights_answer_0").click()
    answering = page.findChildren(AnswerDialog)[-1]

    choose(answering, "rights_answer", "partielle")
    assert told in words(find(answering, Field, "rights_answer_field"))
    choose(answering, "rights_answer", "refusee")
    assert "Rien ne change" in words(find(answering, Field, "rights_answer_field"))


def test_what_was_granted_in_part_says_that_it_holds_whole(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    asked = store.run(rights.receive, helene, "limitation", ON)
    store.run(rights.answer, asked.id, RightsAnswer("partielle", ON, "Ses rendez-vous restent."))
    page.refresh()

    qtbot.waitUntil(lambda: "appliquée à tout le dossier" in words(page))


def test_an_opposition_stands_in_the_header(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    asked = store.run(rights.receive, helene, "opposition", ON)
    store.run(rights.answer, asked.id, RightsAnswer("accordee", ON))
    page.refresh()

    header = find(page, QWidget, "record_header")
    qtbot.waitUntil(lambda: "Opposition" in words(header))


def test_the_day_of_the_notice_may_be_past_not_to_come(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    day = find(page, QLineEdit, "notice_day")
    day.setText("un jour")
    find(page, QPushButton, "notice_give").click()
    assert find(page, Field, "notice_day_field").error()
    day.setText("15/03/2027")
    find(page, QPushButton, "notice_give").click()
    assert "au plus tard" in find(page, Field, "notice_day_field").error()
    day.setText("01/02/2027")
    find(page, QPushButton, "notice_give").click()

    qtbot.waitUntil(lambda: "Remise le 1er février 2027" in words(page))
    (notice,) = store.read(privacy.of_person, helene).notices
    assert notice.given_on == date(2027, 2, 1)


def test_a_correction_is_shown_before_and_after(
    qtbot: QtBot, store: Store, page: RecordPage, helene: UUID
) -> None:
    store.run(people.correct, helene, {"usual_name": "Martin"})
    page.refresh()

    qtbot.waitUntil(lambda: "(rien) → Martin" in words(page))
    assert "Le 12 mars 2027, par Nadia Lefèvre" in words(page)


def test_the_whole_file_goes_where_it_is_asked_for_her_eyes_alone(
    qtbot: QtBot, page: RecordPage, tmp_path: Path
) -> None:
    find(page, QPushButton, "rights_export").click()
    path = tmp_path / "dossier.zip"

    with qtbot.waitSignal(page.said) as said:
        save(page, path)

    assert said.args == [f"Dossier écrit : {path}"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(path) as archive:
        assert {"dossier.pdf", "dossier.json", "LISEZMOI.txt"} <= {*archive.namelist()}


def test_what_waits_for_an_answer_is_on_the_page_of_the_day(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID
) -> None:
    store.run(rights.receive, helene, "acces", ON - 40 * DAY)
    today = TodayPage(desk)
    qtbot.addWidget(today)
    today.show()
    today.refresh()

    qtbot.waitUntil(lambda: "Demandes sur leurs données" in words(today))
    assert "En retard" in words(today)
    with qtbot.waitSignal(today.route_chosen) as going:
        find(today, OpenRow, "today_rights_0").press()
    assert going.args == [Route(Screen.PERSON, helene, "rights")]


def test_twice_as_large_the_page_still_holds_in_the_window(
    qapp: QApplication, qtbot: QtBot, desk: Desk, helene: UUID
) -> None:
    theme.apply(qapp, LIGHT, 2.0)
    try:
        tab = RightsTab(desk, helene)
        show_alone(qtbot, tab, 1174, 400)
        tab.refresh()
        qtbot.waitUntil(lambda: tab.findChild(QPushButton, "agreement_yes") is not None)

        area = find(tab, QScrollArea, "")
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
        assert area.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp, LIGHT, 1.0)


def test_a_draft_is_written_to_be_completed(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    card = RecordsCard(desk)
    qtbot.addWidget(card)
    card.show()
    find(card, QPushButton, "records_take_impact").click()
    path = tmp_path / "aipd.odt"

    with qtbot.waitSignal(card.said):
        save(card, path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert "À compléter" in archive.read("content.xml").decode()

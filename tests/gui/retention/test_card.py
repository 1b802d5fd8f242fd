"""« Conservation » in the settings: who decides, what is announced, what leaves."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.settings.screen import Screen
from tests.services import supported

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.retention.card import RetentionCard
from conseil_mobilite.gui.retention.departing_dialog import DepartingDialog
from conseil_mobilite.gui.retention.holding_dialog import HoldingDialog
from conseil_mobilite.services.retention import delays, register
from conseil_mobilite.store.database import Store

LONG_AGO = date(2024, 6, 3)


def _gone_since_long(session: Session) -> None:
    person = supported.person(session, "Petit")
    supported.pathway(session, person, LONG_AGO, ended_on=LONG_AGO)
    supported.attempt(session, person, datetime(2024, 6, 3, 9, tzinfo=UTC))


def _announced_long_ago(session: Session) -> None:
    _gone_since_long(session)
    person = session.exec(select(Person.id)).one()
    day = date(2027, 3, 10)
    session.add(
        RetentionNotice(
            person_id=person,
            rule=Rule.LAST_CONTACT.value,
            announced_on=day - timedelta(days=30),
            due_on=day,
        )
    )


@pytest.fixture
def led(store: Store) -> None:
    """Let the one adviser be the « responsable »."""

    def lead(session: Session) -> None:
        session.get_one(Adviser, store.adviser).role = "responsable"

    store.run(lead)


def opened(qtbot: QtBot, desk: Desk) -> Screen:
    screen = Screen(qtbot, desk, "retention")
    card = screen.page.findChild(RetentionCard)
    assert card is not None
    return screen


def says(screen: Screen, words: str) -> bool:
    labels = screen.page.findChildren(QLabel)
    return any(words in each.text() for each in labels if each.isVisibleTo(screen.page))


def test_others_read_who_decides(qtbot: QtBot, colleague_desk: Desk) -> None:
    screen = opened(qtbot, colleague_desk)

    assert says(screen, "choisir ici les durées")
    assert screen.page.findChild(QPushButton, "retention_announce") is None


@pytest.mark.usefixtures("led")
def test_what_is_due_is_named_then_announced(qtbot: QtBot, store: Store, desk: Desk) -> None:
    store.run(_gone_since_long)
    screen = opened(qtbot, desk)
    qtbot.waitUntil(lambda: says(screen, "Awa Petit"))

    assert says(screen, "1 en entier, ")
    screen.find(QPushButton, "retention_announce").click()

    qtbot.waitUntil(lambda: says(screen, "part le 11 avril 2027"))


@pytest.mark.usefixtures("led")
def test_the_keyboard_follows_what_was_announced(qtbot: QtBot, store: Store, desk: Desk) -> None:
    store.run(_gone_since_long)
    screen = opened(qtbot, desk)
    qtbot.waitUntil(lambda: says(screen, "Awa Petit"), timeout=20_000)

    screen.push("retention_announce")

    qtbot.waitUntil(lambda: says(screen, "part le 11 avril 2027"), timeout=20_000)
    first = screen.find(QPushButton, "retention_announced_open_0")
    qtbot.waitUntil(first.hasFocus)


@pytest.mark.usefixtures("led")
def test_an_archive_says_why_and_keeps_what_was_typed(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    store.run(_announced_long_ago)
    screen = opened(qtbot, desk)
    qtbot.waitUntil(lambda: says(screen, "Awa Petit"))
    screen.find(QPushButton, "retention_hold_0").click()
    (dialog,) = screen.page.findChildren(HoldingDialog)
    reason = dialog.findChild(QPlainTextEdit, "retention_hold_reason")
    assert reason is not None
    reason.setPlainText("Bref")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: bool(dialog.form.fields["reason"].error()))
    assert reason.toPlainText() == "Bref"

    reason.setPlainText("Justificatifs d’un financement européen")
    dialog.confirm.click()

    qtbot.waitUntil(lambda: says(screen, "Justificatifs d’un financement"))


@pytest.mark.usefixtures("led")
def test_what_leaves_is_read_by_name_then_goes_into_the_register(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    store.run(_announced_long_ago)
    screen = opened(qtbot, desk)
    qtbot.waitUntil(lambda: says(screen, "Awa Petit"))
    screen.find(QPushButton, "retention_let_go").click()
    (dialog,) = screen.page.findChildren(DepartingDialog)
    assert any("Awa Petit" in each.text() for each in dialog.findChildren(QLabel))
    erase = dialog.findChild(QRadioButton, "retention_erase")
    go = dialog.findChild(QPushButton, "retention_go")
    assert erase is not None
    assert go is not None
    assert "Anonymiser" in go.accessibleName()

    erase.click()
    go.click()

    qtbot.waitUntil(lambda: says(screen, "Effacement du dossier"))
    assert store.read(lambda session: session.exec(select(Person)).all()) == []
    assert [each.manner for each in store.read(register.lines)] == [register.ERASED]


@pytest.mark.usefixtures("led")
def test_a_delay_is_kept_or_refused_beside_its_field(
    qtbot: QtBot, store: Store, desk: Desk
) -> None:
    screen = opened(qtbot, desk)
    field = screen.find(QLineEdit, "retention_apres_contact")
    qtbot.waitUntil(lambda: field.text() != "")

    field.setText("40")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: says(screen, "De 1 à 36 mois dans la base active"))
    field.setText("18 mois")
    field.editingFinished.emit()

    qtbot.waitUntil(lambda: store.read(delays.delays)[Rule.LAST_CONTACT] == 18)

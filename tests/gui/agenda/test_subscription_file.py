"""The subscription file follows the diary by itself. It is Friday 12 March 2027, 14 h 30."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.interchange.calendar_parsers import by_icalendar
from tests.kept_base import add_person

from conseil_mobilite.domain.agenda.discretion import Title
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.agenda.calendars import subscription_file
from conseil_mobilite.gui.agenda.calendars.subscription_choice import SubscriptionChoice
from conseil_mobilite.gui.agenda.calendars.subscription_file import SubscriptionFile
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.settings.subscription_card import SubscriptionCard
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.calendars import calendar_subscription
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.organisation import settings as settings_service
from conseil_mobilite.services.people import people
from conseil_mobilite.services.retention import departing
from conseil_mobilite.store.database import Store

MONDAY = datetime(2027, 3, 15, 9, 0, tzinfo=UTC)
NAME = "agenda-nadia-lefevre.ics"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Nuage"
    made.mkdir()
    return made


@pytest.fixture
def file(
    desk: Desk, settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SubscriptionFile]:
    monkeypatch.setattr(subscription_file, "QUIET_MS", 10)
    made = SubscriptionFile(desk.background, desk.clock, desk.adviser, settings)
    yield made
    if shiboken6.isValid(made):
        made.stop()
        shiboken6.delete(made)


@pytest.fixture
def card(qtbot: QtBot, desk: Desk, file: SubscriptionFile) -> SubscriptionCard:
    card = SubscriptionCard(desk, file)
    qtbot.addWidget(card)
    card.show()
    return card


def meeting(helene: UUID, at: datetime = MONDAY) -> NewAppointment:
    return NewAppointment("suivi", at, 60, (helene,), place="Mairie de Guise")


def starts(path: Path) -> list[datetime]:
    return [event.start for event in by_icalendar(path.read_bytes())] if path.exists() else []


def follow(qtbot: QtBot, file: SubscriptionFile, folder: Path, title: Title = Title.FILE) -> Path:
    file.keep(SubscriptionChoice(folder, Wording(title)))
    qtbot.waitUntil(lambda: file.written_at is not None or bool(file.trouble))
    return folder / NAME


def words(card: QWidget, name: str) -> str:
    label = card.findChild(QLabel, name)
    assert label is not None
    return label.text().replace("\u00a0", " ")


def acts(session: Session) -> list[str]:
    return [act for act in session.exec(select(AuditEntry.act)) if act.startswith("calendar")]


def test_the_file_is_written_at_once_and_follows_each_change_undone_ones_included(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, helene: UUID, store: Store
) -> None:
    path = follow(qtbot, file, folder)
    assert starts(path) == []

    job = desk.background.run(appointments.book, meeting(helene))
    qtbot.waitUntil(lambda: starts(path) == [MONDAY])

    assert job.act is not None
    desk.background.run(undoing.undo_act, job.act)
    qtbot.waitUntil(lambda: starts(path) == [])
    assert path.stat().st_mode & 0o077 == 0
    assert store.read(acts) == ["calendar.subscribe"]


def test_whoever_is_erased_leaves_the_file_at_once(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, store: Store
) -> None:
    jeanne = store.run(add_person, "Jeanne")
    desk.background.run(appointments.book, meeting(jeanne))
    path = follow(qtbot, file, folder)
    qtbot.waitUntil(lambda: starts(path) == [MONDAY])

    desk.background.errand(
        partial(departing.let_one_go, person_id=jeanne, ground=departing.ASKED_FOR, erase=True)
    )

    qtbot.waitUntil(lambda: starts(path) == [])


def test_what_does_not_concern_the_diary_does_not_write_the_file_again(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path
) -> None:
    path = follow(qtbot, file, folder)
    path.unlink()

    with qtbot.waitSignal(file.looked):
        desk.background.run(settings_service.put, "key", "value")

    assert not path.exists()


def test_a_choice_is_kept_by_the_computer_and_the_file_written_at_the_next_start(
    qtbot: QtBot,
    desk: Desk,
    file: SubscriptionFile,
    folder: Path,
    settings: QSettings,
    helene: UUID,
) -> None:
    path = follow(qtbot, file, folder, Title.BUSY)
    file.stop()
    with qtbot.waitSignal(desk.background.saved):
        desk.background.run(appointments.book, meeting(helene))
    path.unlink()
    again = SubscriptionFile(desk.background, desk.clock, desk.adviser, settings)

    again.begin()

    qtbot.waitUntil(lambda: starts(path) == [MONDAY])
    assert b"Occup" in path.read_bytes()
    assert b"Guise" not in path.read_bytes()
    again.stop()
    shiboken6.delete(again)


def test_a_new_day_brings_the_file_up_to_date_without_a_change(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, settings: QSettings
) -> None:
    follow(qtbot, file, folder)
    days = [desk.clock()]
    again = SubscriptionFile(desk.background, lambda: days[-1], desk.adviser, settings)
    with qtbot.waitSignal(again.changed):
        again.begin()
    path = folder / NAME
    path.unlink()

    with qtbot.waitSignal(again.looked):
        again.begin()
    assert not path.exists()
    days.append(days[0] + timedelta(days=1))
    again.begin()

    qtbot.waitUntil(path.exists)
    again.stop()
    shiboken6.delete(again)


def test_what_was_changed_a_moment_ago_is_written_before_the_base_is_closed(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, helene: UUID
) -> None:
    path = follow(qtbot, file, folder)
    with qtbot.waitSignal(desk.background.saved):
        desk.background.run(appointments.book, meeting(helene))

    file.stop()
    desk.background.close()

    assert starts(path) == [MONDAY]


def test_a_folder_that_is_gone_is_said_once_and_the_next_change_tries_again(
    qtbot: QtBot,
    desk: Desk,
    file: SubscriptionFile,
    card: SubscriptionCard,
    folder: Path,
    helene: UUID,
) -> None:
    said: list[str] = []
    file.said.connect(said.append)
    follow(qtbot, file, folder / "absent")
    assert "n’est pas là" in words(card, "subscription_state")

    with qtbot.waitSignal(file.changed):
        desk.background.run(appointments.book, meeting(helene))
    assert len(said) == 1

    (folder / "absent").mkdir()
    desk.background.run(appointments.book, meeting(helene, MONDAY.replace(hour=14)))
    qtbot.waitUntil(lambda: len(starts(folder / "absent" / NAME)) == 2)
    qtbot.waitUntil(lambda: words(card, "subscription_state") == "Mis à jour à 14 h 30")


def test_a_file_of_somebody_else_is_not_touched(
    qtbot: QtBot, file: SubscriptionFile, folder: Path
) -> None:
    (folder / NAME).write_bytes(b"BEGIN:VCALENDAR\nPRODID:-//Autre//FR\nEND:VCALENDAR\n")

    follow(qtbot, file, folder)
    assert "Un autre fichier" in file.trouble
    file.keep(None)
    file.stop()

    assert b"Autre" in (folder / NAME).read_bytes()


def test_the_file_of_a_colleague_of_the_same_name_is_not_touched(
    qtbot: QtBot, file: SubscriptionFile, folder: Path, store: Store
) -> None:
    hers = replace(store.read(calendar_subscription.calendar, Wording()), owner=str(UUID(int=7)))
    calendar_subscription.write(folder / NAME, hers)
    before = (folder / NAME).read_bytes()

    follow(qtbot, file, folder)
    assert "Un autre fichier" in file.trouble
    file.keep(None)
    file.stop()

    assert (folder / NAME).read_bytes() == before


def test_the_file_stays_where_others_read_it_when_the_adviser_takes_another_name(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, settings: QSettings
) -> None:
    path = follow(qtbot, file, folder)
    file.stop()
    renamed = Adviser(**{**desk.adviser.model_dump(), "last_name": "Martin"})

    again = SubscriptionFile(desk.background, desk.clock, renamed, settings)

    assert again.path == path
    again.stop()
    shiboken6.delete(again)


def test_the_initials_of_somebody_who_was_misspelt_are_put_right(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, helene: UUID, store: Store
) -> None:
    store.run(appointments.book, meeting(helene))
    path = follow(qtbot, file, folder, Title.INITIALS)
    assert b"H. L." in path.read_bytes()

    desk.background.run(people.correct, helene, {"last_name": "Caron"})

    qtbot.waitUntil(lambda: b"H. C." in path.read_bytes())


def test_unticking_takes_the_file_away_and_another_folder_moves_it(
    qtbot: QtBot,
    file: SubscriptionFile,
    card: SubscriptionCard,
    folder: Path,
    tmp_path: Path,
    store: Store,
) -> None:
    path = follow(qtbot, file, folder)
    moved = follow(qtbot, file, tmp_path)
    qtbot.waitUntil(lambda: moved.exists() and not path.exists())
    assert words(card, "subscription_path") == str(moved)

    tick = card.findChild(Tick, "subscription_on")
    assert tick is not None
    tick.click()

    qtbot.waitUntil(lambda: not moved.exists())
    assert not tick.isChecked()
    file.stop()
    qtbot.waitUntil(lambda: store.read(acts) == ["calendar.subscribe", "calendar.unsubscribe"])


def test_ticking_asks_for_a_folder_and_giving_it_up_leaves_it_unticked(
    qtbot: QtBot, file: SubscriptionFile, card: SubscriptionCard, folder: Path
) -> None:
    tick = card.findChild(Tick, "subscription_on")
    assert tick is not None

    tick.click()
    _dialog(card).reject()
    assert not tick.isChecked()

    tick.click()
    dialog = _dialog(card)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    qtbot.waitUntil((folder / NAME).exists)
    assert tick.isChecked()
    assert file.choice == SubscriptionChoice(folder, Wording(), NAME)


def test_another_title_is_written_at_once(
    qtbot: QtBot, desk: Desk, file: SubscriptionFile, folder: Path, helene: UUID, store: Store
) -> None:
    card = SubscriptionCard(desk, file)
    qtbot.addWidget(card)
    card.show()
    store.run(appointments.book, meeting(helene))
    path = follow(qtbot, file, folder)
    assert b"dossier 2027" in path.read_bytes()

    initials = card.findChild(QPushButton, "subscription_wording_title_initiales")
    assert initials is not None
    initials.click()

    qtbot.waitUntil(lambda: b"H. L." in path.read_bytes())
    wording = replace(Wording(), title=Title.INITIALS)
    assert file.choice == SubscriptionChoice(folder, wording, NAME)


def _dialog(card: QWidget) -> QFileDialog:
    return card.findChildren(QFileDialog, "choose_folder")[-1]

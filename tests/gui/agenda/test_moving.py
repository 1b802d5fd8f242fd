"""Appointments created, moved and stretched on the page, on a real base. Friday 12 March 2027."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import Session
from tests.gui.agenda.grid_hand import CONTROL, SHIFT, enter, keys, point_at, stroke
from tests.gui.agenda.grid_week import days, hours, utc
from tests.gui.agenda.screen import load
from tests.gui.taking_back import take_back

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.entry_card import EntryCard
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.store.database import Store

pytestmark = pytest.mark.usefixtures("dressed")

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
WEEK = [date(2027, 3, 8) + timedelta(days=rank) for rank in range(5)]
KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier

Book = Callable[..., Appointment]
Place = tuple[datetime, int]


def kept(store: Store, booked: Appointment) -> Place:
    found = store.read(diary.one, booked.id, NOW)
    assert found is not None
    return found.appointment.starts_at, found.appointment.duration_minutes


def center(grid: WeekGrid, appointment_id: UUID) -> QPointF:
    return grid.area_of(appointment_id).center()


def test_a_stroke_opens_the_form_with_its_day_its_hour_and_its_length(
    qtbot: QtBot, page: AgendaPage
) -> None:
    grid = load(qtbot, page)

    stroke(grid, point_at(grid, WEEK[1], 10), point_at(grid, WEEK[1], 11.1))

    asking = page.findChild(Creation, "appointment_dialog")
    assert asking is not None
    typed = {each.objectName(): each.text() for each in asking.findChildren(QLineEdit)}
    names = ("meeting_day", "meeting_hour", "meeting_length")
    assert [typed[name].replace("\u00a0", " ") for name in names] == [
        "09/03/2027",
        "10 h",
        "1 h 15",
    ]


def test_dragged_it_is_kept_there_and_can_be_taken_back(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(1, 9, 45)
    grid = load(qtbot, page, booked)
    start = center(grid, booked.id)

    with qtbot.waitSignal(page.undo_offered) as offered:
        stroke(grid, start, start + days(grid, 2) + hours(grid, 1))
    sentence, act = offered.args or ("", None)

    assert sentence == "Rendez-vous déplacé"
    assert kept(store, booked) == (utc(3, 10), 45)
    found = store.read(diary.one, booked.id, NOW)
    assert found is not None
    assert (found.appointment.place, len(found.people)) == ("Mairie", 1)
    take_back(store, page, act)
    qtbot.waitUntil(lambda: grid.area_of(booked.id).contains(start))
    assert kept(store, booked) == (utc(1, 9), 45)


def test_stretched_by_the_keys_it_is_kept_once(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(1, 9, 45)
    grid = load(qtbot, page, booked)
    enter(grid)

    with qtbot.waitSignal(page.undo_offered) as offered:
        keys(grid, CONTROL | SHIFT, KEY.Key_Down, KEY.Key_Down)

    assert (offered.args or [""])[0] == "Durée du rendez-vous changée"
    assert kept(store, booked) == (utc(1, 9), 75)
    found = store.read(diary.one, booked.id, NOW)
    assert found is not None
    assert found.appointment.sequence == 1


def test_two_quick_moves_are_both_kept(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    one, two = book(1, 9, 45), book(3, 9, 45)
    grid = load(qtbot, page, one, two)

    for booked in (one, two, one):
        start = center(grid, booked.id)
        stroke(grid, start, start + hours(grid, 1))

    qtbot.waitUntil(lambda: kept(store, one) == (utc(1, 11), 45))
    assert kept(store, two) == (utc(3, 10), 45)
    qtbot.waitUntil(lambda: grid.area_of(one.id).contains(grid.spot_of(WEEK[1], 11.2)))


def test_a_move_under_way_by_the_keys_is_kept_on_leaving(
    qtbot: QtBot, page: AgendaPage, store: Store, book: Book
) -> None:
    booked = book(1, 9, 45)
    grid = load(qtbot, page, booked)
    enter(grid)

    keys(grid, CONTROL, KEY.Key_Right, KEY.Key_Down)
    page.leave()

    qtbot.waitUntil(lambda: kept(store, booked) == (utc(2, 9.25), 45), timeout=600)


def test_refused_it_falls_back_and_the_reason_is_said(
    qtbot: QtBot, page: AgendaPage, store: Store
) -> None:
    booked = store.run(_too_long)
    grid = load(qtbot, page, booked)
    before = grid.area_of(booked.id)

    with qtbot.waitSignal(page.troubled) as told:
        stroke(grid, before.center(), before.center() + days(grid, 1))
        assert grid.area_of(booked.id) != before

    assert "12 heures" in str((told.args or [""])[0])
    qtbot.waitUntil(lambda: grid.area_of(booked.id) == before)
    assert kept(store, booked) == (utc(1, 8), 780)


def _too_long(session: Session) -> Appointment:
    """Keep an appointment that came from elsewhere and breaks a rule of today."""
    made = Appointment(
        kind="suivi", title="Salon", starts_at=utc(1, 8), duration_minutes=780, uid="salon"
    )
    made.adviser_id = session.info["adviser"]
    session.add(made)
    session.flush()
    return made


def test_the_height_of_the_hours_is_remembered_by_the_computer(
    qtbot: QtBot, page: AgendaPage, desk: Desk, settings: QSettings
) -> None:
    grid = load(qtbot, page)
    keys(grid, CONTROL, KEY.Key_Plus, KEY.Key_Plus)

    again = AgendaPage(desk)
    qtbot.addWidget(again)

    assert load(qtbot, again).zoom() == grid.zoom() == 3
    assert str(settings.value("agenda/zoom")) == "3"
    again.leave()


def test_the_card_goes_once_the_appointment_is_left_for_free_hours(
    qtbot: QtBot, page: AgendaPage, book: Book
) -> None:
    booked = book(1, 9, 45)
    grid = load(qtbot, page, booked)
    enter(grid)
    card = page.findChild(EntryCard, "agenda_chosen")
    assert card is not None
    qtbot.waitUntil(card.isVisible)

    keys(grid, NONE, KEY.Key_Escape)

    qtbot.waitUntil(lambda: not card.isVisible())

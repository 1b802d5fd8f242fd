"""Wrong turns in a week: keys pressed twice, gestures broken off by the closing of the window."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.gui.agenda.grid_hand import drag, point_at
from tests.journeys import keyboard_week
from tests.journeys.conftest import said_beside, unlock
from tests.journeys.typist import Typist
from tests.journeys.week_hand import (
    KEY,
    Week,
    gone,
    open_file,
    show_agenda,
    stand_on,
    tick,
    told,
)

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.store import vault

T = TypeVar("T")
PRESCRIBER = "Mission locale de Thiérache"


@pytest.fixture
def week(team: Path) -> Week:
    return keyboard_week.week_of(team)


@pytest.fixture
def typist(sitting: Sitting, team: Path, week: Week) -> Typist:
    """Open the agenda, with an appointment on Tuesday of next week."""
    made = Typist(sitting)
    unlock(sitting, made.hand, team)
    show_agenda(made)
    made.control(KEY.Key_E)
    made.type(f"{week.day(1, 1):%d/%m/%Y} 14h {week.people[0]} suivi")
    for _ in range(3):  # once is enough
        made.press(KEY.Key_Return)
    told(made, "Rendez-vous créé")
    return made


def test_enter_pressed_three_times_books_one_appointment(
    typist: Typist, team: Path, week: Week
) -> None:
    typist.settle()
    typist.sitting.window.close()

    assert [starts_at.hour for starts_at in booked(team, week)] == [14]


def test_a_move_by_keys_is_kept_although_the_window_closes_at_once(
    typist: Typist, team: Path, week: Week
) -> None:
    stand_on(typist, week.people[0])
    typist.control(KEY.Key_Right)
    typist.sitting.window.close()

    assert days_booked(team, week) == [week.day(1, 2)]


def test_a_stroke_broken_off_by_the_closing_of_the_window_moves_nothing(
    typist: Typist, team: Path, week: Week
) -> None:
    grid = typist.hand.find("agenda_grid", WeekGrid)
    stand_on(typist, week.people[0])
    points = (point_at(grid, week.day(1, weekday), 14.25) for weekday in (1, 2, 3))
    drag(grid, *points)
    typist.sitting.window.close()

    assert days_booked(team, week) == [week.day(1, 1)]


def test_a_form_left_open_at_the_closing_of_the_window_keeps_nothing(
    typist: Typist, team: Path, week: Week
) -> None:
    stand_on(typist, week.people[0])
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("meeting_person") is not None, "No form.")
    typist.reach("meeting_hour")
    typist.replace("8h")
    typist.sitting.window.close()

    assert [starts_at.hour for starts_at in booked(team, week)] == [14]


def test_wrong_answers_in_the_form_are_told_one_by_one_and_nothing_typed_is_lost(
    typist: Typist, team: Path, week: Week
) -> None:
    typist.control(KEY.Key_R)
    typist.until(lambda: typist.focused("meeting_person") is not None, "No form.")
    typist.reach("meeting_title")
    typist.type("Atelier code")
    for name, wrong, right, said in wrong_answers(week):
        typist.reach(name)
        typist.replace(wrong)
        typist.control(KEY.Key_Return)
        typist.settle()
        assert said in said_beside(typist.hand, name)
        assert typist.focused(name)
        typist.replace(right)
    typist.press(KEY.Key_Escape)
    gone(typist, "appointment_dialog")
    typist.sitting.window.close()

    assert len(booked(team, week)) == 1


def test_a_form_confirmed_twice_receives_one_referral(
    typist: Typist, team: Path, week: Week
) -> None:
    open_file(typist, week.people[1], "Parcours")
    tick(typist, "referral_receive")
    typist.until(lambda: typist.focused("received_dialog") is not None, "No form.")
    typist.type(PRESCRIBER)
    typist.choose("referral_kind", "ML")
    typist.control(KEY.Key_Return)
    typist.control(KEY.Key_Return)
    gone(typist, "received_dialog")
    typist.sitting.window.close()

    assert len(read(team, _received)) == 1


def wrong_answers(week: Week) -> tuple[tuple[str, str, str, str], ...]:
    """Return fields in the order of Tab, with what is wrong, what is right and what is said."""
    return (
        ("meeting_day", "31/02/2027", f"{week.day(1, 4):%d/%m/%Y}", "n’existe pas"),
        ("meeting_hour", "25h99", "10h", "n’existe pas"),
        ("meeting_length", "0", "45", "au moins une minute"),
    )


def booked(team: Path, week: Week) -> list[datetime]:
    """Return the hours in Paris of what the first of the people is expected at, from Monday on."""
    instants = read(team, partial(_booked, week.ids[week.people[0]]))
    local = [instant.astimezone(PARIS) for instant in instants]
    return [instant for instant in local if instant.date() >= week.day(1, 0)]


def days_booked(team: Path, week: Week) -> list[date]:
    return [instant.date() for instant in booked(team, week)]


def _booked(person: UUID, session: Session) -> list[datetime]:
    found = select(Appointment.starts_at).join(Participation)
    return list(session.exec(found.where(Participation.person_id == person)))


def _received(session: Session) -> list[Referral]:
    return list(session.exec(select(Referral).where(Referral.prescriber_name == PRESCRIBER)))


def read(team: Path, reading: Callable[[Session], list[T]]) -> list[T]:
    """Read in the base opened again."""
    store = vault.open_with_passphrase(team, PHRASE, clock=now)
    try:
        return store.read(reading)
    finally:
        store.close()

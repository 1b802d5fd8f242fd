"""Where appointments stand on the hour grid, and where the arrows lead."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.grid.moving import following, hour_after
from conseil_mobilite.gui.agenda.grid.placing import Block, blocks, hours_shown, working_days
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

MONDAY = date(2027, 3, 8)
WEEK = [MONDAY + timedelta(days=rank) for rank in range(5)]


def entry(day: int, hour: float, minutes: int = 60) -> DiaryEntry:
    """Make an appointment at an hour of Paris (winter time)."""
    at = datetime(2027, 3, 8, tzinfo=UTC) + timedelta(days=day, hours=hour - 1)
    appointment = Appointment(kind="suivi", starts_at=at, duration_minutes=minutes, uid=f"{at}")
    return DiaryEntry(appointment, "", (), begun=False, to_complete=False)


def lanes(*entries: DiaryEntry) -> list[tuple[int, int]]:
    return [(block.lane, block.lanes) for block in blocks(WEEK, entries)]


def test_an_appointment_alone_takes_the_whole_width() -> None:
    (block,) = blocks(WEEK, [entry(2, 9.5, 90)])

    assert (block.day, block.start, block.end) == (2, 9.5, 11.0)
    assert (block.lane, block.lanes) == (0, 1)


def test_those_that_overlap_share_the_width_and_the_next_has_it_back() -> None:
    assert lanes(entry(0, 9), entry(0, 9.5), entry(0, 10.5)) == [(0, 2), (1, 2), (0, 1)]


def test_a_lane_that_is_free_again_is_used_again() -> None:
    long, first, second = entry(0, 9, 180), entry(0, 9, 60), entry(0, 10, 60)

    assert lanes(long, first, second) == [(0, 2), (1, 2), (1, 2)]


def test_one_that_ends_when_the_next_begins_does_not_overlap() -> None:
    assert lanes(entry(0, 9), entry(0, 10)) == [(0, 1), (0, 1)]


def test_what_is_on_another_day_is_left_out() -> None:
    assert blocks(WEEK, [entry(5, 9), entry(-1, 9)]) == []


@pytest.mark.parametrize(
    ("hour", "minutes", "expected"),
    [(9, 60, (8, 18)), (6.5, 30, (6, 18)), (17.5, 60, (8, 19)), (23.5, 120, (8, 24))],
)
def test_the_grid_shows_the_working_day_or_more(
    hour: float, minutes: int, expected: tuple[int, int]
) -> None:
    assert hours_shown(blocks(WEEK, [entry(0, hour, minutes)])) == expected


def test_the_weekend_shows_up_to_its_last_planned_day() -> None:
    assert len(working_days(MONDAY, [])) == 5
    assert len(working_days(MONDAY, [entry(5, 9)])) == 6
    assert len(working_days(MONDAY, [entry(6, 9)])) == 7


def test_on_the_night_the_clocks_change_hours_are_those_of_paris() -> None:
    sunday = date(2027, 3, 28)
    made = entry(20, 10)

    (block,) = blocks([sunday], [made])

    assert block.start == 11.0


def identities(found: list[Block]) -> list[UUID]:
    return [block.entry.appointment.id for block in found]


def test_arrows_lead_by_hour_and_by_day_and_stop_at_the_ends() -> None:
    placed = blocks(WEEK, [entry(0, 9), entry(0, 15), entry(3, 9), entry(3, 14.5)])
    early, late, _thursday, afternoon = placed

    assert following(placed, None, Qt.Key.Key_Down) == early
    assert following(placed, early, Qt.Key.Key_Down) == late
    assert following(placed, early, Qt.Key.Key_Up) == early
    assert following(placed, late, Qt.Key.Key_Right) == afternoon
    assert following(placed, afternoon, Qt.Key.Key_Right) == afternoon
    assert following(placed, afternoon, Qt.Key.Key_Left) == late
    assert following([], None, Qt.Key.Key_Down) is None
    assert len(set(identities(placed))) == 4


def test_a_new_appointment_follows_the_current_one_or_opens_the_day() -> None:
    (late,) = blocks(WEEK, [entry(2, 23.5, 90)])
    (noon,) = blocks(WEEK, [entry(1, 11, 75)])

    assert hour_after(WEEK, None) == (MONDAY, time(8))
    assert hour_after(WEEK, noon) == (WEEK[1], time(12, 15))
    assert hour_after(WEEK, late) == (WEEK[2], time(23, 30))

"""The half-days of a week, and the times they hold."""

from datetime import UTC, datetime, timedelta

import pytest

from conseil_mobilite.domain.agenda.working_week import (
    USUAL,
    WorkingWeek,
    checked_week,
    works_at,
)
from conseil_mobilite.domain.errors import UserError

MONDAY = datetime(2027, 3, 8, tzinfo=UTC)  # an hour behind Paris
MONDAY_IN_SUMMER = datetime(2027, 7, 5, tzinfo=UTC)  # two hours behind


def test_days_and_halves_are_put_in_order_and_empty_days_left_out() -> None:
    typed: WorkingWeek = {3: ((800, 900), (500, 700)), 0: ((540, 720),), 2: ()}

    assert list(checked_week(typed).items()) == [(0, ((540, 720),)), (3, ((500, 700), (800, 900)))]


@pytest.mark.parametrize(
    ("week", "field"),
    [
        ({0: ((720, 540),)}, "monday"),
        ({4: ((540, 540),)}, "friday"),
        ({1: ((540, 800), (780, 1000))}, "tuesday"),
        ({6: ((-1, 30),)}, "sunday"),
        ({5: ((540, 24 * 60),)}, "saturday"),
        ({}, "monday"),
        ({2: ()}, "monday"),
    ],
)
def test_hours_that_cross_name_their_day(week: WorkingWeek, field: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_week(week)

    assert refused.value.field == field


def test_halves_may_touch() -> None:
    week: WorkingWeek = {0: ((540, 720), (720, 1000))}

    assert checked_week(week) == week


@pytest.mark.parametrize(
    ("hours", "minutes", "held"),
    [
        (9, 60, True),
        (9, 210, True),
        (9, 211, False),
        (8.5, 60, False),
        (12, 120, False),
        (17, 60, True),
        (17.5, 60, False),
        (23.5, 60, False),
        (24 * 5 + 10, 60, False),
    ],
)
@pytest.mark.parametrize(("monday", "behind"), [(MONDAY, 1), (MONDAY_IN_SUMMER, 2)])
def test_a_time_is_worked_when_one_half_day_holds_it_whole(
    monday: datetime, behind: int, hours: float, minutes: int, *, held: bool
) -> None:
    start = monday + timedelta(hours=hours - behind)

    assert works_at(USUAL, start, start + timedelta(minutes=minutes)) is held

from datetime import UTC, date, datetime, time, timedelta

import pytest

from conseil_mobilite.domain.language.paris import day_bounds, paris_day, paris_time


def test_an_instant_late_in_the_evening_belongs_to_the_next_day_in_paris() -> None:
    instant = datetime(2027, 3, 12, 23, 30, tzinfo=UTC)

    assert paris_day(instant) == date(2027, 3, 13)
    assert paris_time(instant) == time(0, 30)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 28), 23), (date(2027, 10, 31), 25), (date(2027, 6, 1), 24)],
)
def test_a_day_lasts_as_long_as_the_clocks_say(day: date, hours: int) -> None:
    start, end = day_bounds(day)

    assert end - start == timedelta(hours=hours)
    assert paris_day(start) == day
    assert paris_day(end) == day + timedelta(1)


def test_the_bounds_of_several_days_hold_them_all() -> None:
    assert day_bounds(date(2027, 3, 12), 3)[1] == day_bounds(date(2027, 3, 14))[1]

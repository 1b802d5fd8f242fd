from datetime import UTC, date, datetime, timedelta

import pytest

from conseil_mobilite.domain.agenda.reminders import Coming, sums_up, to_tell

NOW = datetime(2027, 3, 12, 13, 50, tzinfo=UTC)


def inside(minutes: float) -> Coming:
    return Coming(NOW + timedelta(minutes=minutes), "Awa Diop")


@pytest.mark.parametrize(
    ("minutes", "told"), [(-1, False), (0, False), (0.5, True), (10, True), (10.5, False)]
)
def test_one_is_reminded_from_ten_minutes_before_until_it_begins(
    minutes: float,
    told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert bool(to_tell([inside(minutes)], NOW, None)) is told


def test_nobody_is_reminded_twice_of_the_same_hour() -> None:
    coming = [inside(9), inside(4)]
    first = to_tell(coming, NOW, None)
    assert [each.starts_at for each in first] == [inside(4).starts_at, inside(9).starts_at]

    again = to_tell([*coming, inside(10)], NOW, first[-1].starts_at)

    assert again == (inside(10),)


def test_what_was_told_long_ago_silences_nothing() -> None:
    assert to_tell([inside(5)], NOW, NOW - timedelta(days=3)) == (inside(5),)


def test_a_clock_set_back_silences_nothing() -> None:
    assert to_tell([inside(5)], NOW, NOW + timedelta(days=3)) == (inside(5),)


def test_an_hour_that_autumn_repeats_is_told_each_time() -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    coming = [Coming(first), Coming(second)]

    told = [to_tell(coming, at - timedelta(minutes=5), first) for at in (first, second)]

    assert told == [(), (Coming(second),)]


def test_a_name_can_be_forgotten() -> None:
    assert inside(5).nameless() == Coming(inside(5).starts_at, "")


@pytest.mark.parametrize(
    ("hour", "minute", "last", "wanted"),
    [
        (5, 59, None, False),
        (6, 0, None, True),
        (10, 59, date(2027, 3, 11), True),
        (10, 59, date(2027, 3, 12), False),
        (11, 0, None, False),
    ],
)
def test_the_morning_is_summed_up_once_between_seven_and_noon_in_paris(
    hour: int,
    minute: int,
    last: date | None,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    now = datetime(2027, 3, 12, hour, minute, tzinfo=UTC)

    assert sums_up(now, last) is wanted

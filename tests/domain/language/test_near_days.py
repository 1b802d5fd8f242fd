"""Days told from today. It is Friday 27 November 2026."""

from datetime import date

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.near_days import (
    day_of_month,
    next_of_month,
    parse_near_day,
    without_year,
)

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("day", "month", "meant"),
    [
        (12, 3, [date(2027, 3, 12)]),
        (27, 11, [date(2026, 11, 27)]),
        (20, 11, [date(2026, 11, 20), date(2027, 11, 20)]),
        (29, 2, [date(2028, 2, 29)]),
        (31, 2, []),
        (1, 13, []),
    ],
)
def test_a_day_without_its_year_is_to_come_or_was_lately(
    day: int, month: int, meant: list[date]
) -> None:
    assert list(without_year(day, month, TODAY)) == meant


def test_in_january_december_is_the_last_one_or_the_next() -> None:
    meant = without_year(20, 12, date(2027, 1, 5))

    assert meant == (date(2026, 12, 20), date(2027, 12, 20))


def test_a_day_of_the_month_gone_by_may_be_of_either_month() -> None:
    assert day_of_month(30, TODAY) == (date(2026, 11, 30),)
    assert day_of_month(15, TODAY) == (date(2026, 11, 15), date(2026, 12, 15))
    assert day_of_month(31, TODAY) == (date(2026, 12, 31),)
    assert day_of_month(32, TODAY) == ()


def test_a_month_without_that_day_is_passed_over() -> None:
    assert next_of_month(30, date(2027, 1, 31)) == date(2027, 3, 30)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/03", date(2027, 3, 12)),
        ("20/11", date(2026, 11, 20)),
        ("3 mars", date(2027, 3, 3)),
        ("12/03/2025", date(2025, 3, 12)),
        ("Demain", date(2026, 11, 28)),
        ("après-demain", date(2026, 11, 29)),
        ("lundi", date(2026, 11, 23)),
    ],
)
def test_a_day_to_go_to_is_the_nearest(typed: str, day: date) -> None:
    assert parse_near_day(typed, TODAY, field="day") == day


@pytest.mark.parametrize("typed", ["", "bientôt", "31/02", "12/13"])
def test_what_is_no_day_is_refused_by_name(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_near_day(typed, TODAY, field="agenda_day")

    assert refused.value.field == "agenda_day"

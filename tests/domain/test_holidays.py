"""Public holidays of the whole of France."""

from datetime import date, timedelta

import pytest

from conseil_mobilite.domain.agenda.holidays import easter, holiday


@pytest.mark.parametrize(
    "day",
    [
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
        date(2285, 3, 22),
    ],
)
def test_easter_falls_on_the_sunday_of_the_calendars(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 3, 29), "Lundi de Pâques"),
        (date(2027, 5, 6), "Ascension"),
        (date(2027, 5, 17), "Lundi de Pentecôte"),
        (date(2027, 5, 8), "Victoire de 1945"),
        (date(2027, 7, 14), "Fête nationale"),
        (date(2027, 3, 28), ""),
        (date(2027, 12, 26), ""),
    ],
)
def test_a_holiday_has_its_name_and_another_day_none(day: date, name: str) -> None:
    assert holiday(day) == name


def test_a_year_has_eleven_holidays() -> None:
    first = date(2027, 1, 1)
    days = [first + timedelta(days=rank) for rank in range(365)]

    assert days[-1] == date(2027, 12, 31)
    assert len([day for day in days if holiday(day)]) == 11

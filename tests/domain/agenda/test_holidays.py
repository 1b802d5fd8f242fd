"""Public holidays: those of the whole of France, of Alsace and Moselle, and overseas."""

from datetime import date, timedelta

import pytest

from conseil_mobilite.domain.agenda.holidays import holiday


@pytest.mark.parametrize(
    ("day", "department", "name"),
    [
        (date(2027, 3, 29), "02", "Lundi de Pâques"),
        (date(2027, 5, 6), "02", "Ascension"),
        (date(2027, 5, 17), "", "Lundi de Pentecôte"),
        (date(2027, 5, 8), "", "Fête de la Victoire"),
        (date(2027, 7, 14), "75", "Fête nationale"),
        (date(2027, 3, 28), "", ""),
        (date(2027, 12, 26), "02", ""),
        (date(2027, 3, 26), "54", ""),
        (date(2027, 3, 26), "57", "Vendredi saint"),
        (date(2027, 12, 26), "67", "Saint-Étienne"),
        (date(2027, 12, 26), "68", "Saint-Étienne"),
        (date(2027, 5, 27), "971", "Abolition de l’esclavage"),
        (date(2027, 5, 22), "972", "Abolition de l’esclavage"),
        (date(2027, 6, 10), "973", "Abolition de l’esclavage"),
        (date(2027, 12, 20), "974", "Abolition de l’esclavage"),
        (date(2027, 4, 27), "976", "Abolition de l’esclavage"),
        (date(2027, 12, 20), "02", ""),
    ],
)
def test_a_holiday_has_its_name_where_it_is_one(day: date, department: str, name: str) -> None:
    assert holiday(day, department) == name


@pytest.mark.parametrize(("department", "count"), [("02", 11), ("57", 13), ("974", 12)])
def test_a_year_has_its_count_of_holidays(department: str, count: int) -> None:
    first = date(2027, 1, 1)
    days = [first + timedelta(days=rank) for rank in range(365)]

    assert days[-1] == date(2027, 12, 31)
    assert len([day for day in days if holiday(day, department)]) == count

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.day_parsing import (
    optional_birth_date,
    parse_birth_date,
    parse_day,
)
from conseil_mobilite.domain.language.french import long_date, short_date

TODAY = date(2026, 9, 1)
YEARS = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    "typed",
    [
        "12/03/1990",
        "12/3/1990",
        "12-03-1990",
        "12.03.1990",
        "12 03 1990",
        "12031990",
        "1990-03-12",
        "12 mars 1990",
        " 12 Mars  1990 ",
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert parse_day(typed, field="due_on") == date(1990, 3, 12)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er août 2026", date(2026, 8, 1)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_french_words_and_leap_years_are_known(typed: str, day: date) -> None:
    assert parse_day(typed, field="due_on") == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/1990", "Le 31 février 1990 n’existe pas"),
        ("29/02/2023", "compte 28 jours"),
        ("0/03/1990", "n’existe pas"),
        ("12/31/1990", "Il n’y a pas de mois 31"),
        ("12/00/1990", "Il n’y a pas de mois 0"),
        ("12/03/90", "quatre chiffres"),
        ("12/03/0000", "Vérifiez l’année"),
        ("hier", "n’a pas pu être lue"),
        ("12 brumaire 1990", "n’a pas pu être lue"),
        ("120390", "n’a pas pu être lue"),
        ("", "Indiquez une date"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_day(typed, field="due_on")

    assert said in str(refused.value).replace("\u00a0", " ")
    assert refused.value.field == "due_on"


@given(YEARS)
def test_day_and_month_are_never_swapped(day: date) -> None:
    assert parse_day(short_date(day), field="due_on") == day
    assert parse_day(long_date(day, weekday=False), field="due_on") == day
    assert parse_day(day.isoformat(), field="due_on") == day


@pytest.mark.parametrize(
    ("typed", "said"), [("02/09/2026", "avenir"), ("31/12/1905", "120"), ("31/02/1990", "31")]
)
def test_an_impossible_birth_is_refused_at_its_field(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        parse_birth_date(typed, TODAY)

    assert refused.value.field == "birth_date"


def test_a_birth_date_may_be_unknown() -> None:
    assert optional_birth_date("  ", TODAY) is None
    assert optional_birth_date("01/09/2026", TODAY) == TODAY

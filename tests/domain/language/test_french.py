from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.language import french

MARCH = date(2027, 3, 12)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_date_is_written_in_full_with_or_without_its_weekday() -> None:
    assert french.long_date(MARCH) == "vendredi 12 mars 2027"
    assert french.long_date(MARCH, weekday=False) == "12 mars 2027"


def test_the_first_of_a_month_is_called_premier() -> None:
    assert french.long_date(date(2026, 8, 1), weekday=False) == "1er août 2026"


def test_a_date_fits_a_narrow_column() -> None:
    assert french.short_date(date(990, 1, 2)) == "02/01/0990"
    assert french.month_and_year(MARCH) == "mars 2027"


@pytest.mark.parametrize(
    ("moment", "written"),
    [(time(14, 30), "14 h 30"), (time(9), "9 h"), (time(0, 5), "0 h 05")],
)
def test_an_hour_has_its_h_between_spaces_that_do_not_break(moment: time, written: str) -> None:
    assert plain(french.hour(moment)) == written
    assert " " not in french.hour(moment)


@pytest.mark.parametrize(("minutes", "written"), [(45, "45 min"), (60, "1 h"), (95, "1 h 35")])
def test_a_duration_is_said_in_hours_and_minutes(minutes: int, written: str) -> None:
    assert plain(french.duration(minutes)) == written


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "0 €"),
        (50, "0,50 €"),
        (125_000, "1 250 €"),
        (125_005, "1 250,05 €"),
        (-5_000, "-50 €"),
        (123_456_789, "1 234 567,89 €"),
    ],
)
def test_an_amount_shows_its_cents_only_when_it_has_some(cents: int, written: str) -> None:
    assert plain(french.euros(cents)) == written


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+33612345678", "06 12 34 56 78"),
        ("+262692123456", "06 92 12 34 56"),
        ("+590690123456", "06 90 12 34 56"),
        ("+687261234", "+687 26 12 34"),
        ("+32470123456", "+32 470 12 34 56"),
        ("+12025550123", "+1 20 25 55 01 23"),
        ("3949", "39 49"),
        ("", ""),
    ],
)
def test_a_phone_number_is_read_by_pairs(e164: str, shown: str) -> None:
    assert plain(french.phone_display(e164)) == shown


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1990, 6, 15), date(2026, 6, 14), 35),
        (date(1990, 6, 15), date(2026, 6, 15), 36),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
    ],
)
def test_an_age_counts_whole_years(birth: date, day: date, age: int) -> None:
    assert french.age_on(birth, day) == age


def test_a_sentence_keeps_its_high_signs_with_their_word() -> None:
    text = french.spaced("Prêt : « oui » ! 50 % de 1 250 € ; à 14:30 ?")

    assert text == (
        "Prêt\u00a0: «\u00a0oui\u00a0»\u00a0! 50\u00a0% de 1\u00a0250\u00a0€\u00a0; à 14:30\u00a0?"
    )


@given(st.text())
def test_spacing_replaces_spaces_and_touches_nothing_else(text: str) -> None:
    spaced = french.spaced(text)

    assert plain(spaced) == plain(text)
    assert french.spaced(spaced) == spaced


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "0 personne"), (1, "1 personne"), (2, "2 personnes"), (1500, "1 500 personnes")],
)
def test_nought_and_one_are_singular(amount: int, written: str) -> None:
    assert plain(french.counted(amount, "personne")) == written


def test_a_plural_of_its_own_is_used() -> None:
    assert plain(french.counted(3, "bilan final", "bilans finaux")) == "3 bilans finaux"

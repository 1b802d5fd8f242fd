"""Days and hours are kept in one form and said as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.situation.places import (
    Place,
    commune_part,
    names_commune,
    with_commune,
)
from conseil_mobilite.domain.situation.week import (
    WEEKDAYS,
    days_words,
    hour_words,
    joined_days,
    kept_hour,
    split_days,
)

SHORT = dict(zip(WEEKDAYS, ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."), strict=True))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("", ""),
        ("lu", "lun."),
        ("lu ma", "lun. et mar."),
        ("lu ma me je ve", "lun. à ven."),
        ("lu me ve", "lun., mer. et ven."),
        ("lu ma me sa", "lun. à mer. et sam."),
        ("lu ma me je ve sa di", "tous les jours"),
        ("sa di", "sam. et dim."),
    ],
)
def test_days_are_said_as_runs(days: str, said: str) -> None:
    assert days_words(days, SHORT) == said


@given(st.lists(st.sampled_from(WEEKDAYS)))
def test_days_are_kept_once_each_in_the_order_of_the_week(chosen: list[str]) -> None:
    kept = split_days(joined_days(chosen))

    assert set(kept) == set(chosen)
    assert list(kept) == sorted(set(chosen), key=WEEKDAYS.index)


def test_a_day_that_is_none_of_the_seven_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        joined_days(["lu", "xx"])
    assert refused.value.field == "days"


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("5 h 10", "05:10", "5 h 10"),
        ("1400", "14:00", "14 h"),
        ("", "", ""),
        ("0h", "00:00", "0 h"),
    ],
)
def test_an_hour_is_kept_in_one_form(typed: str, kept: str, said: str) -> None:
    assert kept_hour(typed) == kept
    assert hour_words(kept).replace("\u00a0", " ") == said


@pytest.mark.parametrize("typed", ["25 h 70", "beaucoup", "-5", "12,345"])
def test_an_hour_that_does_not_exist_is_refused_with_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        kept_hour(typed, "leaves_at")
    assert refused.value.field == "leaves_at"


def test_the_commune_of_a_place_stands_after_its_last_comma() -> None:
    assert commune_part("Usine Materne, lao") == "lao"
    assert commune_part("lao") == "lao"
    assert with_commune("Usine Materne, lao", "Laon") == "Usine Materne, Laon"
    assert with_commune("lao", "Laon") == "Laon"
    assert with_commune(", lao", "Laon") == "Laon"
    assert Place("Laon", "02408") != Place("Laon")


def test_a_label_names_its_commune_whatever_its_accents() -> None:
    assert names_commune("usine, saint quentin", "Saint-Quentin")
    assert not names_commune("Laonnois", "Laon")
    assert not names_commune("Laon", "")

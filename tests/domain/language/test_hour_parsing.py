"""Hours and lengths of time typed by hand."""

from datetime import time

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.hour_parsing import parse_duration, parse_hour


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14 h 30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("14h", time(14)),
        (" 9 ", time(9)),
        ("9 heures", time(9)),
        ("9 H 05", time(9, 5)),
        ("0 h 15", time(0, 15)),
        ("14\u00a0h\u00a030", time(14, 30)),
    ],
)
def test_an_hour_is_read_in_every_usual_writing(typed: str, expected: time) -> None:
    assert parse_hour(typed) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("25:00", "n’existe pas"),
        ("14 h 75", "n’existe pas"),
        ("2460", "n’existe pas"),
        ("", "Écrivez l’heure"),
        ("midi", "Écrivez l’heure"),
        ("14 h 3", "Écrivez l’heure"),
        ("14-30", "Écrivez l’heure"),
        ("12345", "Écrivez l’heure"),
    ],
)
def test_an_hour_that_does_not_exist_is_refused_beside_its_field(typed: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        parse_hour(typed, "hour")

    assert refused.value.field == "hour"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("90", 90),
        ("1 h", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("2 heures", 120),
    ],
)
def test_a_length_of_time_is_read_in_minutes(typed: str, minutes: int) -> None:
    assert parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "0 h", "longtemps", "-5", "1,5"])
def test_a_length_of_time_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_duration(typed)

    assert refused.value.field == "duration"

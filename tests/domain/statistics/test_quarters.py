from datetime import date

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.periods.quarters import (
    Quarter,
    closed_quarter,
    last_closed_quarter,
    quarter_of,
)


@pytest.mark.parametrize(
    ("quarter", "start", "end"),
    [
        (Quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (Quarter(2028, 1), date(2028, 1, 1), date(2028, 3, 31)),
        (Quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30)),
        (Quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_goes_from_its_first_day_to_its_last(
    quarter: Quarter, start: date, end: date
) -> None:
    assert (quarter.start, quarter.end) == (start, end)
    assert quarter_of(start) == quarter_of(end) == quarter


def test_the_last_closed_quarter_ended_before_today() -> None:
    assert last_closed_quarter(date(2027, 3, 31)) == Quarter(2026, 4)
    assert last_closed_quarter(date(2027, 4, 1)) == Quarter(2027, 1)


def test_a_quarter_says_its_name_and_its_code() -> None:
    assert str(Quarter(2026, 1)) == "1er trimestre 2026"
    assert str(Quarter(2026, 3)) == "3e trimestre 2026"
    assert Quarter(2026, 3).code == "2026-T3"


def test_the_day_after_its_end_a_quarter_may_be_published() -> None:
    start, end = date(2026, 7, 1), date(2026, 9, 30)
    assert closed_quarter(start, end, date(2026, 10, 1)) == Quarter(2026, 3)
    with pytest.raises(UserError, match="30 septembre 2026"):
        closed_quarter(start, end, end)


def test_days_that_make_no_quarter_are_refused_with_those_that_would() -> None:
    with pytest.raises(UserError, match="du 1er juillet 2026 au 30 septembre 2026") as refusal:
        closed_quarter(date(2026, 7, 2), date(2026, 9, 30), date(2027, 1, 1))
    assert refusal.value.field == "end"

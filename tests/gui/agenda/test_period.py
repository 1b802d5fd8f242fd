"""Which days each view shows, and where it turns. The days are around Friday 12 March 2027."""

from datetime import date

import pytest

from conseil_mobilite.gui.agenda.period import Period
from conseil_mobilite.gui.agenda.views import Span, View

FRIDAY = date(2027, 3, 12)


@pytest.mark.parametrize(
    ("view", "span", "first", "count"),
    [
        (View.DAY, Span.WEEK, FRIDAY, 1),
        (View.WEEK, Span.WEEK, date(2027, 3, 8), 7),
        (View.MONTH, Span.WEEK, date(2027, 3, 1), 35),
        (View.LIST, Span.WEEK, date(2027, 3, 8), 7),
        (View.LIST, Span.MONTH, date(2027, 3, 1), 31),
    ],
)
def test_a_view_reads_its_days(view: View, span: Span, first: date, count: int) -> None:
    period = Period(view, FRIDAY, span)

    assert (period.first, period.count) == (first, count)
    assert len(period.days) == count


def test_a_month_takes_four_to_six_weeks() -> None:
    four, six = Period(View.MONTH, date(2027, 2, 9)), Period(View.MONTH, date(2027, 5, 9))

    assert (four.first, four.count) == (date(2027, 2, 1), 28)
    assert (six.first, six.count) == (date(2027, 4, 26), 42)


@pytest.mark.parametrize(
    ("view", "day", "before", "after"),
    [
        (View.DAY, FRIDAY, date(2027, 3, 11), date(2027, 3, 13)),
        (View.WEEK, FRIDAY, date(2027, 3, 5), date(2027, 3, 19)),
        (View.MONTH, date(2027, 3, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (View.MONTH, date(2027, 1, 15), date(2026, 12, 15), date(2027, 2, 15)),
    ],
)
def test_turning_keeps_the_day_where_it_exists(
    view: View, day: date, before: date, after: date
) -> None:
    period = Period(view, day)

    assert (period.turned(-1), period.turned(1)) == (before, after)


def test_the_title_is_in_words() -> None:
    week, month = Period(View.WEEK, FRIDAY), Period(View.MONTH, FRIDAY)

    assert week.title(week.days) == "8 – 14 mars 2027"
    assert (month.title(month.days), month.weeks()) == ("Mars 2027", "Semaines 9 à 13")
    assert week.weeks() == "Semaine 10"

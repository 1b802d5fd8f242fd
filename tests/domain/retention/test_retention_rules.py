"""When a file, or a part of it, has been kept long enough."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.retention.coarsening import months_of, year_of
from conseil_mobilite.domain.retention.rules import Rule, Standing, asked, strange_day

MONTHS = {
    Rule.NEVER_MET: 6,
    Rule.LAST_CONTACT: 24,
    Rule.SENSITIVE: 18,
    Rule.DOCUMENTS: 12,
    Rule.CONTACTS: 9,
}
TODAY = date(2027, 3, 12)
EXITED = Standing(
    date(2026, 6, 1), exited_on=date(2026, 5, 1), documents=True, contacts=True, sensitive=True
)


def test_two_years_after_the_last_event_to_the_day() -> None:
    standing = Standing(date(2025, 3, 12))

    assert asked(standing, MONTHS, TODAY) == {Rule.LAST_CONTACT: TODAY}
    assert asked(standing, MONTHS, TODAY - timedelta(days=1)) == {}


def test_who_was_never_met_leaves_sooner() -> None:
    assert list(asked(Standing(date(2026, 9, 1), met=False), MONTHS, TODAY)) == [Rule.NEVER_MET]


def test_an_open_pathway_and_a_limitation_stop_the_clock() -> None:
    long_ago = date(2001, 1, 1)

    assert asked(Standing(long_ago, open=True), MONTHS, TODAY) == {}
    assert asked(Standing(long_ago, limited=True), MONTHS, TODAY) == {}


def test_parts_leave_before_the_file() -> None:
    assert list(asked(EXITED, MONTHS, TODAY)) == [Rule.CONTACTS]
    assert list(asked(EXITED, MONTHS, date(2027, 12, 24))) == [
        Rule.SENSITIVE,
        Rule.DOCUMENTS,
        Rule.CONTACTS,
    ]
    assert list(asked(EXITED, MONTHS, date(2028, 6, 1))) == [Rule.LAST_CONTACT]


def test_the_telephone_stays_while_a_followup_is_to_be_made() -> None:
    waiting = Standing(
        date(2026, 6, 1), exited_on=date(2026, 5, 1), contacts=True, followups_wait=True
    )

    assert asked(waiting, MONTHS, TODAY) == {}


def test_a_clock_far_from_the_last_days_of_work_is_doubted_either_way() -> None:
    before = TODAY - timedelta(days=1)
    for strange in (date(2017, 3, 1), date(2037, 3, 1)):
        assert strange_day((strange,), TODAY) == strange
        assert strange_day((before, strange), TODAY) == strange
    assert strange_day((before, TODAY - timedelta(days=61)), TODAY) is None
    assert strange_day((), TODAY) is None


@given(st.sets(st.dates(date(2020, 1, 1), date(2029, 12, 31)), max_size=80))
def test_days_keep_their_month_and_their_order(days: set[date]) -> None:
    became = months_of(days)

    assert all((day.year, day.month) == (then.year, then.month) for day, then in became.items())
    assert [became[day] for day in sorted(days)] == sorted(set(became.values()))


@given(st.dates(date(1900, 1, 1), date(2027, 3, 12)))
def test_a_birth_keeps_its_year_alone(born: date) -> None:
    assert year_of(born) == year_of(date(born.year, 2, 3))

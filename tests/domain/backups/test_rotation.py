from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.backups.rotation import DAYS, Dated, outdated
from conseil_mobilite.domain.language.paris import paris_day

START = datetime(2027, 1, 4, 8, tzinfo=UTC)


def days(count: int, *, reason: Reason = Reason.DAILY) -> list[Dated]:
    made = (START + timedelta(days=number) for number in range(count))
    return [Dated(number, number, at, reason) for number, at in enumerate(made)]


def lived(moments: Sequence[datetime], reason: Reason = Reason.DAILY) -> list[Dated]:
    """Return what is left once each backup was made at its moment, and the shelf rotated."""
    shelf: list[Dated] = []
    for number, at in enumerate(moments):
        shelf.append(Dated(number, number, at, reason))
        gone = outdated(shelf, at)
        shelf = [each for each in shelf if each not in gone]
    return shelf


def test_seven_days_four_weeks_and_twelve_months_are_left_of_two_years() -> None:
    left = lived([START + timedelta(days=number) for number in range(730)])
    found = [paris_day(each.at) for each in left]
    last = found[-1]
    assert found[-7:] == [last - timedelta(days=back) for back in range(6, -1, -1)]
    assert len({each.isocalendar()[:2] for each in found}) >= 4
    assert len({(each.year, each.month) for each in found}) == 12
    assert len(left) <= 7 + 4 + 12


def test_all_those_of_the_last_day_are_left() -> None:
    made = [START + timedelta(days=number) for number in range(20)]
    today = [made[-1] + timedelta(hours=each) for each in range(1, 5)]
    left = lived([*made, *today], Reason.ASKED)
    assert [each.at for each in left][-5:] == [made[-1], *today]


def test_what_is_dated_in_the_future_is_neither_removed_nor_counted() -> None:
    shelf = days(8)
    future = [
        Dated(f"f{n}", 100 + n, START + timedelta(days=4000 + n), Reason.DAILY) for n in range(20)
    ]
    assert outdated([*shelf, *future], shelf[-1].at) == outdated(shelf, shelf[-1].at)


def test_a_clock_set_ten_years_back_and_forth_removes_nothing() -> None:
    shelf = days(7)
    for jump in range(50):
        ahead = timedelta(days=3652 + jump) * (-1 if jump % 2 else 1)
        shelf.append(Dated(f"j{jump}", 100 + jump, START + ahead, Reason.DAILY))
        assert outdated(shelf, shelf[-1].at) == ()


def test_what_was_made_under_a_wrong_clock_pushes_nothing_out() -> None:
    shelf = days(7)
    wrong = [
        Dated(f"w{n}", 7 + n, START + timedelta(days=3000 + n), Reason.DAILY) for n in range(30)
    ]
    right = Dated("r", 99, shelf[-1].at + timedelta(days=1), Reason.DAILY)
    gone = outdated([*shelf, *wrong, right], right.at)
    assert not {each.place for each in wrong} & {each.place for each in gone}
    assert gone == outdated([*shelf, right], right.at)


def test_what_precedes_a_migration_outlives_the_month_and_what_precedes_erasing_does_not() -> None:
    before = {
        reason: Dated(reason, 0, START, reason)
        for reason in (Reason.BEFORE_MIGRATION, Reason.BEFORE_ERASING)
    }
    after = days(60)[1:]
    early = outdated([*before.values(), *after[:29]], after[28].at)
    late = outdated([*before.values(), *after], after[-1].at)
    assert not [each for each in early if each.reason.special]
    assert [each for each in late if each.reason.special] == [before[Reason.BEFORE_ERASING]]


def test_nothing_made_before_an_act_outlives_twelve_later_months() -> None:
    special = [
        Dated(f"{reason}", -number - 1, START, reason)
        for number, reason in enumerate(each for each in Reason if each.special)
    ]
    for months, left in ((11, True), (12, False)):
        made = [START + timedelta(days=31 * each) for each in range(1, months + 1)]
        shelf = [Dated(number, number, at, Reason.DAILY) for number, at in enumerate(made)]
        gone = {each.place for each in outdated([*special, *shelf], made[-1])}
        assert (str(Reason.BEFORE_MIGRATION) not in gone) is left


def test_what_precedes_erasing_is_left_until_later_days_have_backups() -> None:
    before = Dated("b", 0, START, Reason.BEFORE_ERASING)
    later = [Dated(n, 1 + n, START + timedelta(days=50 + n), Reason.DAILY) for n in range(6)]
    assert outdated([before, *later], later[-1].at) == ()


def test_what_a_clock_set_back_left_out_leaves_once_twelve_later_months_are_kept() -> None:
    year = timedelta(days=365)
    right = [START + timedelta(days=number) for number in range(30)]
    back = [right[-1] - year + timedelta(days=number) for number in range(1, 9)]
    later = [right[-1] + timedelta(days=number) for number in range(1, 800)]
    shelf = lived([*right, *back])
    assert {each.at for each in shelf} >= set(back[-7:])
    assert len([each for each in shelf if each.at in right]) >= DAYS
    left = lived([*right, *back, *later])
    assert not {each.at for each in left} & {*right, *back}
    assert len(left) <= 7 + 4 + 12


@given(st.lists(st.integers(-5000, 5000), min_size=1, max_size=40))
def test_whatever_the_clock_says_the_last_one_made_is_left(offsets: list[int]) -> None:
    shelf = [
        Dated(number, number, START + timedelta(days=offset), Reason.DAILY)
        for number, offset in enumerate(offsets)
    ]
    assert shelf[-1] not in outdated(shelf, shelf[-1].at)
    future = [each for each in shelf if each.at > shelf[-1].at]
    assert not set(future) & set(outdated(shelf, shelf[-1].at))

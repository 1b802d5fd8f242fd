"""The instants of recurrences, against dateutil asked directly and against days counted by hand."""

from datetime import UTC, date, datetime, time

import icalendar
import pytest
from dateutil.rrule import (
    FR,
    MO,
    MONTHLY,
    SA,
    SU,
    TH,
    TU,
    WE,
    WEEKLY,
    YEARLY,
    rrule,
    rrulestr,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from conseil_mobilite.domain.agenda.series.recurrence import MOST, occurrences
from conseil_mobilite.domain.agenda.series.recurrence_kinds import (
    LAST,
    Pattern,
    Recurrence,
    Rhythm,
    patterns,
)
from conseil_mobilite.domain.agenda.series.recurrence_rule import (
    counted,
    is_bounded,
    recurrence_of,
    rule_of,
    without_first,
)
from conseil_mobilite.domain.agenda.series.recurrence_sentence import pattern_words, series_sentence
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS

TUESDAYS = Pattern(Rhythm.WEEKLY, 1)
OTHER_TUESDAYS = Pattern(Rhythm.FORTNIGHTLY, 1)
FIFTH_MONDAYS = Pattern(Rhythm.MONTHLY, 0, 5)
LAST_FRIDAYS = Pattern(Rhythm.MONTHLY, 4, LAST)


def local(text: str) -> datetime:
    """Read « 2027-03-09 14:00 » as a clock of Paris shows it."""
    return datetime.fromisoformat(text)


def instant(text: str) -> datetime:
    return local(text).replace(tzinfo=PARIS).astimezone(UTC)


def in_utc(clock: list[datetime]) -> list[datetime]:
    return [each.replace(tzinfo=PARIS).astimezone(UTC) for each in clock]


CASES = {
    "a week through the spring night": (
        Recurrence(TUESDAYS, count=3),
        "2027-03-23 14:00",
        rrule(WEEKLY, local("2027-03-23 14:00"), byweekday=TU, count=3),
        ["2027-03-23 13:00", "2027-03-30 12:00", "2027-04-06 12:00"],
    ),
    "a week through the autumn night": (
        Recurrence(TUESDAYS, count=2),
        "2027-10-26 14:00",
        rrule(WEEKLY, local("2027-10-26 14:00"), byweekday=TU, count=2),
        ["2027-10-26 12:00", "2027-11-02 13:00"],
    ),
    "every two weeks across the new year": (
        Recurrence(OTHER_TUESDAYS, count=3),
        "2026-12-22 09:00",
        rrule(WEEKLY, local("2026-12-22 09:00"), interval=2, byweekday=TU, count=3),
        ["2026-12-22 08:00", "2027-01-05 08:00", "2027-01-19 08:00"],
    ),
    "the fifth Monday, in the months that have one": (
        Recurrence(FIFTH_MONDAYS, count=4),
        "2027-03-29 10:00",
        rrule(MONTHLY, local("2027-03-29 10:00"), byweekday=MO(5), count=4),
        ["2027-03-29 08:00", "2027-05-31 08:00", "2027-08-30 08:00", "2027-11-29 09:00"],
    ),
    "the last Friday, the fourth or the fifth": (
        Recurrence(LAST_FRIDAYS, count=4),
        "2027-02-26 10:00",
        rrule(MONTHLY, local("2027-02-26 10:00"), byweekday=FR(-1), count=4),
        ["2027-02-26 09:00", "2027-03-26 09:00", "2027-04-30 08:00", "2027-05-28 08:00"],
    ),
    "the second Tuesday": (
        Recurrence(Pattern(Rhythm.MONTHLY, 1, 2), count=3),
        "2027-03-09 14:00",
        rrule(MONTHLY, local("2027-03-09 14:00"), byweekday=TU(2), count=3),
        ["2027-03-09 13:00", "2027-04-13 12:00", "2027-05-11 12:00"],
    ),
    "until a day that has one": (
        Recurrence(TUESDAYS, until=date(2027, 3, 23)),
        "2027-03-09 14:00",
        rrule(WEEKLY, local("2027-03-09 14:00"), byweekday=TU, until=local("2027-03-23 14:00")),
        ["2027-03-09 13:00", "2027-03-16 13:00", "2027-03-23 13:00"],
    ),
    "until a day that has one late in the evening": (
        Recurrence(TUESDAYS, until=date(2027, 7, 13)),
        "2027-07-06 23:30",
        rrule(WEEKLY, local("2027-07-06 23:30"), byweekday=TU, until=local("2027-07-13 23:30")),
        ["2027-07-06 21:30", "2027-07-13 21:30"],
    ),
    "until the day before one": (
        Recurrence(TUESDAYS, until=date(2027, 3, 22)),
        "2027-03-09 14:00",
        rrule(WEEKLY, local("2027-03-09 14:00"), byweekday=TU, until=local("2027-03-22 23:59")),
        ["2027-03-09 13:00", "2027-03-16 13:00"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_recurrence_gives_the_instants_of_dateutil_and_those_counted_by_hand(case: str) -> None:
    recurrence, start, ruled, by_hand = CASES[case]

    found = occurrences(rule_of(recurrence), instant(start))

    assert found == [local(each).replace(tzinfo=UTC) for each in by_hand]
    assert found == in_utc(list(ruled))


FOREIGN = {
    "29 February": (
        "FREQ=YEARLY;COUNT=3",
        "2028-02-29 09:00",
        rrule(YEARLY, local("2028-02-29 09:00"), count=3),
        ["2028-02-29 08:00", "2032-02-29 08:00", "2036-02-29 08:00"],
    ),
    "the 31st of the month": (
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5",
        "2027-01-31 09:00",
        rrule(MONTHLY, local("2027-01-31 09:00"), bymonthday=31, count=5),
        [
            "2027-01-31 08:00",
            "2027-03-31 07:00",
            "2027-05-31 07:00",
            "2027-07-31 07:00",
            "2027-08-31 07:00",
        ],
    ),
    "the night of March, at an hour that it skips": (
        "FREQ=WEEKLY;COUNT=3",
        "2027-03-21 02:30",
        rrule(WEEKLY, local("2027-03-21 02:30"), count=3),
        ["2027-03-21 01:30", "2027-03-28 01:30", "2027-04-04 00:30"],
    ),
    "the night of October, at an hour that it has twice": (
        "FREQ=WEEKLY;COUNT=3",
        "2027-10-24 02:30",
        rrule(WEEKLY, local("2027-10-24 02:30"), count=3),
        ["2027-10-24 00:30", "2027-10-31 00:30", "2027-11-07 01:30"],
    ),
    "two days a week, until an instant in UTC that is one of them": (
        "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270401T120000Z",
        "2027-03-25 14:00",
        rrule(
            WEEKLY,
            local("2027-03-25 14:00"),
            byweekday=(TU, TH),
            until=local("2027-04-01 14:00"),
        ),
        ["2027-03-25 13:00", "2027-03-30 12:00", "2027-04-01 12:00"],
    ),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_a_rule_from_elsewhere_is_counted_on_the_clock_of_paris(case: str) -> None:
    rule, start, ruled, by_hand = FOREIGN[case]

    found = occurrences(rule, instant(start))

    assert found == [local(each).replace(tzinfo=UTC) for each in by_hand]
    assert found == in_utc(list(ruled))
    assert recurrence_of(rule) is None


@st.composite
def recurrences(draw: st.DrawFn) -> tuple[Recurrence, datetime]:
    """Draw a recurrence of ours and its first hour on the clock of Paris."""
    day = draw(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
    pattern = draw(st.sampled_from(patterns(day)))
    start = datetime.combine(day, time(draw(st.integers(0, 23)), draw(st.integers(0, 59))))
    if draw(st.booleans()):
        return Recurrence(pattern, count=draw(st.integers(1, 60))), start
    return Recurrence(pattern, until=draw(st.dates(day, date(2037, 12, 31)))), start


def asked_directly(recurrence: Recurrence, start: datetime) -> list[datetime]:
    pattern = recurrence.pattern
    every_other = pattern.rhythm is Rhythm.FORTNIGHTLY
    day = (MO, TU, WE, TH, FR, SA, SU)[pattern.weekday]
    until = recurrence.until and datetime.combine(recurrence.until, time.max)
    ruled = rrule(
        MONTHLY if pattern.rank else WEEKLY,
        start,
        interval=2 if every_other else 1,
        byweekday=day(pattern.rank) if pattern.rank else day,
        count=recurrence.count,
        until=until,
    )
    return list(ruled)[:MOST]


@settings(max_examples=60, deadline=None)
@given(recurrences())
def test_any_recurrence_of_ours_is_read_by_others_as_by_us(
    drawn: tuple[Recurrence, datetime],
) -> None:
    recurrence, start = drawn
    rule, starts_at = rule_of(recurrence), start.replace(tzinfo=PARIS).astimezone(UTC)
    first = starts_at.astimezone(PARIS).replace(tzinfo=None)  # a night of March skips an hour
    expected = in_utc(asked_directly(recurrence, first))

    assert occurrences(rule, starts_at) == expected
    assert recurrence_of(rule) == recurrence
    aware = rrulestr(rule, dtstart=starts_at.astimezone(PARIS))
    assert [each.astimezone(UTC) for each in list(aware)[:MOST]] == expected
    others = icalendar.vRecur.from_ical(rule).to_ical().decode()
    assert occurrences(others, starts_at) == expected


@pytest.mark.parametrize(
    ("recurrence", "rule"),
    [
        (Recurrence(TUESDAYS, count=14), "FREQ=WEEKLY;BYDAY=TU;COUNT=14"),
        (
            Recurrence(OTHER_TUESDAYS, until=date(2027, 6, 30)),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270630T215959Z",
        ),
        (
            Recurrence(LAST_FRIDAYS, until=date(2027, 1, 31)),
            "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270131T225959Z",
        ),
        (Recurrence(FIFTH_MONDAYS, count=4), "FREQ=MONTHLY;BYDAY=5MO;COUNT=4"),
    ],
)
def test_a_recurrence_is_written_as_a_rule_and_read_back(recurrence: Recurrence, rule: str) -> None:
    assert rule_of(recurrence) == rule
    assert recurrence_of(rule) == recurrence
    assert recurrence_of(rule.lower()) == recurrence


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;COUNT=3",
        "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;COUNT=3",
        "FREQ=WEEKLY;BYDAY=2TU;COUNT=3",
        "FREQ=MONTHLY;BYDAY=TU;COUNT=3",
        "FREQ=MONTHLY;BYDAY=-2TU;COUNT=3",
        "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=0",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=3;UNTIL=20270630T215959Z",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T120000Z",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630",
        "",
    ],
)
def test_a_rule_that_is_not_one_of_ours_stays_a_text(rule: str) -> None:
    assert recurrence_of(rule) is None


def test_a_recurrence_ends_by_a_day_or_by_a_number_and_by_one_of_them() -> None:
    for until, count in ((None, None), (date(2027, 6, 30), 3)):
        with pytest.raises(UserError, match="s’arrête") as refused:
            Recurrence(TUESDAYS, until, count)
        assert refused.value.field == "end"


def test_a_rule_is_made_to_end_earlier_or_to_begin_later() -> None:
    start = instant("2027-03-09 14:00")
    for rule in ("FREQ=WEEKLY;BYDAY=TU;COUNT=5", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270406T215959Z"):
        whole = occurrences(rule, start)

        assert len(whole) == 5
        assert occurrences(counted(rule, 2), start) == whole[:2]
        assert occurrences(without_first(rule, 2), whole[2]) == whole[2:]
    assert not is_bounded("FREQ=WEEKLY")
    assert is_bounded("FREQ=WEEKLY;COUNT=2")


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (date(2027, 3, 9), ["Chaque mardi", "Un mardi sur deux", "Chaque mois, le 2e mardi"]),
        (
            date(2027, 3, 29),
            [
                "Chaque lundi",
                "Un lundi sur deux",
                "Chaque mois, le 5e lundi",
                "Chaque mois, le dernier lundi",
            ],
        ),
        (date(2027, 4, 1), ["Chaque jeudi", "Un jeudi sur deux", "Chaque mois, le 1er jeudi"]),
    ],
)
def test_a_day_offers_the_patterns_that_it_follows(day: date, offered: list[str]) -> None:
    assert [pattern_words(each) for each in patterns(day)] == offered


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=14", "Chaque mardi jusqu’au 30 juin 2027, 14 séances"),
        (
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=14",
            "Chaque mois, le dernier vendredi, jusqu’au 30 juin 2027, 14 séances",
        ),
        (
            "FREQ=DAILY;COUNT=14",
            "Se répète selon une règle venue d’un autre agenda jusqu’au 30 juin 2027, 14 séances",
        ),
    ],
)
def test_a_series_is_said_in_a_sentence(rule: str, said: str) -> None:
    sentence = series_sentence(rule, 14, date(2027, 6, 30))

    assert sentence.replace("\u00a0", " ") == said


def test_a_rule_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UserError, match="règle de répétition"):
        occurrences("FREQ=PARFOIS", instant("2027-03-09 14:00"))

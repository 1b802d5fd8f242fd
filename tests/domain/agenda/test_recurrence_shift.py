"""Where the others go when one occurrence of a rule is moved."""

from datetime import UTC, datetime

import pytest

from conseil_mobilite.domain.agenda.series.recurrence_shift import Run, shifted, target
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


def clock(run: Run) -> list[str]:
    return [f"{each.astimezone(PARIS):%Y-%m-%d %H:%M}" for each in run.instants()]


SHIFTS = {
    "another hour, the same through the spring night": (
        "FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        "2027-03-23 14:00",
        ("2027-03-30 14:00", "2027-03-30 09:30"),
        ["2027-03-23 09:30", "2027-03-30 09:30", "2027-04-06 09:30"],
    ),
    "an end by a day keeps the number": (
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T215959Z",
        "2027-03-16 14:00",
        ("2027-03-16 14:00", "2027-03-18 14:00"),
        ["2027-03-18 14:00", "2027-03-25 14:00", "2027-04-01 14:00"],
    ),
    "every two weeks into the week before": (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3",
        "2026-12-21 09:00",
        ("2027-01-04 09:00", "2027-01-01 09:00"),
        ["2026-12-18 09:00", "2027-01-01 09:00", "2027-01-15 09:00"],
    ),
    "the last Friday to the last Thursday": (
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
        "2027-02-26 09:00",
        ("2027-02-26 09:00", "2027-02-25 09:00"),
        ["2027-02-25 09:00", "2027-03-25 09:00", "2027-04-29 09:00"],
    ),
    "the last Friday to a day that is not a last one": (
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2",
        "2027-02-26 09:00",
        ("2027-02-26 09:00", "2027-02-17 09:00"),
        ["2027-02-17 09:00", "2027-03-17 09:00"],
    ),
    "a month that begins between two weekdays": (
        "FREQ=MONTHLY;BYDAY=2TU;COUNT=3",
        "2027-08-10 10:00",
        ("2027-09-14 10:00", "2027-09-15 10:00"),
        ["2027-08-18 10:00", "2027-09-15 10:00", "2027-10-20 10:00"],
    ),
    "into another month and another year": (
        "FREQ=MONTHLY;BYDAY=1FR;COUNT=2",
        "2027-01-01 10:00",
        ("2027-01-01 10:00", "2026-12-31 10:00"),
        ["2026-12-31 10:00", "2027-04-29 10:00"],
    ),
}


@pytest.mark.parametrize("case", SHIFTS)
def test_the_others_go_along_and_none_is_lost(case: str) -> None:
    rule, start, (occurrence, goal), expected = SHIFTS[case]
    run = Run(rule, paris(start))

    moved = shifted(run, paris(occurrence), paris(goal))

    assert clock(moved) == expected
    assert len(moved.instants()) == len(run.instants())


def test_a_day_of_another_rhythm_and_a_rule_from_elsewhere_are_refused() -> None:
    fifths = Run("FREQ=MONTHLY;BYDAY=5MO;COUNT=3", paris("2027-03-29 10:00"))
    foreign = Run("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", paris("2027-03-16 10:00"))
    cases = (
        (fifths, "2027-05-31 10:00", "2027-06-01 10:00", "même rythme"),
        (foreign, "2027-03-16 10:00", "2027-03-17 10:00", "autre agenda"),
        (foreign, "2027-03-17 10:00", "2027-03-17 11:00", "ne suit plus"),
    )
    for run, occurrence, goal, said in cases:
        with pytest.raises(UserError, match=said):
            shifted(run, paris(occurrence), paris(goal))


@pytest.mark.parametrize(
    ("shown", "typed", "goal"),
    [
        ("2027-03-30 14:00", "2027-03-31 15:00", "2027-03-31 15:00"),
        ("2027-03-30 14:00", "2027-03-30 14:00", "2027-03-30 14:00"),
        ("2027-04-01 10:00", "2027-04-02 10:00", "2027-03-31 14:00"),
        ("2027-04-01 10:00", "2027-04-01 11:00", "2027-03-30 11:00"),
    ],
)
def test_one_that_had_been_moved_takes_the_others_by_what_it_goes_now(
    shown: str, typed: str, goal: str
) -> None:
    occurrence = paris("2027-03-30 14:00")

    assert target(occurrence, paris(shown), paris(typed)) == paris(goal)

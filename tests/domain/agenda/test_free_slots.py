"""Free hours of a working diary. It is Friday 26 March 2027, 14 h in Paris."""

from datetime import UTC, datetime, timedelta

from conseil_mobilite.domain.agenda.free_slots import FreeSlot, OpenTimes, free_slots
from conseil_mobilite.domain.agenda.working_week import USUAL

FRIDAY = datetime(2027, 3, 26, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(day: int, hour: float, month: int = 3) -> datetime:
    """Return an instant of 2027 at an hour of Paris; summer time begins on 28 March."""
    shift = 1 if (month, day) < (3, 28) else 2
    return datetime(2027, month, day, tzinfo=UTC) + timedelta(hours=hour - shift)


def test_an_empty_diary_is_free_at_once_then_at_each_opening() -> None:
    found = list(free_slots((), FRIDAY, 90, days=6))

    assert [slot.starts_at for slot in found] == [at(26, 14), at(30, 9), at(31, 9)]
    assert found[0].until == at(26, 18)


def test_weekends_and_holidays_are_left_out() -> None:
    days = {slot.starts_at.day for slot in free_slots((), FRIDAY, 30, days=5)}

    assert days == {26, 30}


def test_a_slot_stands_between_what_is_planned() -> None:
    busy = [(at(30, 9), at(30, 10.25)), (at(30, 12), at(30, 13)), (at(30, 14), at(30, 18))]

    found = list(free_slots(busy, at(30, 8), 90, days=1))

    assert found == [FreeSlot(at(30, 10.5), at(30, 12))]


def test_a_gap_too_short_is_no_slot_and_lunch_is_not_crossed() -> None:
    busy = [(at(30, 9), at(30, 11.5)), (at(30, 14), at(30, 16.75))]

    assert list(free_slots(busy, at(30, 8), 90, days=1)) == []
    assert list(free_slots(busy, at(30, 8), 60, days=1)) == [FreeSlot(at(30, 11.5), at(30, 12.5))]


def test_what_overlaps_counts_once_for_each() -> None:
    busy = [(at(30, 9), at(30, 17)), (at(30, 9.5), at(30, 10))]

    assert list(free_slots(busy, at(30, 8), 60, days=1)) == [FreeSlot(at(30, 17), at(30, 18))]


def test_a_slot_is_never_in_the_past() -> None:
    found = list(free_slots((), at(31, 16.75), 60, days=1))

    assert found == [FreeSlot(at(31, 17), at(31, 18))]
    assert list(free_slots((), at(31, 17.5), 60, days=1)) == []


def test_the_hours_of_an_adviser_are_her_own_saturday_included() -> None:
    times = OpenTimes({5: ((8 * 60 + 45, 12 * 60),)})

    found = list(free_slots((), at(29, 9), 90, 14, times))

    assert found == [
        FreeSlot(at(3, 8.75, 4), at(3, 12, 4)),
        FreeSlot(at(10, 8.75, 4), at(10, 12, 4)),
    ]


def test_after_an_odd_opening_slots_begin_on_the_hour_or_at_half_past() -> None:
    times = OpenTimes({1: ((8 * 60 + 45, 12 * 60),)})

    found = list(free_slots([(at(30, 8.75), at(30, 9.1))], at(30, 8), 30, 1, times))

    assert found == [FreeSlot(at(30, 9.5), at(30, 12))]


def test_the_holidays_are_those_of_the_departement() -> None:
    aisne, moselle = OpenTimes(USUAL, "02"), OpenTimes(USUAL, "57")

    assert [slot.starts_at.day for slot in free_slots((), at(26, 8), 60, 1, aisne)] == [26]
    assert list(free_slots((), at(26, 8), 60, 1, moselle)) == []  # Good Friday

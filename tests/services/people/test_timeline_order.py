from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import permutations
from uuid import uuid4

import pytest

from conseil_mobilite.services.people.timeline_events import Event, EventKind
from conseil_mobilite.services.people.timeline_order import newest_first


def event(kind: EventKind, code: str = "", hour: int | None = None, day: int = 5) -> Event:
    at = datetime(2026, 11, day, 11 if hour is None else hour, tzinfo=UTC)
    return Event(at, kind, uuid4(), code=code, timed=hour is not None)


FIRST_DAY = (
    event(EventKind.REGISTERED),
    event(EventKind.REFERRED),
    event(EventKind.REFERRAL_ANSWERED),
    event(EventKind.PATHWAY_OPENED),
    event(EventKind.NOTICE),
    event(EventKind.APPOINTMENT, hour=9),
    event(EventKind.ASSESSMENT),
    event(EventKind.AGREEMENT),
    event(EventKind.PATHWAY_ACT, "restituer", hour=10),
    event(EventKind.PATHWAY_ACT, "accompagnement", hour=11),
    event(EventKind.ACTION_DONE),
    event(EventKind.DOCUMENT, hour=12),
)


def test_a_day_is_told_in_the_order_of_the_story() -> None:
    assert newest_first(reversed(FIRST_DAY)) == tuple(reversed(FIRST_DAY))


def test_hours_prevail_where_both_are_known() -> None:
    sheet = event(EventKind.DOCUMENT, hour=9)
    meeting = event(EventKind.APPOINTMENT, hour=14)

    assert newest_first([sheet, meeting]) == (meeting, sheet)


def test_a_later_day_is_told_above_whatever_its_kind() -> None:
    decided = event(EventKind.PATHWAY_ACT, "accompagnement", hour=16, day=5)
    opened = event(EventKind.PATHWAY_OPENED, day=6)

    assert newest_first([decided, opened]) == (opened, decided)


def test_a_closure_is_told_after_what_was_done_that_day() -> None:
    closed = event(EventKind.PATHWAY_ACT, "sortir")
    done = event(EventKind.ACTION_DONE)
    note = event(EventKind.NOTE, hour=17)

    assert newest_first([closed, note, done]) == (closed, note, done)


@pytest.mark.parametrize("order", list(permutations(FIRST_DAY[6:10])))
def test_the_order_found_does_not_depend_on_the_order_read(order: Sequence[Event]) -> None:
    assert newest_first(order) == tuple(reversed(FIRST_DAY[6:10]))

"""Two releases of one period, for whoever supposes that people were only added."""

from collections.abc import Mapping

from tests.domain.statistics.tiny_plans import persons, tiny_plan

from conseil_mobilite.domain.statistics.audit.additions import leave_room
from conseil_mobilite.domain.statistics.audit.excess import Known
from conseil_mobilite.domain.statistics.exact.figures import Count

PLAN = tiny_plan({"age": ("a", "b", "c")})
ROOM = 1


def released(alone: int, together: int) -> Mapping[Count, int]:
    gathered = Count("persons", (("age", ("b", "c")),))
    return {persons(): alone + together, persons(age="a"): alone, gathered: together}


def test_people_may_have_been_added_where_figures_stay_or_rise() -> None:
    first = Known(released(20, 25), {})
    assert leave_room(PLAN, first, Known(released(20, 25), {}), ROOM)
    assert leave_room(PLAN, first, Known(released(25, 25), {}), ROOM)
    assert not leave_room(PLAN, first, Known(released(10, 25), {}), ROOM)


def test_hidden_values_under_a_ceiling_must_have_room_in_both_releases() -> None:
    ceilings = {persons(age="b"): 10, persons(age="c"): 10}
    first, then = released(20, 25), released(20, 30)
    assert leave_room(PLAN, Known(first, {}), Known(then, {}), ROOM)
    assert not leave_room(PLAN, Known(first, ceilings), Known(then, ceilings), ROOM)
    assert leave_room(PLAN, Known(first, ceilings), Known(released(25, 25), ceilings), ROOM)

"""The guarantee: how wide every interval is that can be deduced from published figures."""

import pytest
from tests.domain.statistics.tiny_plans import persons, tiny_plan

from conseil_mobilite.domain.statistics.audit.certificate import certificate, certify
from conseil_mobilite.domain.statistics.audit.excess import Known
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.exact.figures import Count

_AGES = {"age": ("young", "old"), "sex": ("f", "m")}


def test_nothing_published_leaves_everything_open() -> None:
    assert certify(tiny_plan(_AGES), {}) == 4


def test_additive_figures_leave_the_whole_room() -> None:
    plan = tiny_plan(_AGES)

    width = certify(plan, {persons(): 30, persons(age="young"): 10, persons(age="old"): 20})

    assert width == 4


def test_parts_that_do_not_add_up_tell_something() -> None:
    plan = tiny_plan(_AGES)
    nearest = {persons(): 25, persons(age="young"): 10, persons(age="old"): 10}

    found = certificate(plan, Known(nearest, {}))

    assert [each.value for each in found.excesses] == [0.5]
    assert found.width == 3
    assert found.weakest == "persons"


def test_three_tables_without_a_small_cell_may_still_leave_no_population_at_all() -> None:
    """Eight groups whose two-way tables go round in a circle that no three-way table closes."""
    plan = tiny_plan({"a": "01", "b": "01", "c": "01"})
    alike, apart = 50, 0
    figures = {persons(): 100} | {
        persons(**{one: x, other: y}): alike if (x == y) is same else apart
        for one, other, same in (("a", "b", True), ("b", "c", True), ("a", "c", False))
        for x in "01"
        for y in "01"
    }

    assert certify(plan, figures) == 0


def test_a_rule_of_words_ties_two_breakdowns() -> None:
    link = LinkRule(("persons|sex=f",), ("persons|age=young",), exact=True)
    figures = {persons(): 30, persons(age="young"): 20, persons(sex="f"): 15}

    assert certify(tiny_plan(_AGES), figures) == 4
    assert certify(tiny_plan(_AGES, rules=(link,)), figures) == 3
    assert certify(tiny_plan(_AGES, rules=(link,)), {**figures, persons(sex="f"): 10}) == 0


def test_a_rule_of_thumb_counts_unless_the_figures_deny_it() -> None:
    link = LinkRule(("persons|sex=f",), ("persons|age=young",), exact=False)
    plan = tiny_plan(_AGES, rules=(link,))
    crossed = Count("persons", (("age", ("young",)), ("sex", ("m",))))

    kept = certify(plan, {persons(age="young"): 15, persons(sex="f"): 15, crossed: 5})
    denied = certify(plan, {persons(age="young"): 20, persons(sex="f"): 15, crossed: 5})

    assert kept == 0
    assert denied == 4


def test_a_population_that_is_part_of_another_is_read_with_it() -> None:
    populations = (("persons", ""), ("leavers", "persons"))
    plan = tiny_plan({**_AGES, "why": ("work", "other")}, populations)
    leavers = {
        Count("leavers"): 30,
        Count("leavers", (("why", ("work",)),)): 15,
        Count("leavers", (("why", ("other",)),)): 15,
    }

    assert certify(plan, {persons(): 30, **leavers}) == 4
    assert certify(plan, {persons(): 25, **leavers}) == 3
    assert certify(plan, {persons(): 20, **leavers}) == 0


def test_values_gathered_under_one_name_are_one_figure() -> None:
    plan = tiny_plan({"age": ("a", "b", "c")})
    gathered = Count("persons", (("age", ("b", "c")),))

    assert certify(plan, {persons(): 40, persons(age="a"): 20, gathered: 20}) == 4
    assert certify(plan, {persons(): 40, persons(age="a"): 20, gathered: 15}) == 3
    assert certify(plan, {persons(): 40, persons(age="a"): 20, gathered: 10}) == 1


@pytest.mark.parametrize(
    ("values", "together", "width"),
    [("bc", 25, 4), ("bc", 30, 2), ("bcd", 40, 4), ("bcd", 45, 1), ("bcde", 55, 4)],
)
def test_hidden_values_under_a_ceiling_are_known_as_nearly_as_they_fill_it(
    values: str, together: int, width: int
) -> None:
    """Each is 14 at most: two of which there are at least 26 are known from 12 to 14."""
    plan = tiny_plan({"age": ("a", *values), "sex": ("f", "m")})
    gathered = Count("persons", (("age", tuple(values)),))
    figures = {persons(): 20 + together, persons(age="a"): 20, gathered: together}
    ceilings = {persons(age=value): 10 for value in values}

    assert certificate(plan, Known(figures, ceilings)).width == width
    assert certificate(plan, Known(figures, {})).width == 4


def test_of_two_partitions_that_are_full_no_profile_is_without_room() -> None:
    dimensions = {"age": ("a", "b", "c", "d"), "care": ("w", "x", "y", "z")}
    plan = tiny_plan(dimensions)
    figures = {persons(): 60} | {
        Count("persons", ((code, values[1:]),)): 40 for code, values in dimensions.items()
    }
    hidden = [persons(**{code: v}) for code, values in dimensions.items() for v in values[1:]]

    found = certificate(plan, Known(figures, dict.fromkeys(hidden, 10)))

    assert found.width == 4

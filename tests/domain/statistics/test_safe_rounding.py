"""How a family is rounded again until it is proved safe."""

from collections.abc import Mapping

from tests.domain.statistics.tiny_plans import persons, tiny_plan, with_simple_tables

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import Draw, Rounded
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Cut
from conseil_mobilite.domain.statistics.rounding.safe_rounding import Proof, Search, round_safely

PLAN = with_simple_tables(tiny_plan({"age": ("a", "b", "c", "d")}))
COUNTS = {persons(): 71} | {
    persons(age=value): amount for value, amount in {"a": 40, "b": 13, "c": 8, "d": 10}.items()
}
TOGETHER = Count("persons", (("age", ("b", "c", "d")),))


def test_a_group_that_grows_under_a_rule_keeps_what_is_asked_of_it() -> None:
    """`b` shown alone must be 10, hence be gathered; then all three must be 30, not 35."""
    asked = {persons(age="b"): 10, TOGETHER: 30}
    grown = 0
    for seed in range(12):
        proofs = _Proofs(asked)
        found = round_safely(PLAN, Search(COUNTS, Draw(bytes([seed] * 16)), proofs.prove))
        assert found.dropped == ()
        assert found.figures.get(TOGETHER, 30) == 30
        assert found.figures.get(persons(age="b"), 10) == 10
        grown += proofs.refused == [persons(age="b"), TOGETHER]
    assert grown > 0


class _Proofs:
    """Refuse figures above what is asked, one after another."""

    def __init__(self, asked: Mapping[Count, int]) -> None:
        self._asked = asked
        self.refused: list[Count] = []

    def prove(self, plan: Plan, rounded: Rounded) -> Proof:
        assert plan.tables
        for count, most in self._asked.items():
            if rounded.figures.get(count, 0) > most:
                self.refused.append(count)
                return Proof(safe=False, cuts=(Cut({count: 1.0}, most),))
        return Proof(safe=True)

import pytest
from tests.disclosure_attack.populations import population

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally
from conseil_mobilite.store.reference.statistics_reference import tables_plan


def unit(age: str, sex: str, *publics: str, weight: int = 1) -> UnitRecord:
    values: dict[str, str | frozenset[str]] = {"age": age, "sexe": sex}
    return UnitRecord({**values, "public": frozenset(publics)}, weight)


def tallies(*persons: UnitRecord) -> Tallies:
    return tally(tables_plan(), {"I-05": (), "I-06": persons})


def test_a_unit_counts_in_its_cell_in_its_margins_and_in_its_publics() -> None:
    found = tallies(unit("18_25", "F", "rsa"))
    assert {(count.condition, value) for count, value in found.items() if value} >= {
        ((), 1),
        ((("age", ("18_25",)),), 1),
        ((("sexe", ("F",)),), 1),
        ((("age", ("18_25",)), ("sexe", ("F",))), 1),
        ((("public:rsa", ("oui",)),), 1),
        ((("public:ass", ("non",)),), 1),
    }


def test_units_that_are_alike_may_come_together() -> None:
    alone = unit("26_39", "H", "ass")
    assert tallies(unit("26_39", "H", "ass", weight=3)) == tallies(alone, alone, alone)


def test_a_public_that_the_plan_does_not_publish_counts_nowhere() -> None:
    assert tallies(unit("26_39", "H", "aah")) == tallies(unit("26_39", "H"))


def test_a_plan_without_units_is_full_of_zeros() -> None:
    assert set(tallies().values()) == {0}


def test_a_value_outside_the_partition_is_a_defect() -> None:
    with pytest.raises(ValueError, match="sexe"):
        tallies(unit("26_39", "X"))


@pytest.mark.parametrize("seed", range(3))
def test_counting_one_by_one_gives_the_same(seed: int) -> None:
    plan, people = tables_plan(), population(150, seed)
    for count, value in people.counts(plan).items():
        units = people.met if count.population == "I-06" else people.assessed
        assert value == sum(meets(person, count) for person in units)


def meets(person: UnitRecord, count: Count) -> bool:
    publics = person.values["public"]
    return all(
        (name.removeprefix("public:") in publics) == (values == ("oui",))
        if name.startswith("public:")
        else person.values[name] in values
        for name, values in count.condition
    )

import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure_attack.populations import AGES, SEXES, population
from tests.disclosure_attack.releases import SCOPE, released, secret

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally
from conseil_mobilite.domain.statistics.release.disclosure import protect
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    Reason,
    Status,
)
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan

MET = Count("I-06")
ASSESSED = Count("I-05")


def counts(size: int, seed: int = 1) -> Tallies:
    return population(size, seed).counts(tables_plan())


def people(**cells: int) -> list[UnitRecord]:
    """Return so many persons by age and sex: `people(a26_39_F=12)`."""
    found = []
    for cell, amount in cells.items():
        age, _, sex = cell.removeprefix("a").rpartition("_")
        values: dict[str, str | frozenset[str]] = {"age": age, "sexe": sex, "public": frozenset()}
        found.append(UnitRecord(values, amount))
    return found


def counted(met: list[UnitRecord], assessed: list[UnitRecord] | None = None) -> Tallies:
    return tally(tables_plan(), {"I-06": met, "I-05": met if assessed is None else assessed})


def true_count(tallies: Tallies, count: Count) -> int:
    singles = [[(name, (value,)) for value in values] for name, values in count.condition]
    return sum(tallies[Count(count.population, chosen)] for chosen in product(*singles))


def reasons(release: ProtectedRelease) -> set[Reason]:
    return {withheld.reason for withheld in release.withheld}


def lines(release: ProtectedRelease, table: str, indicator: str) -> dict[tuple[str, ...], int]:
    return {
        tuple(value for _, value in cell.breakdown): int(cell.value)
        for cell in release.cells
        if (cell.table, cell.indicator) == (table, indicator) and cell.value is not None
    }


@pytest.mark.parametrize("size", [60, 200, 600, 2_000])
def test_every_figure_is_a_multiple_of_five_next_to_its_count(size: int) -> None:
    tallies = counts(size)
    figures = released(tallies).figures
    assert figures
    for count, value in figures.items():
        true = true_count(tallies, count)
        assert value % 5 == 0
        assert abs(int(value) - true) < 5, count
        assert true % 5 != 0 or value == true


@pytest.mark.parametrize("size", [60, 200, 600, 2_000])
@pytest.mark.parametrize("indicator", ["I-05", "I-06"])
def test_every_table_adds_up_and_has_the_same_total(size: int, indicator: str) -> None:
    release = released(counts(size))
    total = release.figures[Count(indicator)]
    crossed = lines(release, "age_sexe", indicator)
    ages, sexes = ({key[index] for key in crossed} - {"TOTAL"} for index in (0, 1))
    assert crossed["TOTAL", "TOTAL"] == total
    for age in (*ages, "TOTAL"):
        inside = sum(crossed[age, sex] for sex in sexes)
        assert inside == crossed[age, "TOTAL"] or not sexes
    for sex in (*sexes, "TOTAL"):
        inside = sum(crossed[age, sex] for age in ages)
        assert inside == crossed["TOTAL", sex] or not ages
    for cell in release.cells:
        if cell.indicator == indicator and all(value == "TOTAL" for _, value in cell.breakdown):
            assert cell.value == total


def test_each_public_and_its_complement_make_the_total() -> None:
    release = released(counts(600))
    figures = release.figures
    shown = [count for count in figures if ("public:rsa", ("oui",)) in count.condition]
    assert {count.population for count in shown} == {"I-05", "I-06"}
    for count in shown:
        other = Count(count.population, (("public:rsa", ("non",)),))
        assert figures[count] + figures[other] == figures[Count(count.population)]


def test_assessments_are_not_shown_above_the_persons_met() -> None:
    figures = released(counts(600)).figures
    pairs = [
        (value, figures[Count("I-06", count.condition)])
        for count, value in figures.items()
        if count.population == "I-05" and Count("I-06", count.condition) in figures
    ]
    assert pairs
    assert all(assessed <= met for assessed, met in pairs)


def test_publishing_again_gives_the_same_release() -> None:
    tallies = counts(200)
    assert len({released(tallies).cells for _ in range(20)}) == 1


def test_a_new_process_finds_the_same_figures() -> None:
    code = (
        "from tests.domain.test_disclosure import counts, released\n"
        "print([str(cell.value) for cell in released(counts(200)).cells])"
    )
    again = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert again.stdout.strip() == str([str(cell.value) for cell in released(counts(200)).cells])


def test_another_base_with_the_same_people_publishes_other_figures() -> None:
    tallies = counts(600)
    one, other = released(tallies, secret(1)), released(tallies, secret(2))
    assert one.figures != other.figures
    assert one.seed_fingerprint != other.seed_fingerprint


def test_a_secret_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(ValueError, match="secret"):
        released(counts(60), b"short")


@pytest.mark.parametrize("size", [0, 1, 10])
def test_under_fifteen_persons_nothing_is_published_and_it_is_said(size: int) -> None:
    release = released(counts(size))
    assert release.is_empty
    assert release.cells
    assert all(cell.status is Status.WITHHELD for cell in release.cells)
    assert reasons(release) == {Reason.FEW_PERSONS}
    assert "aucun tableau" in release.withheld[0].sentence


def test_under_fifteen_assessments_only_the_persons_are_published() -> None:
    release = released(counted(people(a26_39_F=30, a18_25_H=30), people(a26_39_F=10)))
    assert {count.population for count in release.figures} == {"I-06"}
    assert Reason.FEW_UNITS in reasons(release)


def test_a_value_under_fifteen_joins_the_next_smallest_under_others() -> None:
    met = people(a26_39_F=60, a26_39_H=25, a26_39_NSP=5, a40_49_F=40, a40_49_H=20, a50_59_H=20)
    release = released(counted(met))
    sexes = {
        sex: value
        for (age, sex), value in lines(release, "age_sexe", "I-06").items()
        if age == "TOTAL"
    }
    assert sexes == {"F": 100, "AUTRES": 70, "TOTAL": 170}
    (note,) = [w for w in release.withheld if (w.indicator, w.partition) == ("I-06", "sexe")]
    assert note.reason is Reason.GATHERED
    assert "« Homme » et « Non précisé »" in note.sentence.replace("\u00a0", " ")


def test_small_values_that_reach_fifteen_together_take_no_other() -> None:
    met = people(a26_39_F=60, a40_49_F=40, a50_59_F=10, a60_plus_F=10, a26_39_H=60)
    release = released(counted(met))
    ages = {
        age: value
        for (age, sex), value in lines(release, "age_sexe", "I-06").items()
        if sex == "TOTAL"
    }
    assert ages == {"26_39": 120, "40_49": 40, "AUTRES": 20, "TOTAL": 180}


def test_no_group_under_fifteen_is_shown_alone() -> None:
    for seed in range(10):
        for count, value in released(counts(200, seed)).figures.items():
            if len(count.condition) < 2:
                assert value >= 15, count


def test_a_public_with_a_small_side_shows_its_total_only() -> None:
    met = people(a26_39_F=60, a40_49_H=60)
    release = released(counted(met))
    public = [
        c for c in release.cells if c.breakdown[0][0] == "public:rsa" and c.indicator == "I-06"
    ]
    shown = {cell.breakdown[0][1]: (cell.value, cell.status) for cell in public}
    assert shown == {
        "TOTAL": (120, Status.ROUNDED),
        "oui": (None, Status.WITHHELD),
        "non": (None, Status.WITHHELD),
    }


def sent(release: ProtectedRelease) -> Bounds:
    return {count: (int(value), int(value)) for count, value in release.figures.items()}


def again(tallies: Tallies, earlier: Bounds) -> ProtectedRelease:
    """Protect under another draw, which would choose other figures if it were free to."""
    return protect(tables_plan(), indicators(), tallies, SCOPE, secret(9), earlier)


def test_what_was_sent_earlier_stays_as_it_was_sent() -> None:
    tallies = counts(600)
    first = released(tallies)
    assert again(tallies, {}).figures != first.figures
    assert again(tallies, sent(first)).figures == first.figures


@pytest.mark.parametrize("late", [1, 2, 5, 20])
def test_people_found_late_move_no_figure_already_sent(late: int) -> None:
    # given a release already sent, and some persons found since
    known = population(200, 5)
    first = released(known.counts(tables_plan()))
    met = (*known.met, *people(a26_39_F=late))
    tallies = tally(tables_plan(), {"I-06": met, "I-05": known.assessed})
    # when the period is protected again with what was sent as constants
    second = again(tallies, sent(first))
    # then a figure either stays or is not published
    common = second.figures.keys() & first.figures.keys()
    assert all(second.figures[count] == first.figures[count] for count in common)


def test_without_a_rounding_the_crossing_goes_first_and_it_is_said() -> None:
    # given constants that the margins allow and the crossed cells do not
    met = people(a26_39_F=51, a26_39_H=51, a40_49_F=20, a50_59_H=90, a50_59_NSP=30)
    tallies = counted(met)
    cell = ("age", ("26_39",))
    impossible: Bounds = {
        Count("I-06", (cell, ("sexe", ("F",)))): (55, 55),
        Count("I-06", (cell, ("sexe", ("H",)))): (50, 50),
        Count("I-06", (cell,)): (100, 100),
    }
    release = protect(tables_plan(), indicators(), tallies, SCOPE, secret(1), impossible)
    # then the margins are published, the crossing is not, and the file says so
    shown = {
        tuple(name for name, _ in cell.breakdown)
        for cell in release.cells
        if cell.table == "age_sexe" and cell.value is not None
    }
    assert shown == {("age",), ("sexe",)}
    crossed = [cell for cell in release.cells if len(cell.breakdown) == 2]
    assert {(cell.status, cell.value) for cell in crossed} == {(Status.WITHHELD, None)}
    assert "« Tranche d’âge » et « Sexe »" in crossed[0].note.replace("\u00a0", " ")
    assert Reason.NO_CROSSING in reasons(release)
    assert release.figures[Count("I-06", (cell,))] == 100


def test_where_no_rounding_exists_at_all_nothing_is_published() -> None:
    release = protect(
        tables_plan(), indicators(), counts(200), SCOPE, secret(1), {MET: (0, 0), ASSESSED: (0, 0)}
    )
    assert release.is_empty
    assert release.cells
    assert {Reason.NO_TABLE, Reason.FEW_PERSONS} & reasons(release)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 12), min_size=21, max_size=21), st.integers(0, 2**32))
def test_whatever_the_table_what_is_published_is_next_to_it(cells: list[int], key: int) -> None:
    met = [
        UnitRecord({"age": age, "sexe": sex, "public": frozenset()}, amount)
        for (age, sex), amount in zip(product(AGES, SEXES), cells, strict=True)
        if amount
    ]
    tallies = counted(met)
    for count, value in released(tallies, secret(key)).figures.items():
        assert abs(int(value) - true_count(tallies, count)) < 5
        assert value >= 15 or len(count.condition) == 2


def test_where_every_value_is_just_under_the_floor_its_breakdown_is_dropped() -> None:
    """Values of 13 show as 10 or 15: no group of them stays next to its count."""
    met = people(a26_39_F=13, a40_49_F=13, a50_59_F=12, a60_plus_H=17, a18_25_H=13, amoins_18_H=13)
    release = released(counted(met))
    shown = {dimension for cell in release.cells for dimension, _ in cell.breakdown if cell.value}
    assert "sexe" in shown
    assert "age" not in shown
    assert Reason.NO_CROSSING in reasons(release)

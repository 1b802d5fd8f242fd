"""What protect, protect_year and correct may show of a small plan."""

from datetime import date

import pytest
from tests.domain.statistics.plan_by_hand import figures, small_plan

from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.domain.statistics.release.corrections import correct
from conseil_mobilite.domain.statistics.release.count_rows import ZERO
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Reason,
    Scope,
    Status,
)
from conseil_mobilite.domain.statistics.release.protection import protect
from conseil_mobilite.domain.statistics.release.years import OF_FOUR_QUARTERS, protect_year

PLAN = small_plan()
SECRET = bytes(range(32))
QUARTERS = tuple(
    Scope("BAS", date(2026, month, 1), date(2026, month + 2, 28)) for month in (1, 4, 7, 10)
)
YEAR = Scope("BAS", date(2026, 1, 1), date(2026, 12, 31))
EXITS = {
    ("oui", "F"): 31,
    ("oui", "H"): 22,
    ("oui", "NSP"): 17,
    ("non", "F"): 24,
    ("non", "H"): 38,
    ("non", "NSP"): 16,
}


def release(
    exact: ExactFigures, scope: Scope = QUARTERS[0], key: bytes = SECRET
) -> ProtectedRelease:
    return protect(PLAN, exact, scope, key)


def of(found: ProtectedRelease, table: str, *values: str) -> PublishedCell:
    (cell,) = (
        cell
        for cell in found.cells
        if cell.table == table and tuple(value for _, value in cell.breakdown) == values
    )
    return cell


def test_under_the_floor_nothing_is_published_and_the_file_says_so() -> None:
    found = release(figures({"F": 6, "H": 4}, EXITS))
    assert found.is_empty
    assert {cell.status for cell in found.cells} == {Status.WITHHELD}
    assert [why.reason for why in found.withheld] == [Reason.FEW_PERSONS]
    assert "aucun tableau" in found.withheld[0].sentence


def test_a_population_under_the_floor_is_withheld_and_the_others_shown() -> None:
    found = release(figures({"F": 60, "H": 48, "NSP": 20}, {("oui", "F"): 4, ("non", "H"): 5}))
    assert of(found, "I-06_sexe", "TOTAL").value is not None
    assert of(found, "I-25_positive", "TOTAL").value is None
    assert of(found, "I-25_taux").note == of(found, "I-25_positive", "TOTAL").note


def test_a_small_value_joins_the_next_smallest() -> None:
    found = release(figures({"F": 60, "H": 48, "NSP": 3}, EXITS))
    shown = {cell.breakdown[0][1] for cell in found.cells if cell.table == "I-06_sexe"}
    assert shown == {"F", "AUTRES", "TOTAL"}
    assert [group.values for group in found.gathered] == [("H", "NSP")]


@pytest.mark.parametrize(("men", "others"), [(14, 12), (12, 14), (14, 14), (13, 13)])
def test_what_keeps_a_small_value_company_is_as_well_hidden_when_it_is_small_too(
    men: int, others: int
) -> None:
    """Who believes both under 15 is right, even where one was rounded to 15 before it joined."""
    exact = figures({"F": 60, "H": men, "NSP": others}, EXITS)
    found = [release(exact, key=bytes([key] * 32)) for key in range(12)]
    together = [
        of(each, "I-06_sexe", "AUTRES").value
        for each in found
        if [group.values for group in each.gathered] == [("H", "NSP")]
    ]
    assert len(together) > 1
    assert set(together) == {25}  # with 30, each would be known to be 12 to 14


def test_a_rate_is_computed_from_the_rounded_counts() -> None:
    found = release(figures({"F": 60, "H": 48, "NSP": 20}, EXITS))
    part = of(found, "I-25_positive_sexe", "oui", "H").value
    whole = of(found, "I-25_positive_sexe", "TOTAL", "H").value
    assert part is not None
    assert whole is not None
    rate = of(found, "I-25_taux_sexe", "H")
    assert rate.value == round(100 * part / whole)
    assert (rate.status, rate.step, rate.unit) == (Status.COMPUTED, 1, "pour_cent")


def test_a_rate_of_fewer_than_thirty_is_withheld() -> None:
    exits = {**EXITS, ("oui", "NSP"): 9, ("non", "NSP"): 12}
    found = release(figures({"F": 60, "H": 48, "NSP": 20}, exits))
    assert of(found, "I-25_positive_sexe", "TOTAL", "NSP").value in {20, 25}
    assert of(found, "I-25_taux_sexe", "NSP").value is None


def test_the_same_figures_give_the_same_release_and_another_secret_another() -> None:
    exact = figures({"F": 61, "H": 48, "NSP": 22}, EXITS)
    assert release(exact) == release(exact)
    others = [release(exact, key=bytes([rank] * 32)).cells for rank in range(1, 6)]
    assert any(cells != release(exact).cells for cells in others)


def test_a_year_of_events_is_the_sum_of_its_quarters() -> None:
    exact = [
        figures({"F": 61 + rank, "H": 48, "NSP": 22}, {k: n + rank for k, n in EXITS.items()})
        for rank in range(4)
    ]
    quarters = [release(each, scope) for each, scope in zip(exact, QUARTERS, strict=True)]
    whole = figures({"F": 150, "H": 110, "NSP": 60}, {key: 4 * n + 6 for key, n in EXITS.items()})
    year = protect_year(PLAN, whole, YEAR, SECRET, quarters)
    for values in (("oui", "F"), ("non", "TOTAL"), ("TOTAL", "TOTAL")):
        added = [of(each, "I-25_positive_sexe", *values).value or 0 for each in quarters]
        assert of(year, "I-25_positive_sexe", *values).value == sum(added)
        assert of(year, "I-25_positive_sexe", *values).note.endswith(OF_FOUR_QUARTERS)
    people = of(year, "I-06_sexe", "TOTAL")
    assert people.value == 320
    assert people.note == ""
    assert not any(ZERO in cell.note for cell in year.cells if cell.table.startswith("I-25"))


def test_a_year_without_one_of_its_quarters_is_left_out_and_says_so() -> None:
    exact = figures({"F": 61, "H": 48, "NSP": 22}, EXITS)
    few = figures({"F": 61, "H": 48, "NSP": 22}, {("oui", "F"): 3})
    quarters = [release(few if rank == 1 else exact, scope) for rank, scope in enumerate(QUARTERS)]
    whole = figures({"F": 150, "H": 110, "NSP": 60}, {key: 3 * n for key, n in EXITS.items()})
    year = protect_year(PLAN, whole, YEAR, SECRET, quarters)
    assert of(year, "I-25_positive", "TOTAL").value is None
    assert Reason.NOT_FOR_THE_YEAR in {why.reason for why in year.withheld}


def test_a_year_is_held_against_what_its_quarters_say_of_being_few() -> None:
    """Four quarters of fewer than 15 people make a year of 56 at most: 60 would tell all four."""
    few = figures({"F": 14}, EXITS)
    keys = [bytes([key] * 32) for key in range(40)]
    quarters = [
        next(found for key in keys if (found := release(few, scope, key)).is_empty)
        for scope in QUARTERS
    ]

    def shown(people: int) -> set[object]:
        exact = figures({"F": people}, {})
        years = [protect_year(PLAN, exact, YEAR, key, quarters) for key in keys[:8]]
        return {of(year, "I-06_sexe", "TOTAL").value for year in years}

    assert shown(32) == {30, 35}
    assert shown(56) == {None}


def test_a_correction_that_changes_nothing_is_the_release_already_sent() -> None:
    exact = figures({"F": 61, "H": 48, "NSP": 22}, EXITS)
    first = release(exact)
    assert correct(PLAN, exact, QUARTERS[0], SECRET, [first]) is first


def test_a_figure_that_would_fall_makes_the_correction_wait() -> None:
    first = release(figures({"F": 61, "H": 48, "NSP": 22}, EXITS))
    fewer = figures({"F": 40, "H": 30, "NSP": 22}, EXITS)
    assert correct(PLAN, fewer, QUARTERS[0], SECRET, [first]) is None


@pytest.mark.parametrize("more", [1, 2, 3, 5, 20])
def test_a_correction_shows_what_the_first_version_showed(more: int) -> None:
    first = release(figures({"F": 61, "H": 48, "NSP": 22}, EXITS))
    later = figures({"F": 61 + more, "H": 48, "NSP": 22}, {**EXITS, ("oui", "F"): 31 + more})
    second = correct(PLAN, later, QUARTERS[0], SECRET, [first])
    assert second is None or shown_places(second) == shown_places(first)


def shown_places(found: ProtectedRelease) -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    return {(cell.table, cell.breakdown) for cell in found.cells if cell.value is not None}

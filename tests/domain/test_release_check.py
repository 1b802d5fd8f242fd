"""A finished release is read once more before it leaves: sound ones pass, broken ones do not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.disclosure_attack.populations import population
from tests.disclosure_attack.releases import released

from conseil_mobilite.domain.statistics.release.protected_release import TOTAL, PublishedCell
from conseil_mobilite.domain.statistics.release.release_check import check_release
from conseil_mobilite.store.reference.statistics_reference import tables_plan

Cells = list[PublishedCell]


def release_cells(size: int) -> Cells:
    return list(released(population(size, 1).counts(tables_plan())).cells)


def named(cell: PublishedCell) -> list[str]:
    return [value for _, value in cell.breakdown if value != TOTAL]


def with_value(cells: Cells, rank: int, value: int | Decimal) -> Cells:
    return [*cells[:rank], replace(cells[rank], value=value), *cells[rank + 1 :]]


@pytest.mark.parametrize("size", [0, 6, 15, 60, 200, 2_000])
def test_what_the_protection_makes_is_sound(size: int) -> None:
    cells = release_cells(size)

    check = check_release(tables_plan(), cells)

    assert check.faults == ()
    assert check.figures == sum(cell.value is not None for cell in cells)
    assert bool(check.sums) == (size >= 60)


@pytest.mark.parametrize("value", [-5, 7, Decimal("10.5")])
def test_a_figure_that_is_no_multiple_of_five_is_found(value: int | Decimal) -> None:
    cells = release_cells(200)
    rank = next(rank for rank, cell in enumerate(cells) if cell.value)

    faults = check_release(tables_plan(), with_value(cells, rank, value)).faults

    assert "Un effectif n’est pas un multiple de 5." in faults


def test_a_total_that_is_not_the_sum_of_its_parts_is_found() -> None:
    cells = release_cells(200)
    rank = next(rank for rank, cell in enumerate(cells) if cell.value and len(named(cell)) == 2)

    faults = check_release(tables_plan(), with_value(cells, rank, cells[rank].value or 0)).faults
    assert faults == ()
    faults = check_release(tables_plan(), with_value(cells, rank, 500)).faults

    assert faults == ("Un total n’est pas la somme de ses parties.",)


def test_a_figure_that_differs_from_one_table_to_another_is_found() -> None:
    cells = release_cells(200)
    rank = next(
        rank for rank, cell in enumerate(cells) if cell.table == "public" and not named(cell)
    )

    faults = check_release(tables_plan(), with_value(cells, rank, 5_000)).faults

    assert "Le même chiffre n’a pas la même valeur dans deux tableaux." in faults


def test_a_group_under_the_floor_is_found() -> None:
    cells = release_cells(200)
    rank = next(rank for rank, cell in enumerate(cells) if cell.value and len(named(cell)) == 1)

    faults = check_release(tables_plan(), with_value(cells, rank, 10)).faults

    assert "Un groupe de moins de 15 est montré." in faults

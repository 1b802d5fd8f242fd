"""What may be shown of medians, means and sums."""

from decimal import Decimal

import pytest
from tests.domain.statistics.plan_by_hand import small_plan

from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.exact.figures import Measured, Quantity
from conseil_mobilite.domain.statistics.release.count_rows import Shown
from conseil_mobilite.domain.statistics.release.protected_release import PublishedCell
from conseil_mobilite.domain.statistics.release.quantity_rows import quantity_rows, step_of


def euros(people: int, total: int, largest: int) -> Measured:
    return Measured(people, people, Decimal(total), Decimal(largest), None, None)


def rows(**parts: Measured) -> dict[str, PublishedCell]:
    """Publish sums by funder; the whole is their total, of forty people at least."""
    total = sum((part.total for part in parts.values()), Decimal(0))
    largest = max(part.largest for part in parts.values())
    measures = {Quantity("montants"): Measured(40, 40, total, largest, None, None)} | {
        Quantity("montants", (("financeur", (code,)),)): part for code, part in parts.items()
    }
    shown = Shown(small_plan(), {}, {}, {}, {})
    return {
        cell.breakdown[0][1] if cell.breakdown else "TOTAL": cell
        for cell in quantity_rows(shown, measures)
        if cell.table.startswith("I-22") and "delai" not in cell.table
    }


def test_a_sum_is_rounded_to_a_hundred_euros() -> None:
    found = rows(region=euros(20, 12_349, 900), epci=euros(15, 8_951, 800))
    assert (found["region"].value, found["region"].step) == (12_300, 100)
    assert found["epci"].value == 9_000
    assert found["TOTAL"].value == 21_300


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (euros(11, 5_000, 800), True),
        (euros(10, 5_000, 800), False),
        (euros(30, 10_000, 8_500), True),
        (euros(30, 10_000, 8_501), False),
    ],
)
def test_a_sum_needs_eleven_people_and_none_above_85_per_cent(
    part: Measured, *, shown: bool
) -> None:
    found = rows(region=part, epci=euros(15, 9_000, 800), etat=euros(25, 9_500, 800))
    assert (found["region"].value is not None) is shown


def test_a_sum_withheld_alone_takes_the_smallest_with_it() -> None:
    # given a funder who helped one person only
    found = rows(region=euros(1, 400, 400), epci=euros(15, 9_000, 800), etat=euros(25, 9_900, 800))
    # then the total minus the others does not tell what that person got
    assert found["region"].value is None
    assert found["epci"].value is None
    assert found["etat"].value == 9_900


def test_nothing_is_taken_along_by_a_funder_of_nobody() -> None:
    found = rows(region=euros(0, 0, 0), epci=euros(15, 9_000, 800))
    assert found["region"].value is None
    assert found["epci"].value == 9_000


def test_a_median_is_shown_to_the_nearest_five_days() -> None:
    plan = small_plan()
    shown = Shown(plan, {}, {}, {}, {})

    def median(people: int) -> PublishedCell:
        measured = Measured(people, people, Decimal(0), Decimal(0), None, Decimal("17.5"))
        cells = quantity_rows(shown, {Quantity("delai"): measured})
        return next(cell for cell in cells if cell.table == "I-22_delai")

    assert (median(11).value, median(11).step) == (20, 5)
    assert median(10).value is None


def test_levels_and_contacts_are_rounded_to_a_half() -> None:
    assert step_of(Unit.LEVELS) == step_of(Unit.CONTACTS) == Decimal("0.5")

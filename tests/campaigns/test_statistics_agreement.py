"""The SQL of the statistics gives the figures that plain loops over the rows give."""

from datetime import date
from pathlib import Path

import pytest
from tests.campaigns.statistics_agreement import campaign, without
from tests.naive_statistics.exits import six_months_after
from tests.naive_statistics.people import age_band

from conseil_mobilite.store.keys.cipher import DataKey

EMPTY = 11
"""The seed of a base in which there is nobody."""
MOST_TRIED = 10
"""Bases among which one at least tells that a condition is lost."""
CONDITIONS = ("x.deleted_at IS NULL", "y.end_reason <> 'doublon_erreur'")


def test_every_figure_of_random_bases_is_that_of_the_naive_count(
    tmp_path: Path, data_key: DataKey
) -> None:
    tally = campaign(tmp_path, range(3), data_key)

    assert not tally.faults, tally
    assert tally.above_nought > 2_000


def test_a_base_with_nobody_has_its_figures_all_the_same(tmp_path: Path, data_key: DataKey) -> None:
    tally = campaign(tmp_path, range(EMPTY, EMPTY + 1), data_key)

    assert not tally.faults, tally
    assert tally.figures > 5_000


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_left_out_of_the_sql_is_found(
    condition: str, tmp_path: Path, data_key: DataKey
) -> None:
    for seed in range(MOST_TRIED):
        folder = tmp_path / str(seed)
        folder.mkdir()
        with without(condition):
            if campaign(folder, range(seed, seed + 1), data_key).faults:
                return
    pytest.fail("The comparison cannot fail: it proves nothing")


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 3, 31), date(2026, 9, 30)),
    ],
)
def test_six_months_later_a_day_that_does_not_exist_is_the_last_of_the_month(
    day: date, after: date
) -> None:
    assert six_months_after(day) == after


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2008, 3, 1), "moins_18"),
        (date(2008, 2, 28), "18_25"),
        (date(2008, 2, 29), "moins_18"),
        (date(2000, 2, 28), "26_39"),
        (None, "NSP"),
    ],
)
def test_whoever_is_born_on_29_february_ages_on_1_march(born: date | None, band: str) -> None:
    assert age_band(born, date(2026, 2, 28)) == band

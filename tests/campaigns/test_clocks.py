"""A short version of the turned clocks; a journal read by its instants is found out."""

import os
from pathlib import Path

import pytest
from tests.campaigns import clocks

if os.name == "nt":
    pytest.skip("The zone of a process is turned as POSIX systems do", allow_module_level=True)


def test_nothing_is_lost_nor_moved_whatever_the_clock_says(tmp_path: Path) -> None:
    tally = clocks.campaign(tmp_path, 1, 11)
    assert tally.passed, tally


def test_a_journal_told_by_its_instants_is_found_out(tmp_path: Path) -> None:
    tally = clocks.campaign(tmp_path, 1, 11, clocks.Order(by_number=False))
    assert any("another order" in each for each in tally.faults)

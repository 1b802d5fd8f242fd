"""A short version of the campaign of merges, held against a way of moving that must fail it."""

from pathlib import Path

from tests.campaigns import merges


def test_files_merged_and_separated_again_leave_the_base_as_it_was(tmp_path: Path) -> None:
    tally = merges.campaign(tmp_path, 6, 11, people=25, unsafe=False)
    assert tally.passed, tally


def test_rows_moved_past_the_journal_do_not_pass(tmp_path: Path) -> None:
    assert merges.campaign(tmp_path, 1, 11, people=12, unsafe=True).unequal

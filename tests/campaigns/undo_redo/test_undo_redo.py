"""A short version of the campaign of undo and redo, held against a journal that must fail it."""

from pathlib import Path

import pytest
from tests.campaigns.undo_redo.campaign import campaign


def test_random_acts_are_undone_and_done_again_exactly(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 12, 11, most=8)
    assert tally.passed, tally


def test_a_journal_that_forgets_cascades_does_not_pass(tmp_path: Path) -> None:
    for seed in range(20):
        folder = tmp_path / str(seed)
        folder.mkdir()
        if campaign(folder, 2, seed, most=20, forget_cascades=True).unequal:
            return
    pytest.fail("The campaign cannot fail: it proves nothing")

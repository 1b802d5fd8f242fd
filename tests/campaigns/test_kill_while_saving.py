"""Short versions of the kills while answers are saved; a careless writer must lose some."""

from pathlib import Path

import pytest
from tests.campaigns.kill_while_saving import campaign


def test_killing_the_program_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 3, 11, acknowledge_first=False)
    assert tally.passed, tally


def test_killing_a_program_that_acknowledges_too_early_loses_answers(tmp_path: Path) -> None:
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        if campaign(folder, 2, attempt, acknowledge_first=True).lost:
            return
    pytest.fail("The campaign cannot fail: it proves nothing")

"""Short versions of the campaigns of saving; each is held against a writer that must fail it."""

from pathlib import Path

import pytest
from tests.campaigns import kill_while_saving, power_loss

needs_compiler = pytest.mark.skipif(
    not power_loss.available(), reason="needs Linux and a C compiler (cc) to record system calls"
)


def test_killing_the_program_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    tally = kill_while_saving.campaign(tmp_path, 3, 11, acknowledge_first=False)
    assert tally.passed, tally


def test_killing_a_program_that_acknowledges_too_early_loses_answers(tmp_path: Path) -> None:
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        if kill_while_saving.campaign(folder, 2, attempt, acknowledge_first=True).lost:
            return
    pytest.fail("The campaign cannot fail: it proves nothing")


@needs_compiler
def test_cutting_the_power_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    tally = power_loss.campaign(tmp_path, 25, 24, 11, "FULL")
    assert tally.passed, tally


@needs_compiler
@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_cutting_the_power_of_a_careless_base_loses_answers(
    tmp_path: Path, synchronous: str
) -> None:
    tally = power_loss.campaign(tmp_path, 10, 24, 11, synchronous, sessions=1)
    assert tally.lost > 0, tally

"""A short version of the power cut while an act writes files; one that syncs nothing loses some."""

from pathlib import Path

import pytest
from tests.campaigns import power_loss_of_acts
from tests.campaigns.power_cuts.recording import available

FEW = 4
"""Acts recorded, of the dozen that the campaign does."""
pytestmark = pytest.mark.skipif(
    not available(), reason="needs Linux and a C compiler (cc) to record system calls"
)


@pytest.mark.parametrize("name", power_loss_of_acts.ACTS)
def test_cutting_the_power_takes_back_nothing_that_was_told(tmp_path: Path, name: str) -> None:
    tally = power_loss_of_acts.campaign(tmp_path, name, 6, 11, unsafe=False, acts=FEW)
    assert tally.passed, tally
    assert tally.told > 0


@pytest.mark.parametrize("name", ["changing a slot", "erasing", "backing up", "re-keying"])
def test_without_its_syncs_something_told_is_taken_back(tmp_path: Path, name: str) -> None:
    tally = power_loss_of_acts.campaign(tmp_path, name, 12, 11, unsafe=True, acts=FEW)
    assert tally.lost or tally.corrupt

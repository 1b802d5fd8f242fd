"""Short versions of the power losses while answers are saved; a careless base must lose some."""

from pathlib import Path

import pytest
from tests.campaigns.power_cuts.recording import available
from tests.campaigns.power_loss import campaign

pytestmark = pytest.mark.skipif(
    not available(), reason="needs Linux and a C compiler (cc) to record system calls"
)


def test_cutting_the_power_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 25, 24, 11, "FULL")
    assert tally.passed, tally


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_cutting_the_power_of_a_careless_base_loses_answers(
    tmp_path: Path, synchronous: str
) -> None:
    tally = campaign(tmp_path, 10, 24, 11, synchronous, sessions=1)
    assert tally.lost > 0, tally

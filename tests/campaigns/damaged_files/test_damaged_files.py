from pathlib import Path

import pytest
from tests.campaigns.damaged_files.campaign import campaign, recreating, trust
from tests.campaigns.damaged_files.ways import CLOSED, CRASHED


def test_no_damage_goes_unseen_nor_is_written_over(tmp_path: Path) -> None:
    tally = campaign(tmp_path, len(CLOSED) + len(CRASHED), 11)
    assert tally.passed, tally


def test_a_program_that_trusts_recent_writes_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(monkeypatch)
    tally = campaign(tmp_path, len(CLOSED) + len(CRASHED), 11)
    assert tally.unseen, tally


def test_a_program_that_makes_a_base_anew_fails(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 8, 11, recreating)
    assert tally.written_over, tally

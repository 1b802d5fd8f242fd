from pathlib import Path

from tests.campaigns import damaged_files


def test_no_damage_goes_unseen_nor_is_written_over(tmp_path: Path) -> None:
    tally = damaged_files.campaign(tmp_path, 25, 11)
    assert tally.passed, tally

"""Short versions of the trial of backups; one that reads nothing again is found out."""

from pathlib import Path

from tests.campaigns.backups import DAMAGES, campaign


def test_every_backup_gives_its_day_back_and_the_damaged_one_is_named(tmp_path: Path) -> None:
    found = campaign(tmp_path, 3, 2 * len(DAMAGES), 11, unsafe=False)
    assert found.passed, found
    assert (found.restored, found.damaged) == (3, 2 * len(DAMAGES))


def test_a_program_that_reads_nothing_again_is_found_out(tmp_path: Path) -> None:
    found = campaign(tmp_path, 2, len(DAMAGES), 11, unsafe=True)
    assert len(found.unnamed) == len(DAMAGES)

"""The short version of the campaign that kills the program while it hands papers out."""

from pathlib import Path

from tests.campaigns import kill_issuing
from tests.campaigns.bases.issuing import Remains
from tests.campaigns.kill_issuing import Tally


def test_a_paper_is_kept_whole_with_its_number_or_not_at_all(tmp_path: Path) -> None:
    tally = kill_issuing.campaign(tmp_path, 2, 11)

    assert tally.passed, tally


def test_a_number_told_but_not_kept_is_seen() -> None:
    tally = Tally()

    tally.count(["2027-00001", "2027-00002"], Remains(("2027-00001",), (), 0, sound=True))

    assert tally.lost == 1
    assert not tally.passed


def test_a_number_skipped_or_a_copy_cut_short_is_seen() -> None:
    skipped, cut = Tally(), Tally()

    skipped.count(["2027-00001"], Remains(("2027-00001", "2027-00003"), (), 0, sound=True))
    cut.count(["2027-00001"], Remains(("2027-00001",), ("2027-00001",), 0, sound=True))

    assert not skipped.passed
    assert not cut.passed

"""The short version of the campaign that kills the real window, and what its reading can see."""

from pathlib import Path

from tests.campaigns.kill_interview.campaign import Told, campaign
from tests.campaigns.kill_interview.remains import NOTHING, Remains

BEFORE = Remains({"V04": ["aucun"]}, sound=True)


def test_killing_the_window_loses_no_answer_it_called_saved_and_it_reopens_there(
    tmp_path: Path,
) -> None:
    tally = campaign(tmp_path, 3, 11, longest=3.0)
    assert tally.passed, tally


def test_an_answer_told_but_not_kept_is_seen() -> None:
    after = Remains({"V04": ["aucun", "prete"]}, sound=True)

    assert after.missing([("V04", "prete")], BEFORE) == 0
    assert after.missing([("V04", "toujours")], BEFORE) == 1
    assert after.missing([("V04", "prete"), ("V09", "oui")], BEFORE) == 1


def test_taking_away_what_was_not_there_is_no_loss() -> None:
    assert BEFORE.missing([("V09", NOTHING)], BEFORE) == 0
    assert BEFORE.missing([("V04", NOTHING)], BEFORE) == 1


def test_only_the_questions_of_the_last_moments_are_where_the_page_was() -> None:
    told = Told(places=[(1.0, "D01"), (2.0, "D02"), (4.5, "D03")], killed=5.0)

    assert told.lately(1.0) == {"D02", "D03"}

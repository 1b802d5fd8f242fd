"""The short version of the campaign that kills the window while notes are typed."""

from pathlib import Path

import pytest
from tests.campaigns.kill_notes.campaign import Told, campaign, lost_since

TYPED = [(1.0, "a"), (2.0, "ab"), (2.5, "abc"), (3.0, "ab")]


def test_killing_the_window_loses_at_most_the_last_second_of_typing(tmp_path: Path) -> None:
    tally = campaign(tmp_path, 2, 11, longest=2.0)
    assert tally.passed, tally


@pytest.mark.parametrize(
    ("kept", "since"), [("ab", 0.0), ("abc", 0.25), ("a", 1.25), ("", 2.25), ("abcd", None)]
)
def test_typing_is_missing_since_the_first_key_after_what_is_kept(
    kept: str, since: float | None
) -> None:
    assert lost_since(TYPED, kept, "", killed=3.25) == since


def test_a_note_that_was_not_touched_must_be_as_it_was() -> None:
    assert lost_since((), "tel quel", "tel quel", killed=9.0) == 0.0
    assert lost_since((), "tel", "tel quel", killed=9.0) is None


def test_what_a_child_tells_is_read_to_the_letter() -> None:
    told = Told()
    told.hear('touche 12.5 ab "L\\u2019\\u00e9cole \\n d\\u2019Hirson"')

    assert told.typed == {"ab": [(12.5, "L’école \n d’Hirson")]}
    assert told.keys == 1

"""A short version of the campaign of re-keying, held against a program that must fail it."""

from pathlib import Path

import pytest
from tests.campaigns import kill_rekeying


def test_killing_a_change_of_key_loses_nothing_and_shuts_nobody_out(tmp_path: Path) -> None:
    tally = kill_rekeying.campaign(tmp_path, 4, 11, careless=False)
    assert tally.passed, tally


def test_a_base_put_in_place_before_its_keys_shuts_its_people_out(tmp_path: Path) -> None:
    for attempt in range(8):
        if kill_rekeying.campaign(tmp_path, 3, attempt, careless=True).shut:
            return
    pytest.fail("The campaign cannot fail: it proves nothing")

"""A short version of the random gestures; what fails or grows is found out."""

import sys
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("The memory of the process is read as Linux tells it", allow_module_level=True)

from tests.campaigns import random_gestures
from tests.campaigns.random_gestures import Asked, Tally

pytestmark = pytest.mark.usefixtures("dressed")


def test_any_gesture_anywhere_is_taken_in_its_stride(demonstration: Path, tmp_path: Path) -> None:
    tally = random_gestures.campaign(demonstration, tmp_path / "poste", Asked(100, lock_every=45))
    assert tally.sound
    assert tally.locks >= 2
    assert tally.faults == []


def test_an_opening_that_outlives_its_lock_is_found_out(
    demonstration: Path, tmp_path: Path
) -> None:
    wish = Asked(20, unsafe=random_gestures.HOLD, lock_every=10)
    tally = random_gestures.campaign(demonstration, tmp_path / "poste", wish)
    assert any("still in memory" in fault for fault in tally.faults)


def test_a_program_that_keeps_growing_or_fails_is_found_out() -> None:
    flat = [300.0] * 100
    assert Tally(sound=True, memory=flat).passed
    assert not Tally(sound=True, memory=[*flat[:50], *(400.0 + size for size in range(50))]).passed
    assert not Tally(sound=True, memory=flat, faults=["ValueError"]).passed

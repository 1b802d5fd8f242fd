"""A short version of the random gestures; what fails or grows is found out."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

if not sys.platform.startswith("linux"):
    pytest.skip("The memory of the process is read as Linux tells it", allow_module_level=True)

from tests.campaigns import random_gestures
from tests.campaigns.random_gestures import Asked, Tally

from conseil_mobilite.cli.demonstration.base import Wanted, make
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.tokens import LIGHT


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return make(tmp_path / "base", Wanted(20, 11, date(2026, 9, 30)), lambda _done, _all: None)


def test_any_gesture_anywhere_is_taken_in_its_stride(base: Path, tmp_path: Path) -> None:
    tally = random_gestures.campaign(base, tmp_path / "poste", Asked(100))
    assert tally.sound
    assert tally.faults == []


def test_a_program_that_keeps_growing_or_fails_is_found_out() -> None:
    flat = [300.0] * 100
    assert Tally(sound=True, memory=flat).passed
    assert not Tally(sound=True, memory=[*flat[:50], *(400.0 + size for size in range(50))]).passed
    assert not Tally(sound=True, memory=flat, faults=["ValueError"]).passed

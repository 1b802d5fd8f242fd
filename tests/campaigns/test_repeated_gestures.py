"""The worst of the gestures that once left something behind, repeated; a leak is named."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.campaigns.repeated_gestures import KEEP, Repetition

from conseil_mobilite.cli.demonstration.base import Wanted, make
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.kit.tokens import LIGHT


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, LIGHT, 1.0, fonts.load())


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return make(tmp_path / "base", Wanted(20, 11, date(2026, 9, 30)), lambda _done, _all: None)


def test_what_is_closed_or_locked_comes_back_to_its_level(base: Path, tmp_path: Path) -> None:
    with open_stage(tmp_path / "poste") as sitting:
        repetition = Repetition(base, sitting, times=2)
        locked = repetition.lock((Screen.SETTINGS,))
        closed = repetition.dialog(Route(Screen.PEOPLE), "people_new")
        repetition.unsafe = KEEP
        leaking = repetition.dialog(Route(Screen.PEOPLE), "people_new")

    assert not locked.grows, locked
    assert not closed.grows, closed
    assert leaking.grows
    assert leaking.widgets == 1

"""The worst of the gestures that once left something behind, repeated; a leak is named."""

from pathlib import Path

import pytest
from tests.campaigns.repeated_gestures import KEEP, Repetition

from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.gui.kit.page import Route, Screen

pytestmark = pytest.mark.usefixtures("dressed")


def test_what_is_closed_or_locked_comes_back_to_its_level(
    demonstration: Path, tmp_path: Path
) -> None:
    with open_stage(tmp_path / "poste") as sitting:
        repetition = Repetition(demonstration, sitting, times=3)  # one object may be late
        locked = repetition.lock((Screen.SETTINGS,))
        closed = repetition.dialog(Route(Screen.PEOPLE), "people_new")
        repetition.unsafe = KEEP
        leaking = repetition.dialog(Route(Screen.PEOPLE), "people_new")

    assert not locked.grows, locked
    assert not closed.grows, closed
    assert leaking.grows
    assert leaking.widgets == 1

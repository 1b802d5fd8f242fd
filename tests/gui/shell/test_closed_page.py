"""The page of a base that does not open: one letter, one gesture."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.letters import letters_shared

from conseil_mobilite.gui.shell.closed.page import ClosedBasePage
from conseil_mobilite.store import errors

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.mark.parametrize(
    "kind", [errors.DamagedBaseError, errors.MissingBaseError, errors.LockedBaseError]
)
def test_each_letter_leads_to_one_gesture(
    qtbot: QtBot, tmp_path: Path, kind: type[errors.StoreError]
) -> None:
    page = ClosedBasePage(tmp_path / "suivi.base", kind(tmp_path / "suivi.base"))
    qtbot.addWidget(page)
    page.show()

    assert not letters_shared(page)

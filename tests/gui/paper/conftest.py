"""Hélène, and her action sheet looked at before it leaves."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.paper.screen import wait_drawn

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.paper.opening import open_preview
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.gui.paper.printables import action_sheet
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


@pytest.fixture
def helene(store: Store) -> UUID:
    registered = date(2027, 3, 12)
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), registered).id


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, helene: UUID, window: QWidget) -> PaperDialog:
    dialog = open_preview(desk, action_sheet(helene), window)
    wait_drawn(qtbot, dialog)
    return dialog

"""Hélène, and the tab « Mobilité » that shows her situation."""

from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.showing import show_alone
from tests.gui.situation.screen import words

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.situation.tab import SituationTab
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


@pytest.fixture
def helene(store: Store) -> UUID:
    registered = date(2027, 3, 12)
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), Origin(), registered).id


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, helene: UUID) -> SituationTab:
    """Show the tab whole, once it was read."""
    tab = SituationTab(desk, helene)
    show_alone(qtbot, tab, 1270, 900)
    tab.refresh()
    qtbot.waitUntil(lambda: "Non abordé" in words(tab))
    return tab

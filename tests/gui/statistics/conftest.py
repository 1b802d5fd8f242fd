"""What tests of the page of statistics may ask for."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.statistics.dashboard_screen import DashboardScreen, compose

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.dashboard import DashboardPage
from conseil_mobilite.store.database import Store


@pytest.fixture
def basin(store: Store) -> UUID:
    return store.run(compose)


@pytest.fixture
def open_dashboard(
    qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]
) -> Callable[[], DashboardScreen]:
    def make() -> DashboardScreen:
        page = DashboardPage(desk)
        page.resize(1270, 684)
        shown(page)
        page.refresh()
        return DashboardScreen(qtbot, page)

    return make

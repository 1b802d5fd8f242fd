"""An assessment begun with nothing replied, and the page that shows it."""

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.assessment.screen import Screen, begin, show

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.store.database import Store


@pytest.fixture
def begun(store: Store) -> Assessment:
    return store.run(begin)


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, store: Store, begun: Assessment) -> Screen:
    return show(qtbot, desk, store, begun.id)

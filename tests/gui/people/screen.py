"""The page of a person, as tests open it."""

from uuid import UUID

from pytestqt.qtbot import QtBot
from tests.gui.showing import show_alone

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.people.record_tabs import RecordTab


def opened_record(
    qtbot: QtBot, desk: Desk, person: UUID, part: str = "", tabs: tuple[RecordTab, ...] = ()
) -> RecordPage:
    """Show a person on the screen, at one of her tabs if it is named."""
    page = RecordPage(desk, person, tabs)
    show_alone(qtbot, page, 1270, 680)
    page.refresh()
    if part:
        page.show_part(part)
    return page

"""The ways to the caseload, which is a page about one adviser."""

from typing import Final

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Route, Screen

SILENT: Final = "silent"
"""The part of the caseload that shows the people without contact for 30 days."""
DUE: Final = "due"
"""The part of it that shows what is due first."""


def caseload(desk: Desk, part: str = "") -> Route:
    """Return the way to the caseload of the adviser at work."""
    return Route(Screen.CASELOAD, desk.adviser.id, part)

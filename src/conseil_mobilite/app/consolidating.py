"""Packages of statistics added up before any base is open; what was being typed waits."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.explaining import explain_focus
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window


def consolidate(window: Window, troubles: Troubles, waiting_page: QWidget) -> None:
    """Show the page that adds packages up; leaving it shows again the page that waits."""
    # Late: a pilot of the plan alone needs it.
    from conseil_mobilite.gui.statistics.consolidation.page import (  # noqa: PLC0415
        ConsolidationPage,
    )

    page = ConsolidationPage()
    window.takeCentralWidget()
    waiting_page.setParent(page)
    waiting_page.hide()
    page.troubled.connect(troubles.show)
    page.left.connect(lambda: _come_back(window, waiting_page))
    QShortcut(QKeySequence("F1"), page).activated.connect(explain_focus)
    window.show_view(page)


def _come_back(window: Window, waiting_page: QWidget) -> None:
    window.show_view(waiting_page)
    waiting_page.show()

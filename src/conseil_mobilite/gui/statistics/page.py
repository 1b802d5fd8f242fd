"""Figures of a quarter: looked at inside as they are, published protected."""

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.statistics.dashboard import DashboardPage
from conseil_mobilite.gui.statistics.exports.assistant import ExportAssistant


class StatisticsPage(Page):
    """The exact figures of a basin; over them, while it lasts, the assistant of an export."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk = desk
        self._assistant: ExportAssistant | None = None
        self._stack = QStackedWidget()
        self._dashboard = DashboardPage(desk)
        self._dashboard.export_asked.connect(
            lambda basin, period, correct: self._open_assistant(basin, period, correct=correct)
        )
        self._add(self._dashboard)
        self.setLayout(column((self._stack, 1), gap=0))

    def refresh(self) -> None:
        self._dashboard.refresh()

    def show_part(self, part: str) -> None:
        """Open the assistant, or the register; an assistant already open stays as it is."""
        if self._assistant is None:
            self._dashboard.show_part(part)

    def leave(self) -> None:
        self._dashboard.leave()
        if self._assistant is not None:
            self._assistant.leave()

    def _open_assistant(
        self, basin: UUID, period: PublishedPeriod, *, correct: bool = False
    ) -> None:
        self._dashboard.leave()
        self._assistant = ExportAssistant(self._desk, basin, period, correct=correct)
        self._assistant.closed.connect(self._close_assistant)
        self._add(self._assistant)
        self._stack.setCurrentWidget(self._assistant)
        self._assistant.take_focus()

    def _close_assistant(self) -> None:
        """Come back to the figures, and to what was just exported."""
        assistant, self._assistant = self._assistant, None
        self._stack.setCurrentWidget(self._dashboard)
        self._dashboard.take_focus()
        if assistant is not None:
            self._stack.removeWidget(assistant)
            assistant.deleteLater()
        self._dashboard.refresh()

    def _add(self, page: Page) -> None:
        self._stack.addWidget(page)
        page.said.connect(self.said)
        page.troubled.connect(self.troubled)
        page.route_chosen.connect(self.route_chosen)

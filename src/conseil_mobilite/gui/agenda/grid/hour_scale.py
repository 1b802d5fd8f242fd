"""Which hours the grid shows, how high they are, and how far it is scrolled."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from conseil_mobilite.gui.agenda.grid.geometry import HEAD, GridShape
from conseil_mobilite.gui.agenda.grid.zooming import LOWEST_HOUR, USUAL_ZOOM, ZOOMS, Hours, fitted
from conseil_mobilite.gui.kit.theme import dp

MARGIN: Final = 4


class HourScale:
    """Has a scroll bar on `view`, under the names of the days, where the hours have no room."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self.zoom = USUAL_ZOOM
        self.hours: Hours = (8, 18)
        self.hour_height = float(dp(LOWEST_HOUR))
        self.bar = QScrollBar(Qt.Orientation.Vertical, view)
        self.bar.setObjectName("agenda_hours_bar")
        self.bar.setAccessibleName("Heures affichées")
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.setCursor(Qt.CursorShape.ArrowCursor)
        self.bar.hide()

    def fit(self, needed: Hours) -> None:
        """Give its height to each hour, and its place to the bar."""
        room = max(self._view.height() - dp(HEAD), 1)
        self.hours, self.hour_height = fitted(needed, room, self.zoom)
        beyond = round((self.hours[1] - self.hours[0]) * self.hour_height) - room
        self.bar.setRange(0, max(beyond, 0))
        self.bar.setPageStep(room)
        self.bar.setSingleStep(round(self.hour_height / 2))
        self.bar.setVisible(beyond > 0)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self._view.width() - width, dp(HEAD), width, room)

    def shape(self, columns: int) -> GridShape:
        """Return where so many days and their hours are now."""
        taken = self.bar.sizeHint().width() if self.bar.maximum() else 0
        top, width = dp(HEAD) - self.bar.value(), self._view.width() - taken
        return GridShape(width, columns, self.hours, self.hour_height, top)

    def show_zoom(self, zoom: int, needed: Hours, anchor: float | None) -> None:
        """Draw the hours higher or lower; the hour at the height `anchor` stays where it is."""
        still = (self._view.height() + dp(HEAD)) / 2 if anchor is None else anchor
        hour = (still - dp(HEAD) + self.bar.value()) / self.hour_height + self.hours[0]
        self.zoom = min(max(zoom, 0), len(ZOOMS) - 1)
        self.fit(needed)
        self.bar.setValue(round((hour - self.hours[0]) * self.hour_height - still + dp(HEAD)))

    def begin_at(self, hour: float) -> None:
        """Scroll so that this hour is the first seen."""
        self.bar.setValue(round((hour - self.hours[0]) * self.hour_height))

    def bring(self, start: float, end: float) -> None:
        """Scroll as little as needed for these hours to be seen."""
        top = round((start - self.hours[0]) * self.hour_height) - dp(MARGIN)
        bottom = round((end - self.hours[0]) * self.hour_height) + dp(MARGIN)
        lowest = max(self.bar.value(), bottom - self.bar.pageStep())
        self.bar.setValue(min(lowest, top))

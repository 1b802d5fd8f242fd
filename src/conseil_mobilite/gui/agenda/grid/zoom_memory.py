"""How high the hours are is remembered by the computer, from one day to the next."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSettings

from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.grid.zooming import known_zoom

ZOOM: Final = "agenda/zoom"


def remember_zoom(grid: WeekGrid, settings: QSettings) -> None:
    """Show the hours as high as they last were, and keep each change."""
    grid.show_zoom(known_zoom(settings.value(ZOOM)))
    grid.zoomed.connect(partial(settings.setValue, ZOOM))

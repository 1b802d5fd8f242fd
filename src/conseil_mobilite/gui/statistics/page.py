"""Figures of a quarter: looked at inside as they are, published protected."""

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import heading
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.page import Page


class StatisticsPage(Page):
    """The exact figures of a basin, and the way to what the plan may know of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lay_out(column(heading("Statistiques", ""), None))

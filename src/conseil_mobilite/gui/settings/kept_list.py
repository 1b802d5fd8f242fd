"""A card of rows that are added, opened to be changed, and deleted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.pathway.refilling import refill_kept


class KeptList(QFrame):
    """Shows and asks; the section does. What is asked of is the thing whose row it is."""

    adding_asked = Signal()
    change_asked = Signal(object)
    deletion_asked = Signal(object)

    def __init__(self, name: str, title: str, adding: QPushButton, explained: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._rows = frame(column(gap=0))
        self.adding = adding
        adding.clicked.connect(self.adding_asked)
        held = card(title, self._rows, extra=adding)
        held.setWhatsThis(explained)
        self.setLayout(column(held, gap=0))

    def show_rows(self, rows: Sequence[QFrame], nothing: str, icon: str) -> None:
        """Show the rows or, where there is none, a line that says so."""
        refill_kept(self._rows, *(rows or [empty_line(nothing, icon=icon)]))

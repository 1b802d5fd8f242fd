"""The head of the agenda: the days shown, the ways to others, and how they are shown."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.buttons import Segments, button, literal
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, column, row
from conseil_mobilite.gui.kit.theme import large_text


class View(StrEnum):
    DAY = "day"
    WEEK = "week"
    LIST = "list"


VIEWS: Final = ((View.DAY, "Jour"), (View.WEEK, "Semaine"), (View.LIST, "Liste"))


class AgendaHead(QFrame):
    turned = Signal(int)
    """To the days before (-1) or after (1)."""
    today_asked = Signal()
    view_chosen = Signal(str)
    booking_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._week = label("", "title"), badge("")
        self._before = button("agenda_before", "&Précédente", "caret-left", "quiet")
        self._after = button("agenda_after", "Sui&vante", "caret-right", "quiet")
        today = button("agenda_today", "A&ujourd’hui")
        views = Segments("agenda_view", "Vue de l’agenda", VIEWS, View.WEEK)
        new = button("agenda_new", "&Nouveau rendez-vous", "calendar-plus", "primary")
        self._more = button("agenda_more", "P&lus", "dots-three")
        self._menu = QMenu(self._more)
        self._menu.setObjectName("agenda_more_menu")
        self._menu.setAccessibleName("Autres gestes de l’agenda")
        self._more.setMenu(self._menu)
        self._before.clicked.connect(lambda: self.turned.emit(-1))
        self._after.clicked.connect(lambda: self.turned.emit(1))
        today.clicked.connect(self.today_asked)
        views.chosen.connect(self.view_chosen)
        new.clicked.connect(self.booking_asked)
        moves = (self._before, today, self._after)
        if large_text():
            title = row(self._title, self._week, None, gap=12)
            gestures = FlowLayout(*moves, views, self._more, new, gap=10)
            self.setLayout(column(title, gestures, gap=DENSE_GAP))
        else:
            title = row(self._title, self._week, 8, *moves, None, gap=8)
            self.setLayout(row((title, 1), views, self._more, new, gap=12))

    def add_more(self, name: str, words: str, do: Callable[[], object]) -> QAction:
        """Add a gesture at the end of the menu « Plus »."""
        action = self._menu.addAction(spaced(literal(words)))
        action.setObjectName(name)
        action.triggered.connect(do)
        return action

    def show_days(self, days: Sequence[date], view: View) -> None:
        """Name the days shown and their week."""
        by_day = view is View.DAY
        say(self._title, wording.span_words(days))
        say(self._week, f"Semaine {days[0].isocalendar().week}")
        self._before.say("&Précédent" if by_day else "&Précédente")
        self._after.say("Sui&vant" if by_day else "Sui&vante")

"""The head of the agenda: the days shown, the ways to others, and how they are shown."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.agenda import go_to_field
from conseil_mobilite.gui.agenda.adviser_choice import AdviserChoice
from conseil_mobilite.gui.agenda.go_to_field import GoToField
from conseil_mobilite.gui.agenda.period import Period
from conseil_mobilite.gui.agenda.quick import quick_entry_field
from conseil_mobilite.gui.agenda.quick.quick_entry_field import QuickEntry
from conseil_mobilite.gui.agenda.views import VIEW_KEYS, VIEWS, View
from conseil_mobilite.gui.kit.buttons import Segments, button, literal
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, bring, column, row
from conseil_mobilite.gui.kit.theme import large_text

DAY_WORDS: Final = ("&Précédent", "Sui&vant")
WEEK_WORDS: Final = ("&Précédente", "Sui&vante")


class AgendaHead(QFrame):
    turned = Signal(int)
    """To the days before (-1) or after (1)."""
    today_asked = Signal()
    view_chosen = Signal(str)
    booking_asked = Signal()
    day_asked = Signal(object)
    """The `date` to go to."""

    def __init__(self, quick: QuickEntry, advisers: AdviserChoice, today: date) -> None:
        super().__init__()
        self._title, self._weeks = label("", "title"), badge("")
        self._before = button("agenda_before", WEEK_WORDS[0], "caret-left", "quiet")
        self._after = button("agenda_after", WEEK_WORDS[1], "caret-right", "quiet")
        self._today = button("agenda_today", "A&ujourd’hui")
        self._views = Segments("agenda_view", "Vue de l’agenda", VIEWS, View.WEEK)
        self._new = button("agenda_new", "&Nouveau rendez-vous", "calendar-plus", "primary")
        self._more = button("agenda_more", "P&lus", "dots-three")
        self._menu = QMenu(self._more)
        self._menu.setObjectName("agenda_more_menu")
        self._menu.setAccessibleName("Autres gestes de l’agenda")
        self._more.setMenu(self._menu)
        self._go_to = GoToField(today)
        self._wrong_day = label("", "small", "danger")
        self._wrong_day.hide()
        self._quick, self._advisers = quick, advisers
        self.setLayout(self._laid_out())
        self._connect()
        self._listen()

    def show_period(self, period: Period, shown: Sequence[date]) -> None:
        """Name the days shown and their weeks; a day and a month are masculine in French."""
        say(self._title, period.title(shown))
        say(self._weeks, period.weeks())
        masculine = period.view is View.DAY or period.by_month
        for turn, words in zip(
            (self._before, self._after), DAY_WORDS if masculine else WEEK_WORDS, strict=True
        ):
            turn.say(words)
        self._views.show_current(period.view)

    def add_more(self, name: str, words: str, do: Callable[[], object]) -> QAction:
        """Add a gesture at the end of the menu « Plus »."""
        action = self._menu.addAction(spaced(literal(words)))
        action.setObjectName(name)
        action.triggered.connect(do)
        return action

    def _laid_out(self) -> QBoxLayout:
        quick, moves = self._quick, (self._before, self._today, self._after)
        others = (self._go_to, self._wrong_day, self._advisers)
        if large_text():
            title = row(self._title, self._weeks, None, gap=12)
            acts = FlowLayout(self._new, self._more, gap=10)
            flow = FlowLayout(*moves, *others, self._views, gap=10)
            return column(title, quick.field, quick.panel, acts, flow, gap=DENSE_GAP)
        title = row(self._title, self._weeks, gap=8)
        top = row(title, 8, (quick.field, 1), self._more, self._new, gap=12)
        ways = row(*moves, 4, *others, None, self._views, gap=8)
        return column(top, quick.panel, ways, gap=8)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.turned.emit(-1))
        self._after.clicked.connect(lambda: self.turned.emit(1))
        self._today.clicked.connect(self.today_asked)
        self._views.chosen.connect(self.view_chosen)
        self._new.clicked.connect(self.booking_asked)
        self._go_to.chosen.connect(self._go)
        self._go_to.refused.connect(self._refuse)
        self._go_to.textEdited.connect(lambda _text: self._wrong_day.hide())

    def _listen(self) -> None:
        """Answer the keys of the agenda, which the help lists."""
        for keys, view in VIEW_KEYS.items():
            self._on(keys, partial(self.view_chosen.emit, view.value))
        self._on(quick_entry_field.SHORTCUT, lambda: _reach(self._quick.field))
        self._on(go_to_field.SHORTCUT, lambda: _reach(self._go_to))

    def _on(self, keys: str, do: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _go(self, day: object) -> None:
        self._wrong_day.hide()
        self.day_asked.emit(day)

    def _refuse(self, sentence: str) -> None:
        say(self._wrong_day, sentence)
        self._wrong_day.show()


def _reach(field: QWidget) -> None:
    """Take the keyboard to a field, whatever was scrolled to."""
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    bring(field)

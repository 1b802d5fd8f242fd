"""What the agenda shows of the days read: one view of them, and what stands beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.adviser_legend import AdviserLegend
from conseil_mobilite.gui.agenda.adviser_marks import Marks, mark_of
from conseil_mobilite.gui.agenda.entry_card import EntryCard
from conseil_mobilite.gui.agenda.grid.placing import working_days
from conseil_mobilite.gui.agenda.grid.shading import Setting
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.list_pane import ListPane
from conseil_mobilite.gui.agenda.month.month_grid import MonthGrid
from conseil_mobilite.gui.agenda.period import Period
from conseil_mobilite.gui.agenda.side_cards import HoursCard, SlotsCard, WaitingCard
from conseil_mobilite.gui.agenda.views import View
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    DENSE_GAP,
    PAGE_PAD,
    column,
    frame,
    row,
    scrolled,
)
from conseil_mobilite.gui.kit.theme import dp, scale
from conseil_mobilite.services.agenda import agenda
from conseil_mobilite.services.agenda.agenda import AgendaPicture
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

SIDE_WIDTH: Final = 284
STACKING_SCALE: Final = 1.4
"""The text size from which the view takes the whole width, and what is beside it goes beneath."""
SCROLL_BAR: Final = 14
RANKS: Final = {View.DAY: 0, View.WEEK: 0, View.MONTH: 1, View.LIST: 2}


class AgendaBoard:
    """The views, of which one is seen, and the cards beside; the page connects them."""

    def __init__(self, lists: CodeLists) -> None:
        self._picture: AgendaPicture | None = None
        self.grid = WeekGrid(lists)
        self.month = MonthGrid(lists)
        self.list = ListPane(lists)
        self.card = EntryCard(lists)
        self.waiting = WaitingCard(lists)
        self.slots = SlotsCard()
        self._hours = HoursCard()
        self._legend = AdviserLegend()
        self._stack = QStackedWidget()

    def laid_out(self, head: QWidget) -> QBoxLayout:
        """Lay the head above the view, and the cards beside it or, in large text, beneath."""
        for shown in (self.grid, self.month, self.list):
            self._stack.addWidget(frame(column((shown, 1), gap=0, pad=(1, 1, 1, 1)), "card"))
        cards = (self.card, self._legend, self.waiting, self._hours, self.slots)
        side = column(*cards, None, gap=DENSE_GAP)
        if scale() >= STACKING_SCALE:
            return column(head, (self._stack, 1), frame(side), gap=DENSE_GAP, pad=PAGE_PAD)
        both = row((self._stack, 1), _side(side), gap=CARD_GAP)
        above = row((head, 1), SCROLL_BAR, gap=0)
        left, top, right, bottom = PAGE_PAD
        pad = (left, top, right - SCROLL_BAR, bottom)
        return column(above, (both, 1), gap=DENSE_GAP, pad=pad)

    def show_view(self, view: View) -> None:
        self._stack.setCurrentIndex(RANKS[view])

    def show_picture(
        self, period: Period, picture: AgendaPicture, now: datetime, marks: Marks
    ) -> Sequence[date]:
        """Show what was read, in the view of the period; return the days that are seen."""
        self._picture = picture
        today, days = paris_day(now), period.days
        if period.view is View.MONTH:
            self.month.show_month(period, picture, now, marks)
        elif period.view is View.LIST:
            self.list.show_entries(picture.entries, today)
        else:
            days = days if period.view is View.DAY else working_days(period.first, picture.entries)
            setting = Setting(picture.week, picture.unavailable, picture.department)
            marked = partial(mark_of, marks)
            self.grid.show_days(days, picture.entries, now, setting=setting, mark_of=marked)
        self.waiting.show_waiting(picture.waiting, today)
        to_complete = sum(entry.to_complete for entry in picture.entries)
        self._hours.show_hours(period.hours_title(), picture.minutes, to_complete)
        self.slots.show_slots(picture.slots, agenda.SLOT_MINUTES, today)
        self._legend.show_marks(marks)
        return days

    def known(self, appointment_id: object) -> DiaryEntry | None:
        """Return an appointment of those shown or waiting."""
        if self._picture is None:
            return None
        everything = (*self._picture.entries, *self._picture.waiting)
        found = (entry for entry in everything if entry.appointment.id == appointment_id)
        return next(found, None)

    def choose(self, appointment_id: UUID | None, today: date) -> None:
        """Show an appointment with its gestures, and mark it where it stands."""
        self.grid.choose(appointment_id)
        self.card.show_entry(self.known(appointment_id), today)


def _side(side: QBoxLayout) -> QWidget:
    """Let the side panel scroll by itself: the view keeps the height of the window."""
    content = frame(side)
    content.setFixedWidth(dp(SIDE_WIDTH))
    area = scrolled(content)
    area.setFixedWidth(dp(SIDE_WIDTH + SCROLL_BAR))
    return area

"""The agenda: a week or a day on an hour grid, or the same in a list."""

from datetime import date, time, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.free_slots import FreeSlot
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.appointment_dialog import Proposed
from conseil_mobilite.gui.agenda.entry_card import EntryCard
from conseil_mobilite.gui.agenda.entry_table import entry_table, rows
from conseil_mobilite.gui.agenda.gestures import Gestures
from conseil_mobilite.gui.agenda.head import AgendaHead, View
from conseil_mobilite.gui.agenda.placing import working_days
from conseil_mobilite.gui.agenda.side_cards import HoursCard, SlotsCard, WaitingCard
from conseil_mobilite.gui.agenda.week_grid import WeekGrid
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    DENSE_GAP,
    PAGE_PAD,
    column,
    frame,
    row,
    scrolled,
)
from conseil_mobilite.gui.kit.page import Gesture, Page
from conseil_mobilite.gui.kit.theme import dp, scale
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda import agenda
from conseil_mobilite.services.agenda.agenda import AgendaPicture
from conseil_mobilite.services.agenda.diary import DiaryEntry

SIDE_WIDTH: Final = 284
ASSESSMENT: Final = "diagnostic"
NOTE_OF: Final = "meetings/note:"
STACKING_SCALE: Final = 1.4
"""The text size from which the grid takes the whole width, and what is beside it goes beneath."""

SCROLL_BAR: Final = 14
WEEK_DAYS: Final = 7
MINUTE_MS: Final = 60_000


class AgendaPage(Page):
    """Shows the diary of the adviser at work. What is shown is read off this thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view = View.WEEK
        self._day = self._today()
        self._days: list[date] = []
        self._picture: AgendaPicture | None = None
        self._chosen: UUID | None = None
        self._writing = Writing(self)
        self._gestures = Gestures(desk, self, self._writing)
        self._head = AgendaHead()
        self._grid = WeekGrid(desk.lists)
        self._table = entry_table()
        self._stack = QStackedWidget()
        self._card = EntryCard(desk.lists)
        self._waiting = WaitingCard(desk.lists)
        self._hours = HoursCard()
        self._slots = SlotsCard()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self.lay_out(self._body())
        self._connect()

    def refresh(self) -> None:
        self._minute.start()
        self._read()

    def leave(self) -> None:
        self._minute.stop()

    def perform(self, gesture: Gesture) -> bool:
        if gesture is Gesture.NEW_APPOINTMENT:
            self._gestures.book(Proposed(max(self._day, self._today())))
            return True
        return False

    def _body(self) -> QBoxLayout:
        for shown in (self._grid, self._table):
            self._stack.addWidget(frame(column((shown, 1), gap=0, pad=(1, 1, 1, 1)), "card"))
        side = column(self._card, self._waiting, self._hours, self._slots, None, gap=DENSE_GAP)
        if scale() >= STACKING_SCALE:
            items = (self._head, (self._stack, 1), frame(side))
            return column(*items, gap=DENSE_GAP, pad=PAGE_PAD)
        both = row((self._stack, 1), _side(side), gap=CARD_GAP)
        head = row((self._head, 1), SCROLL_BAR, gap=0)
        left, top, right, bottom = PAGE_PAD
        pad = (left, top, right - SCROLL_BAR, bottom)
        return column(head, (both, 1), gap=DENSE_GAP, pad=pad)

    def _connect(self) -> None:
        self._writing.settled.connect(self._read)
        self._writing.troubled.connect(self.troubled)
        self._gestures.said.connect(self.said)
        self._gestures.undo_offered.connect(self.undo_offered)
        self._gestures.kept.connect(self._go_to)
        self._minute.timeout.connect(self._read)
        self._head.turned.connect(self._turn)
        self._head.today_asked.connect(lambda: self._show_day(self._today()))
        self._head.view_chosen.connect(self._change_view)
        self._head.booking_asked.connect(lambda: self.perform(Gesture.NEW_APPOINTMENT))
        self._grid.turned.connect(self._turn)
        self._grid.entry_chosen.connect(self._choose)
        self._grid.entry_opened.connect(self._gestures.change)
        self._grid.deletion_asked.connect(self._delete)
        self._grid.hour_asked.connect(self._propose)
        self._table.current_changed.connect(self._choose_key)
        self._table.opened.connect(self._open_key)
        self._card.status_told.connect(self._gestures.set_status)
        self._card.person_opened.connect(self.open_person)
        self._card.note_asked.connect(self._note)
        self._card.change_asked.connect(self._gestures.change)
        self._card.deletion_asked.connect(self._delete)
        self._waiting.chosen.connect(self._choose)
        self._slots.chosen.connect(self._book_slot)

    def _read(self) -> None:
        """Ask for the days around the one shown; a week is read whole, weekend included."""
        first = self._day if self._view is View.DAY else _monday(self._day)
        count = 1 if self._view is View.DAY else WEEK_DAYS
        read = self._desk.background.read
        asked = read(agenda.picture, first, count, self._desk.clock(), self._desk.adviser.id)
        asked.then(lambda picture: self._show(first, picture), owner=self)

    def _show(self, first: date, picture: AgendaPicture) -> None:
        """Show what was read, unless the adviser went elsewhere or wrote something meanwhile."""
        day = self._view is View.DAY
        if self._writing.under_way() or first != (self._day if day else _monday(self._day)):
            return
        self._picture = picture
        self._days = [first] if day else working_days(first, picture.entries)
        self._head.show_days(self._days, self._view)
        self._grid.show_days(self._days, picture.entries, self._desk.clock())
        self._table.show_rows(rows(picture.entries, self._desk.lists, self._today()))
        self._waiting.show_waiting(picture.waiting, self._today())
        waiting = sum(entry.to_complete for entry in picture.entries)
        self._hours.show_hours("Ce jour" if day else "Cette semaine", picture.minutes, waiting)
        self._slots.show_slots(picture.slots, agenda.SLOT_MINUTES, self._today())
        self._show_chosen()

    def _known(self, appointment_id: object) -> DiaryEntry | None:
        if self._picture is None:
            return None
        everything = (*self._picture.entries, *self._picture.waiting)
        found = (entry for entry in everything if entry.appointment.id == appointment_id)
        return next(found, None)

    def _show_chosen(self) -> None:
        self._grid.choose(self._chosen)
        self._card.show_entry(self._known(self._chosen), self._today())

    def _choose(self, entry: DiaryEntry) -> None:
        self._chosen = entry.appointment.id
        self._show_chosen()

    def _choose_key(self, key: object) -> None:
        entry = self._known(key)
        if entry is not None and self._view is View.LIST:
            self._choose(entry)

    def _open_key(self, key: object) -> None:
        entry = self._known(key)
        if entry is not None:
            self._gestures.change(entry)

    def _delete(self, entry: DiaryEntry) -> None:
        self._gestures.delete(entry.appointment.id)

    def _note(self, person: UUID, appointment: UUID) -> None:
        self.open_person(person, f"{NOTE_OF}{appointment.hex}")

    def _propose(self, day: date, at: time) -> None:
        self._gestures.book(Proposed(day, at))

    def _book_slot(self, slot: FreeSlot) -> None:
        day, at = paris_day(slot.starts_at), paris_time(slot.starts_at)
        self._gestures.book(Proposed(day, at, kind=ASSESSMENT))

    def _go_to(self, appointment: Appointment) -> None:
        """Show what was just kept, wherever it is."""
        self._chosen = appointment.id
        self._day = paris_day(appointment.starts_at)

    def _turn(self, direction: int) -> None:
        step = 1 if self._view is View.DAY else WEEK_DAYS
        self._show_day(self._day + timedelta(days=direction * step))

    def _show_day(self, day: date) -> None:
        self._day = day
        self._read()

    def _change_view(self, code: str) -> None:
        self._view = View(code)
        self._stack.setCurrentIndex(1 if self._view is View.LIST else 0)
        self._read()

    def _today(self) -> date:
        return paris_day(self._desk.clock())


def _side(side: QBoxLayout) -> QWidget:
    """Let the side panel scroll by itself: the grid keeps the height of the window."""
    content = frame(side)
    content.setFixedWidth(dp(SIDE_WIDTH))
    area = scrolled(content)
    area.setFixedWidth(dp(SIDE_WIDTH + SCROLL_BAR))
    return area


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

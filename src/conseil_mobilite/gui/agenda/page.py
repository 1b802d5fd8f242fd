"""The agenda: a day or a week on an hour grid, a month, or the same in a list."""

from datetime import date, time
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.free_slots import FreeSlot
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.adviser_filter import AdviserFilter
from conseil_mobilite.gui.agenda.board import AgendaBoard
from conseil_mobilite.gui.agenda.booking.appointment_dialog import Proposed
from conseil_mobilite.gui.agenda.calendars.calendar_gestures import CalendarGestures
from conseil_mobilite.gui.agenda.gestures import Gestures
from conseil_mobilite.gui.agenda.grid.zoom_memory import remember_zoom
from conseil_mobilite.gui.agenda.head import AgendaHead
from conseil_mobilite.gui.agenda.paper_menu import open_paper
from conseil_mobilite.gui.agenda.period import Period
from conseil_mobilite.gui.agenda.quick.quick_entry_field import QuickEntry
from conseil_mobilite.gui.agenda.views import Span, View
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Gesture, Page
from conseil_mobilite.gui.paper.opening import open_preview
from conseil_mobilite.gui.paper.printables import agenda_days
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda import agenda
from conseil_mobilite.services.agenda.agenda import AgendaPicture
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

ASSESSMENT = "diagnostic"
NOTE_OF = "meetings/note:"
MINUTE_MS = 60_000


class AgendaPage(Page):
    """Joins the diary to its services. What is shown is read off this thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._period = Period(View.WEEK, self._today())
        self._chosen: UUID | None = None
        self._writing = Writing(self)
        self._gestures = Gestures(desk, self, self._writing)
        self._calendars = CalendarGestures(desk, self, self._writing)
        self._quick = QuickEntry(desk, self)
        self._filter = AdviserFilter(desk, self)
        self._head = AgendaHead(self._quick, self._filter.chip, self._today())
        self._board = AgendaBoard(desk.lists)
        self._grid, self._month, self._list = self._board.grid, self._board.month, self._board.list
        self._card = self._board.card
        self._minute = QTimer(self, interval=MINUTE_MS)
        self.lay_out(self._board.laid_out(self._head))
        self._connect()
        self._connect_grid()
        self._connect_views()
        self._offer_more()

    def refresh(self) -> None:
        self._minute.start()
        self._filter.load()

    def leave(self) -> None:
        self._minute.stop()
        self._grid.flush()

    def perform(self, gesture: Gesture) -> bool:
        if gesture is Gesture.NEW_APPOINTMENT:
            self._gestures.book(Proposed(max(self._period.day, self._today())))
            return True
        return False

    def _connect(self) -> None:
        self._writing.settled.connect(self._read)
        self._writing.troubled.connect(self.troubled)
        self._gestures.said.connect(self.said)
        self._gestures.undo_offered.connect(self.undo_offered)
        self._gestures.kept.connect(self._go_to)
        self._gestures.follow(self._card)
        self._minute.timeout.connect(self._read)
        self._filter.changed.connect(self._read)
        self._quick.booking_asked.connect(self._book_jotted)
        self._quick.form_asked.connect(self._gestures.book)
        self._head.turned.connect(self._turn)
        self._head.today_asked.connect(lambda: self._show_day(self._today()))
        self._head.day_asked.connect(self._show_day)
        self._head.view_chosen.connect(self._change_view)
        self._head.booking_asked.connect(lambda: self.perform(Gesture.NEW_APPOINTMENT))
        self._card.status_told.connect(self._gestures.set_status)
        self._card.person_opened.connect(self.open_person)
        self._card.note_asked.connect(self._note)
        self._card.change_asked.connect(self._gestures.change)
        self._card.deletion_asked.connect(self._delete)
        self._card.paper_asked.connect(self._print_for)
        self._board.waiting.chosen.connect(self._choose)
        self._board.slots.chosen.connect(self._book_slot)

    def _connect_views(self) -> None:
        self._month.turned.connect(self._turn)
        self._month.day_chosen.connect(self._show_day)
        self._month.day_opened.connect(self._open_day)
        self._month.entry_chosen.connect(self._choose)
        self._month.entry_opened.connect(self._gestures.change)
        self._month.hour_asked.connect(self._propose)
        self._list.span_chosen.connect(self._change_span)
        self._list.table.current_changed.connect(self._choose_key)
        self._list.table.opened.connect(self._open_key)

    def _connect_grid(self) -> None:
        remember_zoom(self._grid, self._desk.station.settings)
        self._grid.turned.connect(self._turn)
        self._grid.entry_chosen.connect(self._choose)
        self._grid.entry_opened.connect(self._gestures.change)
        self._grid.deletion_asked.connect(self._delete)
        self._grid.hour_asked.connect(self._propose)
        self._grid.span_asked.connect(self._propose)
        self._grid.moved.connect(self._gestures.move)

    def _offer_more(self) -> None:
        """Fill the menu « Plus »."""
        self._calendars.said.connect(self.said)
        self._calendars.undo_offered.connect(self.undo_offered)
        self._card.export_asked.connect(self._calendars.export_entry)
        export = self._calendars.export_days
        self._head.add_more("agenda_absence", "Noter une absence…", self._note_absence)
        self._head.add_more("agenda_print", "Imprimer ces jours…", self._print)
        self._head.add_more("agenda_export", "Exporter mes rendez-vous…", export)
        self._head.add_more("agenda_import", "Importer un agenda…", self._calendars.import_file)

    def _note_absence(self) -> None:
        self._gestures.note_absence(max(self._period.day, self._today()))

    def _print(self) -> None:
        """Print the days shown, of the advisers shown."""
        paper = agenda_days(self._period.first, self._period.count, self._filter.shown())
        open_preview(self._desk, paper, self).said.connect(self.said)

    def _print_for(self, appointment: UUID, person: UUID, paper: str) -> None:
        open_paper(self._desk, self, appointment, person, paper)

    def _read(self) -> None:
        """Ask for the days around the one shown; weeks are read whole, weekends included."""
        period, whose, now = self._period, self._filter.shown(), self._desk.clock()
        read = self._desk.background.read
        asked = read(agenda.picture, period.first, period.count, now, whose)
        asked.then(partial(self._show, period, whose), owner=self)

    def _show(self, period: Period, whose: tuple[UUID, ...], picture: AgendaPicture) -> None:
        """Show what was read, unless the adviser went elsewhere or wrote something meanwhile."""
        elsewhere = period != self._period or whose != self._filter.shown()
        if self._writing.under_way() or elsewhere:
            return
        shown = self._board.show_picture(period, picture, self._desk.clock(), self._filter.marks())
        self._head.show_period(period, shown)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._board.choose(self._chosen, self._today())

    def _choose(self, entry: DiaryEntry | None) -> None:
        self._chosen = entry.appointment.id if entry else None
        self._show_chosen()

    def _choose_key(self, key: object) -> None:
        entry = self._board.known(key)
        if entry is not None and self._period.view is View.LIST:
            self._choose(entry)

    def _open_key(self, key: object) -> None:
        entry = self._board.known(key)
        if entry is not None:
            self._gestures.change(entry)

    def _delete(self, entry: DiaryEntry) -> None:
        self._gestures.delete(entry)

    def _propose(self, day: date, at: time, minutes: int = 0) -> None:
        self._gestures.book(Proposed(day, at, minutes=minutes))

    def _book_jotted(self, new: NewAppointment, rule: str) -> None:
        self._gestures.book_at_once(new, rule, self._quick)

    def _note(self, person: UUID, appointment: UUID) -> None:
        self.open_person(person, f"{NOTE_OF}{appointment.hex}")

    def _book_slot(self, slot: FreeSlot) -> None:
        day, at = paris_day(slot.starts_at), paris_time(slot.starts_at)
        self._gestures.book(Proposed(day, at, kind=ASSESSMENT))

    def _go_to(self, appointment: Appointment) -> None:
        """Show what was just kept, wherever it is."""
        self._chosen = appointment.id
        self._period = self._period.at(paris_day(appointment.starts_at))

    def _turn(self, direction: int) -> None:
        self._show_day(self._period.turned(direction))

    def _show_day(self, day: date) -> None:
        self._period = self._period.at(day)
        self._read()

    def _open_day(self, day: date) -> None:
        self._period = self._period.at(day)
        self._change_view(View.DAY)
        self._grid.setFocus()

    def _change_view(self, code: str) -> None:
        self._period = self._period.seen(View(code))
        self._board.show_view(self._period.view)
        self._read()

    def _change_span(self, code: str) -> None:
        self._period = self._period.long_of(Span(code))
        self._read()

    def _today(self) -> date:
        return paris_day(self._desk.clock())

"""The tab « Rendez-vous et notes » of a person."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.booking.appointment_dialog import Proposed
from conseil_mobilite.gui.agenda.gestures import Gestures
from conseil_mobilite.gui.agenda.notes.meeting_list import MeetingList
from conseil_mobilite.gui.agenda.notes.note_gestures import NoteGestures
from conseil_mobilite.gui.agenda.paper_menu import open_paper
from conseil_mobilite.gui.assessment.france_travail_copy import COPIED
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    DENSE_GAP,
    PAGE_PAD,
    column,
    columns,
    frame,
)
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda import meetings
from conseil_mobilite.services.agenda.meetings import PersonMeetings
from conseil_mobilite.services.agenda.notes.contacts import MISSED, REACHED

SIDE_WIDTH: Final = 468
BY_PHONE: Final = "telephone"
NEW: Final = "new"
LOG: Final = "log"
NOTE: Final = "note"
CALLS: Final = {"reached": REACHED, "missed": MISSED}


class MeetingsTab(Page):
    """Every gesture is kept at once, then what is shown is read again.

    Its parts: `new` books, `log` logs an interview, `note` writes one and `note:HEX` the one on an
    appointment, `reached` and `missed` tell of a call.
    """

    changed = Signal()
    """Something was kept: the header of the person may say something else."""

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        super().__init__()
        self.setObjectName("meetings_tab")
        self._desk, self._person = desk, person_id
        self._shown: PersonMeetings | None = None
        self._asked = ""
        self._kept, self._missed = 0, False
        self._writing = Writing(self)
        self._gestures = Gestures(desk, self, self._writing)
        self._list = MeetingList(desk.lists)
        self._noting = NoteGestures(desk, self, person_id, self._writing)
        self._notes = self._noting.notes
        left = column(self._list, None, gap=DENSE_GAP)
        parts = (self._notes, self._noting.contacts, self._notes.others)
        side = column(*parts, None, gap=DENSE_GAP)
        both = columns((frame(left), 1), frame(side, width=SIDE_WIDTH), gap=CARD_GAP)
        self.lay_out(column(both, None, gap=0, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        self._read()

    def leave(self) -> None:
        self._notes.editor.flush()

    def show_part(self, part: str) -> None:
        """Do what a part names; what needs to know the meetings waits until they are read."""
        if part in CALLS:
            self._noting.record(BY_PHONE, CALLS[part])
        else:
            self._asked = part
            self._answer()

    def book(self) -> None:
        """Open the form of a new appointment, as soon as the name of the person is known."""
        self.show_part(NEW)

    def _answer(self) -> None:
        if self._shown is None or not self._asked:
            return
        part, _, about = self._asked.partition(":")
        self._asked = ""
        if part == NEW:
            people = ((self._person, self._shown.name),)
            self._gestures.book(Proposed(self._today(), people=people))
        elif part == LOG:
            self._noting.log(_last_place(self._shown))
        elif part == NOTE and about:
            self._notes.write_about(UUID(about))
        elif part == NOTE:
            self._notes.begin()

    def _connect(self) -> None:
        self._writing.settled.connect(self._tell_changed)
        self._noting.typing.settled.connect(self._settle_typing)
        self._noting.typing.troubled.connect(self.troubled)
        self._notes.left.connect(self._read)
        self._writing.troubled.connect(self.troubled)
        self._noting.troubled.connect(self.troubled)
        self._noting.undo_offered.connect(self.undo_offered)
        self._noting.logged.connect(self._note_next)
        self._notes.log_asked.connect(lambda: self.show_part(LOG))
        self._gestures.said.connect(self.said)
        self._gestures.undo_offered.connect(self.undo_offered)
        self._list.status_told.connect(self._gestures.set_status)
        self._list.opened.connect(self._gestures.change)
        self._list.booking_asked.connect(self.book)
        self._list.copied.connect(self._note_copy)
        self._list.note_asked.connect(self._notes.write_about)
        self._list.paper_asked.connect(self._print)

    def _print(self, appointment: UUID, person: UUID, paper: str) -> None:
        open_paper(self._desk, self, appointment, person, paper)

    def _read(self) -> None:
        self._missed = False
        read, now, kept = self._desk.background.read, self._desk.clock(), self._kept
        reading = read(meetings.of_person, self._person, now)
        reading.then(lambda shown: self._show(shown, kept), owner=self)

    def _show(self, shown: PersonMeetings, kept: int) -> None:
        """Show what was read; had something been written since, it would bring old words back."""
        if self._writing.under_way() or self._noting.typing.under_way():
            self._missed = True
            return
        if kept != self._kept:
            self._read()
            return
        self._shown = shown
        self._list.show_meetings(shown, self._today())
        self._notes.show_notes(shown, self._today())
        self._noting.contacts.show_attempts(shown, self._desk.clock(), self._today())
        self._answer()

    def _note_next(self, appointment: Appointment) -> None:
        """Write the note of what was logged, once it is among the meetings."""
        self._shown = None
        self._asked = f"{NOTE}:{appointment.id.hex}"
        self.activateWindow()  # the dialog had the keyboard
        self.said.emit("Entretien consigné")

    def _settle_typing(self) -> None:
        self._kept += 1
        if self._missed:
            self._read()

    def _note_copy(self, appointment_id: UUID) -> None:
        job = self._desk.background.run(meetings.note_copy, appointment_id)
        job.then(lambda _none: self.said.emit(f"{COPIED}."), owner=self)

    def _tell_changed(self) -> None:
        self._kept += 1
        self._read()
        self.changed.emit()

    def _today(self) -> date:
        return paris_day(self._desk.clock())


def _last_place(shown: PersonMeetings) -> str:
    return next((each.appointment.place for each in shown.past if each.appointment.place), "")

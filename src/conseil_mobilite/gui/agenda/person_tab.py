"""The tab « Rendez-vous et notes » of a person."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal

from conseil_mobilite.domain.agenda.note import Note
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.appointment_dialog import Proposed
from conseil_mobilite.gui.agenda.contact_card import ContactCard
from conseil_mobilite.gui.agenda.gestures import Gestures
from conseil_mobilite.gui.agenda.meeting_list import MeetingList
from conseil_mobilite.gui.agenda.note_card import NoteCard
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
from conseil_mobilite.services.agenda import contacts, meetings, notes
from conseil_mobilite.services.agenda.meetings import PersonMeetings

SIDE_WIDTH: Final = 468
NEW: Final = "new"


class MeetingsTab(Page):
    """Every gesture is kept at once, then what is shown is read again."""

    changed = Signal()
    """Something was kept: the header of the person may say something else."""

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        super().__init__()
        self.setObjectName("meetings_tab")
        self._desk, self._person = desk, person_id
        self._shown: PersonMeetings | None = None
        self._to_book = False
        self._writing = Writing(self)
        self._gestures = Gestures(desk, self, self._writing)
        self._list = MeetingList(desk.lists)
        self._notes = NoteCard(desk.lists)
        self._contacts = ContactCard(desk.lists)
        left = column(self._list, None, gap=DENSE_GAP)
        side = column(self._contacts, self._notes, None, gap=DENSE_GAP)
        both = columns((frame(left), 1), frame(side, width=SIDE_WIDTH), gap=CARD_GAP)
        self.lay_out(column(both, None, gap=0, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        self._read()

    def leave(self) -> None:
        self._notes.flush()

    def show_part(self, part: str) -> None:
        if part == NEW:
            self.book()

    def book(self) -> None:
        """Open the form of a new appointment, as soon as the name of the person is known."""
        if self._shown is None:
            self._to_book = True
            return
        people = ((self._person, self._shown.name),)
        self._gestures.book(Proposed(self._today(), people=people))

    def _connect(self) -> None:
        self._writing.settled.connect(self._tell_changed)
        self._writing.troubled.connect(self.troubled)
        self._gestures.said.connect(self.said)
        self._gestures.undo_offered.connect(self.undo_offered)
        self._list.status_told.connect(self._gestures.set_status)
        self._list.opened.connect(self._gestures.change)
        self._list.booking_asked.connect(self.book)
        self._list.copied.connect(self._note_copy)
        self._contacts.told.connect(self._record)
        self._notes.written.connect(self._write)
        self._notes.deletion_asked.connect(self._delete_note)
        self._notes.privacy_told.connect(self._set_private)

    def _read(self) -> None:
        read, now = self._desk.background.read, self._desk.clock()
        read(meetings.of_person, self._person, now).then(self._show)

    def _show(self, shown: PersonMeetings) -> None:
        if self._writing.under_way():
            return
        self._shown = shown
        self._list.show_meetings(shown, self._today())
        self._notes.show_notes(shown, self._today())
        self._contacts.show_attempts(shown.attempts, self._today())
        if self._to_book:
            self._to_book = False
            self.book()

    def _write(self, note_id: UUID, text: str, appointment_id: UUID | None) -> None:
        run = self._desk.background.run
        job = run(notes.write, note_id, self._person, text, appointment_id)
        self._writing.watch(job, self._tell_kept, self._refuse_note)

    def _tell_kept(self, _note: Note) -> None:
        self._notes.show_kept(hour(paris_time(self._desk.clock())))

    def _refuse_note(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._notes.show_error(str(error))
        else:
            self.troubled.emit(error)

    def _set_private(self, note_id: UUID, private: bool) -> None:  # noqa: FBT001 - carried by a signal
        run = self._desk.background.run
        self._writing.watch(run(notes.set_private, note_id, private=private))

    def _delete_note(self, note_id: UUID) -> None:
        job = self._desk.background.run(notes.delete, note_id)
        self._writing.watch(job, lambda _none: self.undo_offered.emit("Note supprimée", job.act))

    def _record(self, channel: str, result: str) -> None:
        run, now = self._desk.background.run, self._desk.clock()
        job = run(contacts.record, self._person, channel, result, now)
        words = self._desk.lists["contact_results"].label(result).lower()
        self._writing.watch(
            job, lambda _attempt: self.undo_offered.emit(f"Contact noté : {words}", job.act)
        )

    def _note_copy(self, appointment_id: UUID) -> None:
        job = self._desk.background.run(meetings.note_copy, appointment_id)
        job.then(lambda _none: self.said.emit(f"{COPIED}."), owner=self)

    def _tell_changed(self) -> None:
        self._read()
        self.changed.emit()

    def _today(self) -> date:
        return paris_day(self._desk.clock())

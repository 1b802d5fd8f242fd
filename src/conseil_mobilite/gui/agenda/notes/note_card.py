"""The notes about a person: written here, kept as they are typed."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.notes.note_editor import NoteEditor
from conseil_mobilite.gui.agenda.notes.note_list import NoteList
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.layouts import column, frame, row, set_shown
from conseil_mobilite.services.agenda.meetings import PersonMeetings

NEW_NOTE: Final = "Nouvelle note"
LOG: Final = "&Consigner un entretien"


class NoteCard(QFrame):
    """The note under way; `others`, to be laid out beneath, are those already written."""

    log_asked = Signal()
    left = Signal()
    """Another note is under way: the one left is to be shown among the others."""
    versions_asked = Signal(object)
    """The identity of a note."""
    deletion_asked = Signal(object)
    privacy_told = Signal(object, bool)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("person_notes")
        self.setWhatsThis(
            "Écrivez : chaque mot est enregistré. Une note peut accompagner un rendez-vous ; vide, "
            "elle propose alors un modèle. Une note privée n’est lue que par vous et ne sort "
            "jamais avec un export. « Versions » montre ce que la note disait avant, et le reprend."
        )
        self._shown: PersonMeetings | None = None
        self._today: date | None = None
        self.editor = NoteEditor(lists)
        self._list = NoteList(lists)
        log = button("meetings_log", LOG, "notebook", "quiet")
        log.clicked.connect(self.log_asked)
        new = button("note_new", NEW_NOTE, "plus", "quiet")
        new.clicked.connect(self.begin)
        heads = frame(row(log, new, gap=4))
        self.setLayout(column(card("Notes", self.editor, extra=heads), gap=0))
        self.others = card("Notes précédentes", self._list)
        self.others.setObjectName("person_past_notes")
        self._list.chosen.connect(self._take_up)
        for part in (self.editor, self._list):
            part.versions_asked.connect(self.versions_asked)
            part.deletion_asked.connect(self.deletion_asked)
            part.privacy_told.connect(self.privacy_told)

    def show_notes(self, shown: PersonMeetings, today: date) -> None:
        """Show the notes as they are kept; the one being typed stays as it is."""
        self._shown, self._today = shown, today
        self.editor.show_meetings(shown, today)
        self._list_others()

    def begin(self) -> None:
        """Leave the note under way, kept, and begin another."""
        self.editor.begin()
        self._leave()

    def write_about(self, appointment_id: UUID) -> None:
        """Go on with one’s note on an appointment, or begin it."""
        notes = self._shown.notes if self._shown else ()
        about = (each for each in notes if each.note.appointment_id == appointment_id)
        mine = next((each.note for each in about if each.mine), None)
        if mine is not None:
            self.editor.open_note(mine)
        elif not self.editor.open_recent(appointment_id):
            self.editor.begin(appointment_id)
        self._leave()

    def is_mine(self, note_id: UUID) -> bool:
        """Tell whether the adviser wrote a note; the one under way is hers."""
        notes = self._shown.notes if self._shown else ()
        return all(each.mine for each in notes if each.note.id == note_id)

    def leave(self, note_id: UUID) -> None:
        """Begin another note where this one, which goes, is under way."""
        if note_id == self.editor.current():
            self.begin()
        self.editor.forget(note_id)

    def _take_up(self, note: Note) -> None:
        self.editor.open_note(note)
        self._leave()

    def _leave(self) -> None:
        self._list_others()
        self.left.emit()

    def _list_others(self) -> None:
        if self._shown is None or self._today is None:
            return
        others = [each for each in self._shown.notes if each.note.id != self.editor.current()]
        meetings = (*self._shown.coming, *self._shown.past)
        self._list.show_notes(others, meetings, self._today)
        set_shown(self.others, shown=bool(others))

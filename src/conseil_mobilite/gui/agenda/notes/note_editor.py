"""The note under way: its text, the appointment it accompanies, and who may read it."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.notes.note_about import NoteAbout
from conseil_mobilite.gui.agenda.notes.note_text import NoteText
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, row, set_shown
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.services.agenda.meetings import PersonMeetings
from conseil_mobilite.services.agenda.notes.notes import Draft, KeptNote, WrittenNote

PAUSE_MS: Final = 200
"""Notes are stored at once, so that even a busy computer never owes a second of them."""
JUMPS: Final = "Tab ou Entrée : rubrique suivante. Maj+Entrée : à la ligne."


class NoteEditor(QFrame):
    """What is typed is handed over at each short pause, and whenever the keyboard goes."""

    written = Signal(object, object)
    """The identity of the note and its `Draft` so far."""
    privacy_told = Signal(object, bool)
    versions_asked = Signal(object)
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("note_editor")
        self._current, self._written, self._stored = uuid4(), False, ""
        self._recent: dict[UUID, Draft] = {}
        self._unkept: set[UUID] = set()
        self._typing = Typing(self, PAUSE_MS)
        self._typing.settled.connect(self._tell)
        self._text = NoteText("note_text")
        self._private = Tick("note_private", "Note pri&vée")
        self._about = NoteAbout(lists, self._private)
        self._template = button("note_template", "", "list-checks", "quiet")
        self._jumps = label(JUMPS, "small", wrap=True)
        self._field = Field("N&ote", self._text)
        self._kept = label("", "small")
        self._kept.setObjectName("note_kept")
        self._versions = button("note_versions", "Versions", role="link")
        self._delete = button("note_delete", "Supprimer", role="link")
        self._lay_out()
        self._connect()

    def current(self) -> UUID:
        return self._current

    def show_meetings(self, shown: PersonMeetings, today: date) -> None:
        """Offer the appointments, and show the note under way as it is kept: it may be undone."""
        # What was read holds the others.
        self._recent = {key: self._recent[key] for key in self._recent.keys() & self._unkept}
        self._about.show_meetings(shown, today)
        self._follow(shown.notes)
        self._look()

    def open_note(self, note: Note) -> None:
        """Go on with a note that was written, with those of its words that were not read yet."""
        self.flush()
        read = Draft(note.text, note.appointment_id, note.private)
        self._open_draft(note.id, self._recent.get(note.id, read))

    def open_recent(self, appointment_id: UUID) -> bool:
        """Go on with a note on an appointment that was not read yet; False where there is none."""
        self.flush()
        for note_id, draft in self._recent.items():
            if draft.appointment_id == appointment_id:
                self._open_draft(note_id, draft)
                return True
        return False

    def forget(self, note_id: UUID) -> None:
        """Take note that a note goes: its words are not to come back."""
        self._recent.pop(note_id, None)

    def begin(self, appointment_id: UUID | None = None) -> None:
        """Leave the note under way, kept, and begin another."""
        self._open(uuid4(), "", private=False)
        self._about.show_appointment(appointment_id)
        self._look()

    def flush(self) -> None:
        self._typing.flush()

    def show_kept(self, note_id: UUID, kept: KeptNote, hour: str) -> None:
        """Say that what is typed is kept, and why some of it is not, if it is so."""
        self._unkept.discard(note_id)
        if note_id != self._current:
            return
        self._written = kept.note is not None
        self._stored = kept.note.text if kept.note else ""
        if kept.refused:
            self._field.show_error(kept.refused)
        else:
            self._field.clear_error()
        say(self._kept, f"Enregistré à {hour}" if self._stored else "")
        self._look()

    def show_error(self, note_id: UUID, sentence: str) -> bool:
        """Say why the last words could not be kept; they stay in the field. False if it is left."""
        self._unkept.add(note_id)
        if note_id != self._current:
            return False
        say(self._kept, "")
        self._field.show_error(sentence)
        return True

    def take_keyboard(self) -> None:
        """Put the keyboard in the text, and show it whole."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        soon(self, self._reveal)  # once it is laid out

    def _reveal(self) -> None:
        area: QObject | None = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self, 0, dp(16))

    def _lay_out(self) -> None:
        gestures = row((self._kept, 1), self._versions, self._delete, gap=2)
        self._foot = frame(gestures)
        items = (self._about, self._template, self._field, self._jumps, self._foot)
        self.setLayout(column(frame(column(*items, gap=4)), gap=0, pad=(16, 0, 16, 8)))

    def _connect(self) -> None:
        self._text.textChanged.connect(self._keep)
        self._text.left.connect(self.flush)
        self._about.chosen.connect(self._keep)
        self._private.toggled.connect(self._tell_privacy)
        self._template.clicked.connect(self._insert)
        self._versions.clicked.connect(lambda: self.versions_asked.emit(self._current))
        self._delete.clicked.connect(lambda: self.deletion_asked.emit(self._current))

    def _follow(self, stored: Sequence[WrittenNote]) -> None:
        if self._typing.waiting():
            return
        note = next((each.note for each in stored if each.note.id == self._current), None)
        text = note.text if note else ""
        if text != self._stored:
            self._stored = text
            self._fill(text)
            say(self._kept, "")
        if note is not None:
            with QSignalBlocker(self._private):
                self._private.setChecked(note.private)

    def _open_draft(self, note_id: UUID, draft: Draft) -> None:
        self._open(note_id, draft.text, private=draft.private)
        self._about.show_appointment(draft.appointment_id)
        self._look()

    def _open(self, note_id: UUID, text: str, *, private: bool) -> None:
        self.flush()
        self._current, self._written, self._stored = note_id, bool(text), text
        self._fill(text)
        with QSignalBlocker(self._private):
            self._private.setChecked(private)
        self._field.clear_error()
        say(self._kept, "")
        self.take_keyboard()

    def _fill(self, text: str) -> None:
        with QSignalBlocker(self._text):
            self._text.setPlainText(text)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _keep(self) -> None:
        if self._text.toPlainText() or self._written:
            draft = Draft(
                self._text.toPlainText(), self._about.appointment(), self._private.isChecked()
            )
            self._typing.keep(self._current.hex, draft)
        self._look()

    def _tell(self, drafts: dict[str, Draft]) -> None:
        for note_id, draft in drafts.items():
            self._written = True
            self._recent[UUID(note_id)] = draft
            self.written.emit(UUID(note_id), draft)

    def _tell_privacy(self, private: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        self._keep()
        self.flush()
        self.privacy_told.emit(self._current, private)

    def _insert(self) -> None:
        self._text.insert(self._about.template())
        self.take_keyboard()

    def _look(self) -> None:
        """Show what the note calls for as it stands."""
        template = self._about.template()
        self._text.know(template)
        blank = not self._text.toPlainText().strip()
        if template and blank:
            self._template.say(f"&Utiliser le modèle : {self._about.kind()}")
        set_shown(self._template, shown=bool(template.strip()) and blank)
        set_shown(self._jumps, shown=not blank and self._text.has_headings())
        set_shown(self._foot, shown=bool(self._stored))

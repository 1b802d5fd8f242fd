"""The notes about a person: written here, kept as they are typed."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.services.agenda.diary import DiaryEntry
from conseil_mobilite.services.agenda.meetings import PersonMeetings
from conseil_mobilite.services.agenda.notes import WrittenNote

NEW_NOTE: Final = "Nouvelle note"
NO_MEETING: Final = "Hors rendez-vous"
MEETINGS: Final = 8
"""How many of the last appointments a note may accompany."""

PLACEHOLDER: Final = "Écrivez : chaque mot est enregistré."


class NoteCard(QFrame):
    """One text area for the note under way, and the others beneath, the latest first."""

    written = Signal(object, str, object)
    """The identity of the note, its text so far, and the appointment it is about, if any."""
    deletion_asked = Signal(object)
    privacy_told = Signal(object, bool)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("person_notes")
        self.setWhatsThis(
            "Écrivez : chaque mot est enregistré. Une note peut accompagner un rendez-vous. Une "
            "note privée n’est lue que par vous et ne sort jamais avec un export."
        )
        self._lists = lists
        self._shown: PersonMeetings | None = None
        self._today: date | None = None
        self._current, self._written = uuid4(), False
        self._typing = Typing(self)
        self._typing.settled.connect(self._tell)
        self._text = text_area("note_text", lines=6, placeholder=PLACEHOLDER)
        self._text.setAccessibleName("Note")
        self._text.textChanged.connect(self._keep)
        self._about = Choice("note_about", (), none=NO_MEETING)
        self._about.setAccessibleName("La note accompagne")
        self._about.chosen.connect(lambda _code: self._keep())
        self._field = Field("N&ote", self._text)
        self._kept = label("", "small")
        self._kept.setObjectName("note_kept")
        self._new = button("note_new", NEW_NOTE, "plus", "quiet")
        self._new.clicked.connect(self.begin)
        self._others = frame(column(gap=0))
        self._kept.hide()
        body = column(self._about, self._field, self._kept, gap=6, pad=(16, 0, 16, 12))
        self.setLayout(column(card("Notes", body, self._others, extra=self._new), gap=0))

    def show_notes(self, shown: PersonMeetings, today: date) -> None:
        """Show the notes as they are kept; the one being typed stays as it is."""
        first = self._shown is None
        self._shown, self._today = shown, today
        begun = [each for each in (*reversed(shown.coming), *shown.past) if each.begun]
        self._about.offer([self._choice(each, today) for each in begun[:MEETINGS]], none=NO_MEETING)
        if first and begun and paris_day(begun[0].appointment.starts_at) == today:
            self._about.show_code(begun[0].appointment.id.hex)
        self._follow(shown.notes)
        others = [each for each in shown.notes if each.note.id != self._current]
        refill_kept(self._others, *(self._row(each, today) for each in others))

    def _follow(self, stored: Sequence[WrittenNote]) -> None:
        """Show the note under way as it is kept: it may have been undone."""
        if not self._written or self._typing.waiting() or self._field.error():
            return
        text = next((each.note.text for each in stored if each.note.id == self._current), "")
        if text != self._text.toPlainText():
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)
            self._kept.hide()

    def begin(self) -> None:
        """Leave the note under way, kept, and begin another."""
        self._open(uuid4(), "", None)

    def flush(self) -> None:
        self._typing.flush()

    def show_kept(self, hour: str) -> None:
        """Say that what is typed is kept."""
        self._field.clear_error()
        say(self._kept, f"Enregistré à {hour}")
        self._kept.show()

    def show_error(self, sentence: str) -> None:
        """Say why the last words could not be kept; they stay in the field."""
        self._kept.hide()
        self._field.show_error(sentence)

    def _open(self, note_id: UUID, text: str, appointment_id: UUID | None) -> None:
        self.flush()
        self._current, self._written = note_id, bool(text)
        with QSignalBlocker(self._text):
            self._text.setPlainText(text)
        self._field.clear_error()
        self._kept.hide()
        if self._shown is not None and self._today is not None:
            self.show_notes(self._shown, self._today)
        self._about.show_code(appointment_id.hex if appointment_id else "")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self._text.toPlainText() or self._written:
            self._typing.keep(self._current.hex, self._text.toPlainText())

    def _tell(self, texts: dict[str, str]) -> None:
        about = self._about.code()
        for note_id, text in texts.items():
            self._written = True
            self.written.emit(UUID(note_id), text, UUID(about) if about else None)

    def _row(self, written: WrittenNote, today: date) -> QWidget:
        note = written.note
        who = "" if written.mine else f" · {written.author}"
        head: list[Item] = [
            label(f"{wording.near(note.written_at, today)}{who}", "small"),
            None,
        ]
        if note.private:
            head.append(badge("Note privée", "warning"))
        if written.mine:
            head += self._gestures(written)
        about = self._about_words(written, today)
        beneath = [label(about, "small", wrap=True)] if about else []
        text = label(note.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return frame(column(row(*head, gap=2), *beneath, text, gap=2, pad=(16, 6, 12, 10)), "entry")

    def _about_words(self, written: WrittenNote, today: date) -> str:
        """Say which appointment a note accompanies."""
        meetings = (*self._shown.coming, *self._shown.past) if self._shown else ()
        for each in meetings:
            if each.appointment.id == written.note.appointment_id:
                return self._choice(each, today)[1]
        return ""

    def _choice(self, meeting: DiaryEntry, today: date) -> tuple[str, str]:
        kind = self._lists["appointment_kinds"].label(meeting.appointment.kind)
        when = wording.near(meeting.appointment.starts_at, today)
        return meeting.appointment.id.hex, f"{kind} · {when}"

    def _gestures(self, written: WrittenNote) -> list[Item]:
        note = written.note
        edit = button(f"note_edit_{note.id.hex}", "Reprendre", role="link")
        edit.clicked.connect(lambda: self._open(note.id, note.text, note.appointment_id))
        shared = "Partager" if note.private else "Rendre privée"
        privacy = button(f"note_private_{note.id.hex}", shared, role="link")
        privacy.clicked.connect(lambda: self.privacy_told.emit(note.id, not note.private))
        delete = button(f"note_delete_{note.id.hex}", "Supprimer", role="link")
        delete.clicked.connect(partial(self.deletion_asked.emit, note.id))
        return [edit, privacy, delete]

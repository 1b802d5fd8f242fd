"""What the adviser does with notes, interviews and attempts: each gesture runs one service."""

from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour, lower_first
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.notes.contact_card import ContactCard
from conseil_mobilite.gui.agenda.notes.log_dialog import LogDialog
from conseil_mobilite.gui.agenda.notes.note_card import NoteCard
from conseil_mobilite.gui.agenda.notes.note_versions_dialog import NoteVersions
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda.notes import contacts, interviews, note_versions, notes
from conseil_mobilite.services.agenda.notes.note_versions import NoteVersion
from conseil_mobilite.services.agenda.notes.notes import Draft, KeptNote

NOT_KEPT: Final = (
    "Ces derniers mots ne sont pas gardés : ils restent ici, continuez pour réessayer."
)
AGAIN_MS: Final = 1_000
"""The same gesture within this time is a second click, or a key held down: one attempt."""


class NoteGestures(QObject):
    """Joins the two cards of a person’s tab to the services."""

    undo_offered = Signal(str, object)
    troubled = Signal(Exception)
    logged = Signal(object)
    """The `Appointment` that was just logged: its note comes next."""

    def __init__(self, desk: Desk, page: QWidget, person: UUID, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._person, self._writing = desk, page, person, writing
        self._last_told: tuple[str, str, datetime | None, str] | None = None
        self._since_told = QElapsedTimer()
        self.typing = Writing(self)
        """The words of notes under way: unlike other writings they change nothing else shown."""
        self.notes, self.contacts = NoteCard(desk.lists), ContactCard(desk.lists)
        editor = self.notes.editor
        editor.written.connect(self._keep)
        self.notes.deletion_asked.connect(self._delete)
        self.notes.privacy_told.connect(self._set_private)
        self.notes.versions_asked.connect(self._show_versions)
        self.contacts.told.connect(self.record)
        self.contacts.deletion_asked.connect(self._delete_attempt)

    def record(
        self, channel: str, result: str, at: datetime | None = None, words: str = ""
    ) -> None:
        """Keep an attempt to reach the person, made now unless told; once for a double click."""
        told = (channel, result, at, words)
        if told == self._last_told and not self._since_told.hasExpired(AGAIN_MS):
            return
        self._last_told = told
        self._since_told.start()
        run, when = self._desk.background.run, at or self._desk.clock()
        job = run(contacts.record, self._person, channel, result, when, words=words)
        said = lower_first(self._desk.lists["contact_results"].label(result))

        def tell(_attempt: object) -> None:
            self.contacts.show_kept()
            self.undo_offered.emit(f"Contact noté : {said}", job.act)

        self._writing.watch(job, tell, self._refuse_attempt)

    def log(self, place: str) -> None:
        """Ask for an interview that was not planned; `place` is where the person was met last."""
        lists, now = self._desk.lists, self._desk.clock()
        dialog = LogDialog(lists, now, self._person, self._page, place)

        def ask() -> None:
            new = dialog.typed()
            if new is not None:
                run = self._desk.background.run
                job = run(interviews.log, new, self._person, came=dialog.came())
                self._writing.hand_over(dialog, job, self._tell_logged)

        dialog.asked.connect(ask)
        dialog.open()

    def _tell_logged(self, appointment: Appointment) -> None:
        self.logged.emit(appointment)

    def _keep(self, note_id: UUID, draft: Draft) -> None:
        job = self._desk.background.run(notes.keep, note_id, self._person, draft)
        self.typing.watch(
            job, partial(self._tell_kept, note_id), partial(self._refuse_note, note_id)
        )

    def _tell_kept(self, note_id: UUID, kept: KeptNote) -> None:
        self.notes.editor.show_kept(note_id, kept, hour(paris_time(self._desk.clock())))

    def _refuse_note(self, note_id: UUID, error: Exception) -> None:
        said = str(error) if isinstance(error, UserError) else NOT_KEPT
        if not (self.notes.editor.show_error(note_id, said) and isinstance(error, UserError)):
            self.troubled.emit(error)

    def _refuse_attempt(self, error: Exception) -> None:
        if not self.contacts.show_error(error):
            self.troubled.emit(error)

    def _set_private(self, note_id: UUID, private: bool) -> None:  # noqa: FBT001 - carried by a signal
        run = self._desk.background.run
        self._writing.watch(run(notes.set_private, note_id, private=private))

    def _delete(self, note_id: UUID) -> None:
        self.notes.leave(note_id)
        job = self._desk.background.run(notes.delete, note_id)

        def tell(gone: bool) -> None:  # noqa: FBT001 - the result of a service
            if gone:  # else nothing is to be undone, but for what was offered before
                self.undo_offered.emit("Note supprimée", job.act)

        self._writing.watch(job, tell)

    def _delete_attempt(self, attempt_id: UUID) -> None:
        job = self._desk.background.run(contacts.delete, attempt_id)
        self._writing.watch(job, lambda _none: self.undo_offered.emit("Contact supprimé", job.act))

    def _show_versions(self, note_id: UUID) -> None:
        """Read the versions once what is being typed is kept."""
        self.notes.editor.flush()
        job = self._desk.background.note(note_versions.of_note, note_id)
        job.then(partial(self._open_versions, note_id), owner=self)

    def _open_versions(self, note_id: UUID, versions: list[NoteVersion]) -> None:
        if not versions:
            return
        mine, today = self.notes.is_mine(note_id), paris_day(self._desk.clock())
        dialog = NoteVersions(versions, today, self._page, mine=mine)

        def take_up(version: NoteVersion) -> None:
            run = self._desk.background.run
            job = run(note_versions.take_up, note_id, version.number)
            dialog.accept()
            self._writing.watch(job, lambda _note: self._tell_taken_up(job.act))

        dialog.taken_up.connect(take_up)
        dialog.open()

    def _tell_taken_up(self, act: UUID | None) -> None:
        self.undo_offered.emit("Version de la note reprise", act)

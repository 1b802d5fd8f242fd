"""The notes written about a person, the latest first, with the gestures on each."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.agenda.notes.notes import WrittenNote


class NoteList(QFrame):
    """Shows and asks."""

    chosen = Signal(object)
    """The `Note` to go on with."""
    privacy_told = Signal(object, bool)
    versions_asked = Signal(object)
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self.setLayout(column(gap=0))

    def show_notes(
        self, notes: Sequence[WrittenNote], meetings: Sequence[DiaryEntry], today: date
    ) -> None:
        about = {
            each.appointment.id: wording.meeting(each, self._lists, today) for each in meetings
        }
        rows = (
            self._row(each, about.get(each.note.appointment_id or each.note.id, ""), today)
            for each in notes
        )
        refill_kept(self, *rows)

    def _row(self, written: WrittenNote, about: str, today: date) -> QWidget:
        note = written.note
        when = wording.near(note.written_at, today)
        who = "" if written.mine else f" · {written.author}"
        head: list[Item] = [label(f"{when}{who}", "small"), None]
        if note.private:
            head.append(badge("Note privée", "warning"))
        text = label(note.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        beneath = [label(about, "small", wrap=True)] if about else []
        gestures = row(*self._gestures(written, when), None, gap=2)
        items: list[Item] = [row(*head, gap=4), *beneath, text, gestures]
        return frame(column(*items, gap=2, pad=(16, 8, 12, 8)), "entry")

    def _gestures(self, written: WrittenNote, when: str) -> list[QPushButton]:
        note = written.note
        versions = _gesture(f"note_versions_{note.id.hex}", "Versions", when)
        versions.clicked.connect(partial(self.versions_asked.emit, note.id))
        if not written.mine:
            return [versions]
        edit = _gesture(f"note_edit_{note.id.hex}", "Reprendre", when)
        edit.clicked.connect(partial(self.chosen.emit, note))
        shared = "Partager" if note.private else "Rendre privée"
        privacy = _gesture(f"note_private_{note.id.hex}", shared, when)
        privacy.clicked.connect(lambda: self.privacy_told.emit(note.id, not note.private))
        delete = _gesture(f"note_delete_{note.id.hex}", "Supprimer", when)
        delete.clicked.connect(partial(self.deletion_asked.emit, note.id))
        return [edit, versions, privacy, delete]


def _gesture(name: str, words: str, when: str) -> QPushButton:
    made = button(name, words, role="link")
    call(made, f"{words}, note : {when}")
    return made

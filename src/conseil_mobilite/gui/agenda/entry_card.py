"""The appointment chosen: who, when, where, and the gestures it calls for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.labels import Line, badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, rule
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.agenda.appointments import ATTENDED, EXCUSED, NO_SHOW, PLANNED
from conseil_mobilite.services.agenda.diary import Attendance, DiaryEntry

AFTER: Final = ((ATTENDED, "Présent"), (NO_SHOW, "Absent"), (EXCUSED, "Excusé"))
BEFORE: Final = ((EXCUSED, "Excusé"), ("revoked", "Annulé par nous"))


StatusTeller = Callable[[DiaryEntry, Attendance, str], object]


def attendance_choices(entry: DiaryEntry, who: Attendance, tell: StatusTeller) -> list[QWidget]:
    """Make the chips of one person's attendance; the one down is what was said."""
    made: list[QWidget] = []
    for status, words in AFTER if entry.begun else BEFORE:
        down = who.status == status
        chip = toggle(f"attendance_{status}_{who.person_id.hex}", words, checked=down)
        chip.setAccessibleName(f"{who.name} : {words.lower()}")
        answer = PLANNED if down else status
        chip.clicked.connect(lambda _on=False, answer=answer: tell(entry, who, answer))
        made.append(chip)
    return made


class EntryCard(QFrame):
    """Hidden until an appointment is chosen."""

    status_told = Signal(object, object, str)
    """The identities of the appointment and of the person, and the status."""
    person_opened = Signal(object)
    note_asked = Signal(object, object)
    """The identities of the person about whom to write, and of the appointment."""
    change_asked = Signal(object)
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("agenda_chosen")
        self._lists = lists
        self._body = frame(column(gap=8, pad=(16, 12, 16, 12)), "card")
        self.setLayout(column(self._body, gap=0))
        self.hide()

    def show_entry(self, entry: DiaryEntry | None, today: date) -> None:
        self.setVisible(entry is not None)
        if entry is None:
            return
        self._body.setAccessibleName(wording.spoken(entry, self._lists))
        refill_kept(
            self._body, *self._words(entry, today), *self._people(entry), *self._acts(entry)
        )

    def _words(self, entry: DiaryEntry, today: date) -> list[Item]:
        state, tone = wording.outcome(entry)
        appointment = entry.appointment
        day = wording.near(appointment.starts_at, today)
        about = " · ".join(
            part
            for part in (
                self._lists["appointment_kinds"].label(appointment.kind),
                wording.expected(entry),
            )
            if part
        )
        items: list[Item] = [label(wording.title(entry, self._lists), "heading", wrap=True)]
        if state:
            items.append(row(badge(state, tone), None))
        items.append(_fact("clock", f"{day} ({wording.length(entry)})"))
        items.append(_fact("calendar-check", about))
        for icon, words in (
            ("map-pin", wording.where(entry, self._lists)),
            ("signpost", appointment.directions),
        ):
            if words:
                items.append(_fact(icon, words))
        return items

    def _people(self, entry: DiaryEntry) -> list[Item]:
        items: list[Item] = []
        for who in entry.people:
            alone = len(entry.people) == 1
            chips = row(*attendance_choices(entry, who, self._tell), None, gap=6)
            opening = self._opening(who)
            if alone:
                items += [rule(), chips, row(opening, self._noting(entry, who), None, gap=4)]
            else:
                items += [rule(), row((Line(who.name, "strong"), 1), opening), chips]
        return items

    def _noting(self, entry: DiaryEntry, who: Attendance) -> QWidget:
        made = button(f"chosen_note_{who.person_id.hex}", "Noter", "note-pencil", "quiet")
        made.setAccessibleName(f"Écrire une note sur {who.name}")
        made.clicked.connect(partial(self.note_asked.emit, who.person_id, entry.appointment.id))
        return made

    def _opening(self, who: Attendance) -> QWidget:
        made = button(f"chosen_open_{who.person_id.hex}", "Dossier", "folder-open", "quiet")
        made.setAccessibleName(f"Ouvrir le dossier de {who.name}")
        made.clicked.connect(partial(self.person_opened.emit, who.person_id))
        return made

    def _acts(self, entry: DiaryEntry) -> list[Item]:
        change = button("chosen_change", "&Modifier", "pencil-simple")
        change.clicked.connect(partial(self.change_asked.emit, entry))
        delete = button("chosen_delete", "Supprimer", "trash", "danger")
        delete.clicked.connect(partial(self.deletion_asked.emit, entry))
        return [rule(), row(change, delete, None)]

    def _tell(self, entry: DiaryEntry, who: Attendance, status: str) -> None:
        self.status_told.emit(entry.appointment.id, who.person_id, status)


def _fact(icon: str, words: str) -> Item:
    return row(glyph(icon, "", 16), (label(words, "muted", wrap=True), 1), gap=8)

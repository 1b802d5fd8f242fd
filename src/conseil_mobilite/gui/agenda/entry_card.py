"""The appointment chosen: who, when, where, and the gestures it calls for."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from conseil_mobilite.domain.agenda.statuses import ATTENDED, REVOKED
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.attendance_list import AttendanceList
from conseil_mobilite.gui.agenda.booking.series_line import series_line, series_words
from conseil_mobilite.gui.agenda.paper_menu import expected, paper_button
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, rule
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


class EntryCard(QFrame):
    """Hidden until an appointment is chosen."""

    status_told = Signal(object, object, str)
    """The identities of the appointment and of the person, and the status."""
    all_present_told = Signal(object)
    """The identity of the appointment."""
    unnamed_told = Signal(object, object)
    """The identity of the appointment, and how many came of those without a name, or None."""
    person_opened = Signal(object)
    note_asked = Signal(object, object)
    """The identities of the person about whom to write, and of the appointment."""
    change_asked = Signal(object)
    deletion_asked = Signal(object)
    cancellation_asked = Signal(object, str)
    """The `DiaryEntry`, and who calls it off (`excused`, `revoked`)."""
    reinstatement_asked = Signal(object)
    paper_asked = Signal(object, object, str)
    """The identities of the appointment and of the person, and the shape of the paper."""
    export_asked = Signal(object)
    end_asked = Signal(object)
    """The `DiaryEntry` whose series is to go on for longer, or less."""

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
        said = (wording.spoken(entry, self._lists), series_words(entry))
        call(self._body, ", ".join(filter(None, said)))
        words = self._words(entry, today)
        refill_kept(self._body, *words, self._attendance(entry), rule(), self._acts(entry))

    def _words(self, entry: DiaryEntry, today: date) -> list[Item]:
        state, tone = wording.outcome(entry)
        appointment = entry.appointment
        day = wording.near(appointment.starts_at, today)
        kind = self._lists["appointment_kinds"].label(appointment.kind)
        about = " · ".join(part for part in (kind, wording.expected(entry)) if part)
        items: list[Item] = [label(wording.title(entry, self._lists), "heading", wrap=True)]
        if state:
            items.append(row(badge(state, tone), None))
        items.append(_fact("clock", f"{day} ({wording.length(entry)})"))
        if entry.series is not None:
            items.append(series_line(entry))
        items.append(_fact("calendar-check", about))
        for icon, words in (
            ("map-pin", wording.where_exactly(entry, self._lists)),
            ("signpost", appointment.directions),
        ):
            if words:
                items.append(_fact(icon, words))
        return items

    def _attendance(self, entry: DiaryEntry) -> AttendanceList:
        made = AttendanceList(entry)
        made.status_told.connect(self.status_told)
        made.all_present_told.connect(self.all_present_told)
        made.unnamed_told.connect(self.unnamed_told)
        made.person_opened.connect(self.person_opened)
        made.note_asked.connect(self.note_asked)
        return made

    def _acts(self, entry: DiaryEntry) -> Item:
        delete = button("chosen_delete", "Supprimer", "trash", "danger")
        delete.clicked.connect(partial(self.deletion_asked.emit, entry))
        if entry.cancelled:
            back = button("chosen_reinstate", "&Rétablir", "arrow-counter-clockwise")
            back.clicked.connect(partial(self.reinstatement_asked.emit, entry))
            return FlowLayout(back, delete, gap=8)
        change = button("chosen_change", "&Modifier", "pencil-simple")
        change.clicked.connect(partial(self.change_asked.emit, entry))
        others = self._leaving(entry)
        if entry.series is not None:
            others.append(self._prolonging(entry))
        if not _may_be_called_off(entry):
            return FlowLayout(change, *others, delete, gap=8)
        cancel = button("chosen_cancel", "Annuler", "prohibit")
        cancel.setAccessibleName("Annuler le rendez-vous : il reste dans l’agenda, barré")
        cancel.clicked.connect(partial(self.cancellation_asked.emit, entry, REVOKED))
        return FlowLayout(change, cancel, *others, delete, gap=8)

    def _leaving(self, entry: DiaryEntry) -> list[QWidget]:
        """Return what takes it out of the program: on paper while it is to come, or in a file."""
        export = button("chosen_export", "Exporter…")
        export.setAccessibleName("Exporter ce rendez-vous")
        export.clicked.connect(partial(self.export_asked.emit, entry))
        people = expected(entry)
        if not people:
            return [export]
        return [paper_button("chosen_print", entry, people, self.paper_asked.emit), export]

    def _prolonging(self, entry: DiaryEntry) -> QPushButton:
        made = button("chosen_end", "Prolonger…", "arrow-clockwise")
        made.setAccessibleName("Prolonger ou raccourcir la répétition")
        made.clicked.connect(partial(self.end_asked.emit, entry))
        return made


def _may_be_called_off(entry: DiaryEntry) -> bool:
    """Say whether the whole meeting may be; before its hour, one person’s answer says it too."""
    if not entry.begun:
        return len(entry.people) != 1 or entry.series is not None
    came = any(who.status == ATTENDED for who in entry.people)
    return entry.unsaid and not came and not entry.appointment.unnamed_attended


def _fact(icon: str, words: str) -> Item:
    return row(glyph(icon, "", 16), (label(words, "muted", wrap=True), 1), gap=8)

"""The appointment that a note accompanies: its kind, length, place and presence are said there."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.agenda.meetings import PersonMeetings

NO_MEETING: Final = "Hors rendez-vous"
MEETINGS: Final = 8
"""How many of the last appointments a note may accompany, besides the next one."""


class NoteAbout(QFrame):
    """Offers the last appointments and the next one, and any other that was asked for."""

    chosen = Signal()

    def __init__(self, lists: CodeLists, beside: QWidget) -> None:
        """`beside` stands at the right of the facts."""
        super().__init__()
        self._lists = lists
        self._meetings: dict[str, DiaryEntry] = {}
        self._templates: Mapping[str, str] = {}
        self._today: date | None = None
        self._choice = Choice("note_about", (), none=NO_MEETING)
        self._choice.setAccessibleName("La note accompagne")
        self._choice.chosen.connect(lambda _code: self._tell())
        self._facts = label("", "small", wrap=True)
        beneath = row((self._facts, 1), beside, gap=8)
        self.setLayout(column(self._choice, beneath, gap=4))

    def show_meetings(self, shown: PersonMeetings, today: date) -> None:
        """Offer what was read; the first time, today’s appointment is the one meant."""
        first, self._today = self._today is None, today
        self._templates = shown.templates
        entries = (*shown.coming, *shown.past)
        self._meetings = {each.appointment.id.hex: each for each in entries}
        begun = [each for each in (*reversed(shown.coming), *shown.past) if each.begun]
        ahead = [each for each in shown.coming if not each.begun]
        offered = [*begun[:MEETINGS], *ahead[:1]]
        kept = self._entry()
        if kept is not None and kept not in offered:
            offered.append(kept)
        self._choice.offer([self._words(each, today) for each in offered], none=NO_MEETING)
        if first and begun and paris_day(begun[0].appointment.starts_at) == today:
            self._choice.show_code(begun[0].appointment.id.hex)
        self._say_facts()

    def show_appointment(self, appointment_id: UUID | None) -> None:
        code = appointment_id.hex if appointment_id else ""
        entry = self._meetings.get(code)
        if entry is not None and self._today and self._choice.findData(code) < 0:
            _code, words = self._words(entry, self._today)
            self._choice.addItem(spaced(words), code)
        self._choice.show_code(code)
        self._say_facts()

    def appointment(self) -> UUID | None:
        return UUID(self._choice.code()) if self._choice.code() else None

    def kind(self) -> str:
        """Return the kind of the appointment in words, nothing where there is none."""
        entry = self._entry()
        return self._lists["appointment_kinds"].label(entry.appointment.kind) if entry else ""

    def template(self) -> str:
        """Return what a note of its kind proposes to say."""
        entry = self._entry()
        return self._templates[entry.appointment.kind] if entry else ""

    def _entry(self) -> DiaryEntry | None:
        return self._meetings.get(self._choice.code())

    def _words(self, entry: DiaryEntry, today: date) -> tuple[str, str]:
        return entry.appointment.id.hex, wording.meeting(entry, self._lists, today)

    def _tell(self) -> None:
        self._say_facts()
        self.chosen.emit()

    def _say_facts(self) -> None:
        entry = self._entry()
        say(self._facts, wording.facts(entry, self._lists) if entry else "")

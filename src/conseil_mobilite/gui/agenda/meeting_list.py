"""The appointments of one person: those to come, those to complete, those gone by."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.entry_card import attendance_choices
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, Item, column, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.agenda.diary import Attendance, DiaryEntry
from conseil_mobilite.services.agenda.meetings import PersonMeetings

FIRST_PAST: Final = 12
"""How many of those gone by are shown before « Tout afficher »."""


class MeetingList(QFrame):
    """Shows and asks; the tab does."""

    status_told = Signal(object, object, str)
    opened = Signal(object)
    """The `DiaryEntry` to change."""
    booking_asked = Signal()
    note_asked = Signal(object)
    """The identity of the appointment to write about."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("person_meetings")
        self._lists = lists
        self._whole = False
        self._shown: tuple[PersonMeetings, date] | None = None
        self.setLayout(column(gap=DENSE_GAP))

    def show_meetings(self, meetings: PersonMeetings, today: date) -> None:
        self._shown = (meetings, today)
        waiting = [each for each in meetings.past if each.to_complete]
        past = [each for each in meetings.past if not each.to_complete]
        cards: list[Item] = [self._coming(meetings, today)]
        if waiting:
            rows = [self._row(each, today) for each in waiting]
            cards.append(card(wording.TO_COMPLETE, *rows, count=str(len(waiting))))
        if past:
            cards.append(self._past(past, today))
        refill_kept(self, *cards)

    def _coming(self, meetings: PersonMeetings, today: date) -> QFrame:
        if meetings.coming:
            rows = [self._row(each, today) for each in meetings.coming]
            more = button("meetings_new", "&Nouveau rendez-vous", "calendar-plus", "primary")
            more.clicked.connect(self.booking_asked)
            return card("À venir", *rows, count=str(len(rows)), extra=more)
        gesture = button("meetings_first", "Prendre rendez-vous", "calendar-plus", "primary")
        gesture.clicked.connect(self.booking_asked)
        sentence = "Aucun rendez-vous à venir."
        return card("À venir", empty_line(sentence, gesture, "calendar-blank"))

    def _past(self, past: Sequence[DiaryEntry], today: date) -> QFrame:
        shown = past if self._whole else past[:FIRST_PAST]
        rows: list[QWidget] = [self._row(each, today) for each in shown]
        more = None
        if len(shown) < len(past):
            more = button("meetings_whole", "Tout afficher", role="quiet")
            more.clicked.connect(self._show_whole)
        return card("Passés", *rows, count=str(len(past)), extra=more)

    def _row(self, meeting: DiaryEntry, today: date) -> QWidget:
        kind = self._lists["appointment_kinds"].label(meeting.appointment.kind)
        parts = (
            wording.near(meeting.appointment.starts_at, today),
            wording.length(meeting),
            wording.where(meeting, self._lists),
        )
        detail = " · ".join(part for part in parts if part)
        title = meeting.appointment.title or kind
        sign = glyph("phone" if meeting.appointment.modality == "TELEPHONE" else "calendar-blank")
        trailing = [*self._trailing(meeting), self._noting(meeting, title)]
        made = entry(title, detail, *trailing, lead=sign)
        return made.can_open(
            f"meeting_{meeting.appointment.id.hex}", partial(self.opened.emit, meeting)
        )

    def _noting(self, meeting: DiaryEntry, title: str) -> QWidget:
        made = button(f"meeting_note_{meeting.appointment.id.hex}", "Noter", role="link")
        made.setAccessibleName(f"Écrire une note : {title}")
        made.clicked.connect(partial(self.note_asked.emit, meeting.appointment.id))
        return made

    def _trailing(self, meeting: DiaryEntry) -> list[Item]:
        """Return the gestures where an answer is wanted, else what became of it."""
        asked = meeting.begun and any(who.status == "unknown" for who in meeting.people)
        if asked and len(meeting.people) == 1:
            return [row(*attendance_choices(meeting, meeting.people[0], self._tell), gap=6)]
        words, tone = wording.outcome(meeting)
        return [badge(words, tone)] if words else [badge("Prévu", "primary")]

    def _tell(self, meeting: DiaryEntry, who: Attendance, status: str) -> None:
        self.status_told.emit(meeting.appointment.id, who.person_id, status)

    def _show_whole(self) -> None:
        self._whole = True
        if self._shown is not None:
            self.show_meetings(*self._shown)

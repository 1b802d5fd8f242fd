"""The appointments of one person: those to come, those to complete, those gone by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.agenda import france_travail
from conseil_mobilite.domain.agenda.france_travail import Meeting
from conseil_mobilite.domain.agenda.statuses import PLANNED
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.attendance_list import attendance_choices
from conseil_mobilite.gui.agenda.paper_menu import expected, paper_button
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph, set_tip
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, Item, column, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.services.agenda.meetings import PersonMeetings

FIRST_PAST: Final = 12
"""How many of those gone by are shown before « Tout afficher »."""

COPY: Final = "Copier pour France Travail"
WHAT_IS_COPIED: Final = (
    "Statut, modalité, réception, motif, organisme et initiateur, avec leurs codes. "
    "Ni nom, ni texte libre."
)


class MeetingList(QFrame):
    """Shows and asks; the tab does."""

    status_told = Signal(object, object, str)
    opened = Signal(object)
    """The `DiaryEntry` to change."""
    booking_asked = Signal()
    copied = Signal(object)
    """The identity of the appointment whose codes of France Travail are on the clipboard."""
    note_asked = Signal(object)
    """The identity of the appointment to write about."""
    paper_asked = Signal(object, object, str)
    """The identities of the appointment and of the person, and the shape of the paper."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("person_meetings")
        self._lists = lists
        self._whole = False
        self._shown: tuple[PersonMeetings, date] | None = None
        self.setLayout(column(gap=DENSE_GAP))

    def show_meetings(self, meetings: PersonMeetings, today: date) -> None:
        self._shown = (meetings, today)
        waiting = [each for each in meetings.past if self._waits(each)]
        past = [each for each in meetings.past if not self._waits(each)]
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
            standing = sum(not each.fell for each in meetings.coming)
            return card("À venir", *rows, count=str(standing), extra=more)
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
        when = wording.near_short(meeting.appointment.starts_at, today)
        where = wording.where_exactly(meeting, self._lists)
        detail = " · ".join(part for part in (when, where) if part)
        title = f"{meeting.appointment.title or kind} · {wording.length(meeting)}"
        sign = glyph("phone" if meeting.appointment.modality == "TELEPHONE" else "calendar-blank")
        trailing = [*self._trailing(meeting), self._noting(meeting, title)]
        trailing += self._printing(meeting, title)
        made = entry(title, detail, *trailing, lead=sign)
        return made.can_open(
            f"meeting_{meeting.appointment.id.hex}", partial(self.opened.emit, meeting)
        )

    def _noting(self, meeting: DiaryEntry, title: str) -> QWidget:
        made = button(f"meeting_note_{meeting.appointment.id.hex}", "Noter", role="link")
        call(made, f"Écrire une note : {title}")
        made.clicked.connect(partial(self.note_asked.emit, meeting.appointment.id))
        return made

    def _printing(self, meeting: DiaryEntry, title: str) -> list[Item]:
        """Offer the papers that remind this person of a meeting to come."""
        own = self._own(meeting)
        if own not in expected(meeting):
            return []
        name = f"meeting_print_{meeting.appointment.id.hex}"
        made = paper_button(name, meeting, (own,), self.paper_asked.emit, "link")
        call(made, f"Imprimer pour la personne : {title}")
        return [made]

    def _trailing(self, meeting: DiaryEntry) -> list[Item]:
        """Return the gestures while something is to be said of her, else what became of it."""
        who = self._own(meeting)
        words, tone = (
            wording.outcome(meeting)
            if meeting.cancelled
            else wording.outcome_for(who, waiting=self._waits(meeting))
        )
        state = badge(words, tone)
        if meeting.cancelled:
            return [state]
        if meeting.begun and who.status != PLANNED:
            return [state, self._copying(meeting, who)]
        chips = row(*attendance_choices(meeting, who, self._tell), gap=6)
        return [state, chips] if words and not meeting.begun else [chips]

    def _waits(self, meeting: DiaryEntry) -> bool:
        return alone(meeting, self._own(meeting)).to_complete

    def _own(self, meeting: DiaryEntry) -> Attendance:
        """Return the attendance of the person whose page this is."""
        assert self._shown is not None
        person = self._shown[0].person_id
        return next(who for who in meeting.people if who.person_id == person)

    def _copying(self, meeting: DiaryEntry, who: Attendance) -> QWidget:
        """Offer what became of it in the codes of France Travail."""
        made = button(f"meeting_copy_{meeting.appointment.id.hex}", COPY, role="link")
        about = wording.near(meeting.appointment.starts_at, self._today())
        made.setAccessibleName(spaced(f"{COPY} : {about}"))
        set_tip(made, WHAT_IS_COPIED)
        made.clicked.connect(partial(self._copy, meeting, who))
        return made

    def _copy(self, meeting: DiaryEntry, who: Attendance) -> None:
        kind = self._shown[0].organisation_kind if self._shown else ""
        told = france_travail.codes(_told(meeting, who, kind), self._lists)
        QGuiApplication.clipboard().setText(france_travail.as_text(told, self._lists))
        self.copied.emit(meeting.appointment.id)

    def _today(self) -> date:
        return self._shown[1] if self._shown else date.min

    def _tell(self, meeting: DiaryEntry, who: Attendance, status: str) -> None:
        self.status_told.emit(meeting.appointment.id, who.person_id, status)

    def _show_whole(self) -> None:
        self._whole = True
        if self._shown is not None:
            self.show_meetings(*self._shown)


def alone(meeting: DiaryEntry, who: Attendance) -> DiaryEntry:
    """Return the meeting as one person lived it."""
    waiting = meeting.to_complete and who.status == PLANNED
    return replace(meeting, people=(who,), to_complete=waiting)


def _told(meeting: DiaryEntry, who: Attendance, organisation_kind: str) -> Meeting:
    """Return what may be told of one person at a meeting, collective where others are expected."""
    appointment = meeting.appointment
    return Meeting(
        kind=appointment.kind,
        status=who.status,
        modality=appointment.modality,
        initiator=appointment.initiator,
        organisation_kind=organisation_kind,
        collective=len(meeting.people) + appointment.unnamed_participants > 1,
    )

"""The appointments of the day, and how many of the days before wait for an answer."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import counted, hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry, hour_label
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.layouts import frame, row
from conseil_mobilite.gui.today import wording
from conseil_mobilite.services.today.today import Today
from conseil_mobilite.services.today.today_meetings import DayMeeting

MOST = 8


class MeetingsCard(QObject):
    """Makes the card; the next appointment has its own, above."""

    opened = Signal(object, str)
    """The `UUID` of the only person expected, and the tab of her file."""
    agenda_asked = Signal()
    booking_asked = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def make(self, picture: Today) -> QFrame:
        following = picture.following.meeting.id if picture.following else None
        others = [meeting for meeting in picture.meetings if meeting.id != following]
        title = "Autres rendez-vous du jour" if following else "Rendez-vous du jour"
        rows: list[QWidget] = [self._row(each, rank) for rank, each in enumerate(others[:MOST])]
        if not others:
            rows = [self._nothing(more=following is not None)]
        if len(others) > MOST:
            rows.append(self._foot(len(others)))
        if picture.to_complete:
            rows.append(self._to_complete(picture.to_complete))
        agenda = button("today_agenda", "Agenda", role="quiet")
        agenda.clicked.connect(self.agenda_asked)
        return card(title, *rows, count=str(len(others)) if others else "", extra=agenda)

    def _row(self, meeting: DayMeeting, rank: int) -> QFrame:
        words, tone = wording.meeting_badge(meeting)
        made = entry(
            wording.meeting_title(meeting, self._desk.lists),
            wording.meeting_detail(meeting, self._desk.lists),
            badge(words, tone),
            lead=hour_label(hour(paris_time(meeting.starts_at))),
        )
        name = f"today_meeting_{rank}"
        if len(meeting.guests) == 1:
            person = meeting.guests[0].person_id
            return made.can_open(name, partial(self.opened.emit, person, "meetings"))
        return made.can_open(name, self.agenda_asked.emit)

    def _nothing(self, *, more: bool) -> QFrame:
        if more:
            return empty_line("Pas d’autre rendez-vous aujourd’hui.", None, "calendar-check")
        booking = button("today_next_meetings", "Prendre rendez-vous", role="quiet")
        booking.clicked.connect(self.booking_asked)
        return empty_line("Aucun rendez-vous aujourd’hui.", booking, "calendar-check")

    def _foot(self, total: int) -> QFrame:
        more = button("today_whole_meetings", f"Tout afficher ({total})", role="quiet")
        more.clicked.connect(self.agenda_asked)
        return frame(row(more, None, pad=(7, 2, 12, 2)), "entry")

    def _to_complete(self, count: int) -> QFrame:
        many = counted(count, "rendez-vous à compléter", "rendez-vous à compléter")
        made = entry(many, "Des jours précédents", badge("À compléter", "warning"))
        return made.can_open("today_to_complete", self.agenda_asked.emit)

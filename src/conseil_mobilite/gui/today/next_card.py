"""The next appointment of the day, large, with what can be done about it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.domain.language.french import duration, hour, phone_display
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.labels import Line, badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, refill, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.people.wording import age_words, joined, public_words
from conseil_mobilite.gui.today.wording import ATTENDANCE, attended, meeting_title, until
from conseil_mobilite.services.people.people import PersonHeader
from conseil_mobilite.services.today.today_meetings import DayMeeting, NextMeeting

SHOWN_PUBLICS = 2
BEFOREHAND = ("excused",)


class NextCard(QFrame):
    """`opened` carries the `UUID` of the person; `answered` the appointment, person and status."""

    opened = Signal(object)
    answered = Signal(object, object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("next_appointment")
        self.setProperty("role", "accent")
        self.setLayout(column(gap=6, pad=(16, 12, 16, 16)))
        self.hide()

    def show_meeting(self, following: NextMeeting | None) -> None:
        self.setVisible(following is not None)
        if following is None:
            return
        meeting, now = following.meeting, self._desk.clock()
        when = column(
            label(hour(paris_time(meeting.starts_at)), "display"),
            label(until(meeting.starts_at, now), "strong", "primary"),
            None,
            gap=2,
        )
        refill(
            self,
            label("Prochain rendez-vous", "small"),
            row(when, 16, (self._who(following), 1)),
            2,
            self._kind(meeting),
            6,
            self._gestures(following),
        )

    def _who(self, following: NextMeeting) -> QBoxLayout:
        title = meeting_title(following.meeting, self._desk.lists)
        if following.person is None:
            return column(Line(title, "title"), None, gap=6)
        return column(
            Line(following.person.full_name, "title"),
            Line(self._detail(following.person), "muted"),
            row(*self._badges(following), None, gap=6),
            None,
            gap=6,
        )

    def _detail(self, person: PersonHeader) -> str:
        today = paris_day(self._desk.clock())
        phone = phone_display(person.phone) if person.phone else ""
        return joined(age_words(person.birth_date, today), person.municipality, phone)

    def _badges(self, following: NextMeeting) -> list[Item]:
        first = [badge("Premier rendez-vous", "primary")] if following.first else []
        codes = following.person.publics if following.person else ()
        publics = public_words(codes, self._desk.lists)[:SHOWN_PUBLICS]
        return [*first, *(badge(public) for public in publics)]

    def _kind(self, meeting: DayMeeting) -> Item:
        kind = self._desk.lists["appointment_kinds"].label(meeting.kind)
        items: list[Item] = [glyph("compass"), label(f"{kind}, {duration(meeting.minutes)}")]
        if meeting.place:
            return row(*items, 8, glyph("map-pin"), (Line(meeting.place), 1), gap=6)
        return row(*items, None, gap=6)

    def _gestures(self, following: NextMeeting) -> Item:
        person = following.person
        if person is None:
            return column()
        open_it = button("next_open", "&Ouvrir le dossier", "folder-open", "primary")
        open_it.clicked.connect(lambda: self.opened.emit(person.id))
        answers = self._answers(following.meeting, person)
        if large_text():
            return row(open_it, *answers, None)
        return row(open_it, None, *answers)

    def _answers(self, meeting: DayMeeting, person: PersonHeader) -> list[Button]:
        """Offer what may be said already: that somebody came, once it has begun."""
        begun = meeting.starts_at <= self._desk.clock()
        statuses = ATTENDANCE if begun else BEFOREHAND
        return [self._answer(meeting.id, person, status) for status in statuses]

    def _answer(self, meeting: UUID, person: PersonHeader, status: str) -> Button:
        made = button(f"next_{status}", attended(status, person.sex))
        made.clicked.connect(lambda: self.answered.emit(meeting, person.id, status))
        return made

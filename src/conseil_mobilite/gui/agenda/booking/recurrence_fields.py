"""How an appointment comes back: its rhythm and its end, with what that makes."""

from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.series.recurrence_kinds import (
    LAST,
    Pattern,
    Recurrence,
    patterns,
)
from conseil_mobilite.domain.agenda.series.recurrence_rule import rule_of
from conseil_mobilite.domain.agenda.series.recurrence_sentence import pattern_words
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS, paris_day
from conseil_mobilite.gui.agenda.booking.recurrence_note import RecurrenceNote
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column, columns, frame
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment

QUIET_MS: Final = 150
USUAL_COUNT: Final = 10
NARROW: Final = 9
"""Letters of a choice that stands beside two other fields."""
NEVER: Final = "Jamais"
NOON: Final = time(12)


class End(StrEnum):
    COUNT = "count"
    UNTIL = "until"


ENDS: Final = ((End.COUNT, "Après … séances"), (End.UNTIL, "À une date"))


class RecurrenceFields(QFrame):
    """Follows the day and the hour of the appointment. `changed`: it takes another height."""

    changed = Signal()

    def __init__(self, desk: Desk, day: DateField, hour: CheckedField[time]) -> None:
        super().__init__()
        self.setObjectName("meeting_recurrence")
        self._day, self._hour = day, hour
        self._patterns: dict[str, Pattern] = {}
        self._meeting: NewAppointment | None = None
        self._kind = Choice("meeting_repeats", (), none=NEVER).narrow(NARROW)
        self._end = Choice("meeting_repeats_end", ENDS).narrow(NARROW)
        self._count = CheckedField[int]("meeting_repeats_count", _number, str)
        self._until = DateField("meeting_repeats_until", paris_day(desk.clock()))
        self.fields = {
            "recurrence": Field("S&e répète", self._kind),
            "end": Field("&Fin", self._end),
            "count": Field("Nom&bre", self._count),
            "until": Field("&Jusqu’au", self._until),
        }
        self._blank, self._note = frame(column()), RecurrenceNote(desk)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._look)
        asked = columns(*((field, 1) for field in self.fields.values()), (self._blank, 2), gap=12)
        self.setLayout(column(asked, self._note, gap=12))
        self._listen()
        self._count.show_value(USUAL_COUNT)
        self._offer()
        self._arrange()

    def rule(self) -> str:
        """Return the rule, empty for an appointment that does not come back; UserError if amiss."""
        pattern = self._patterns.get(self._kind.code())
        return rule_of(self._recurrence(pattern)) if pattern else ""

    def end(self) -> str:
        """Name the field that tells when it stops: a rule that makes no series is mended there."""
        return "until" if self._end.code() == End.UNTIL else "count"

    def without_holidays(self) -> bool:
        return self._note.without_holidays()

    def know(self, meeting: NewAppointment | None) -> None:
        """Take the whole appointment, once it can be read, to look for what else there is."""
        self._meeting = meeting
        self._quiet.start()

    def _listen(self) -> None:
        self._day.textChanged.connect(lambda _text: self._offer())
        for field in (self._hour, self._count, self._until):
            field.textChanged.connect(lambda _text: self._quiet.start())
        for choice in (self._kind, self._end):
            choice.chosen.connect(lambda _code: self._arrange())
        self._note.changed.connect(self.changed)
        self._note.answered.connect(self._clear_errors)
        self._note.refused.connect(self._refuse)

    def _offer(self) -> None:
        """Offer the patterns of the day typed, keeping the one chosen where it still is."""
        try:
            day = self._day.value()
        except UserError:
            return
        if day is None:
            return
        self._patterns = {_code(each): each for each in patterns(day)}
        words = [(code, pattern_words(each)) for code, each in self._patterns.items()]
        self._kind.offer(words, none=NEVER)
        self._arrange()

    def _arrange(self) -> None:
        repeated, by_day = bool(self._kind.code()), self._end.code() == End.UNTIL
        self._blank.setVisible(not repeated)
        self.fields["end"].setVisible(repeated)
        self.fields["until"].setVisible(repeated and by_day)
        self.fields["count"].setVisible(repeated and not by_day)
        if by_day and not self._until.text():
            self._until.show_value(self._note.last_day())
        if not repeated:
            self._note.forget()
        self._quiet.start()
        self.changed.emit()

    def _recurrence(self, pattern: Pattern) -> Recurrence:
        if self._end.code() == End.UNTIL:
            return Recurrence(pattern, until=day_of(self._until, "until"))
        return Recurrence(pattern, count=self._count.value())

    def _start(self) -> datetime:
        """Return the first instant; at noon while the hour is not known: the days count."""
        day = day_of(self._day, "day")
        if day is None:
            raise UserError("Indiquez la date, par exemple 12/03/2027.", "day")
        return datetime.combine(day, self._hour.value() or NOON, PARIS).astimezone(UTC)

    def _look(self) -> None:
        """Say what the rule makes, as soon as it can be read."""
        try:
            rule, start = self.rule(), self._start()
        except UserError:
            self._note.forget()
            return
        if rule:
            self._note.look(rule, start, self._meeting)

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()

    def _refuse(self, sentence: str) -> None:
        self.fields[self.end()].show_error(sentence)
        self.changed.emit()


def _code(pattern: Pattern) -> str:
    return f"{pattern.rhythm}_last" if pattern.rank == LAST else str(pattern.rhythm)


def _number(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise UserError("Écrivez un nombre, par exemple 10.", "count")
    return int(typed)

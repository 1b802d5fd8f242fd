"""How an appointment comes back: its rhythm, its end, and at once what that makes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.recurrence_kinds import LAST, Pattern, Recurrence, patterns
from conseil_mobilite.domain.agenda.recurrence_rule import rule_of
from conseil_mobilite.domain.agenda.recurrence_sentence import pattern_words, series_sentence
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.language.paris import PARIS, paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.services.agenda import series_preview
from conseil_mobilite.services.agenda.series_preview import SeriesPreview

QUIET_MS: Final = 150
USUAL_COUNT: Final = 10
MOST_NAMED: Final = 3
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
        self._desk, self._day, self._hour = desk, day, hour
        self._asked = 0
        self._patterns: dict[str, Pattern] = {}
        self._last: date | None = None
        self._kind = Choice("meeting_repeats", (), none=NEVER).narrow(NARROW)
        self._end = Choice("meeting_repeats_end", ENDS).narrow(NARROW)
        self._count = CheckedField[int]("meeting_repeats_count", _number, str)
        self._until = DateField("meeting_repeats_until", paris_day(desk.clock()))
        self._words, self._off = label("", "strong", wrap=True), label("", "", "warning", wrap=True)
        self._without = Tick("meeting_without_holidays", "Ne rien prévoir les jours fér&iés")
        self.fields = {
            "recurrence": Field("S&e répète", self._kind),
            "end": Field("&Fin", self._end),
            "count": Field("Nom&bre", self._count),
            "until": Field("&Jusqu’au", self._until),
        }
        self._blank = frame(column())
        self._told = frame(
            row((column(self._words, self._off, self._without, gap=4), 1), pad=(12, 8, 12, 8)),
            "note",
        )
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._look)
        self._lay_out()
        self._listen()
        self._count.show_value(USUAL_COUNT)
        self._offer()
        self._arrange()

    def rule(self) -> str:
        """Return the rule, empty for an appointment that does not come back; UserError if amiss."""
        pattern = self._pattern()
        return rule_of(self._recurrence(pattern)) if pattern else ""

    def without_holidays(self) -> bool:
        return not self._without.isHidden() and self._without.isChecked()

    def _lay_out(self) -> None:
        fields = self.fields
        ends = [(fields[name], 1) for name in ("end", "count", "until")]
        asked = columns((fields["recurrence"], 1), *ends, (self._blank, 2), gap=12)
        self.setLayout(column(asked, self._told, gap=12))

    def _listen(self) -> None:
        self._day.textChanged.connect(lambda _text: self._offer())
        self._hour.textChanged.connect(lambda _text: self._quiet.start())
        for field in (self._count, self._until):
            field.textChanged.connect(lambda _text: self._quiet.start())
        for choice in (self._kind, self._end):
            choice.chosen.connect(lambda _code: self._arrange())
        self._without.clicked.connect(lambda _on: self._quiet.start())

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
            self._until.show_value(self._last)
        if not repeated:
            self._tell(None)
        self._quiet.start()
        self.changed.emit()

    def _pattern(self) -> Pattern | None:
        return self._patterns.get(self._kind.code())

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
        self._asked += 1
        try:
            rule, start = self.rule(), self._start()
        except UserError:
            self._tell(None)
            return
        if not rule:
            return
        asked = self._asked
        found = self._desk.background.read(series_preview.preview, rule, start)
        found.then(lambda shown: self._answer(asked, shown), owner=self)
        found.otherwise(lambda error: self._refuse(asked, error), owner=self)

    def _answer(self, asked: int, shown: SeriesPreview) -> None:
        if asked == self._asked:  # else something else was typed meanwhile
            self._last = paris_day(shown.instants[-1])
            for field in self.fields.values():
                field.clear_error()
            self._tell(shown)

    def _refuse(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self._tell(None)
            shown = "until" if self._end.code() == End.UNTIL else "count"
            self.fields[shown].show_error(str(error))
            self.changed.emit()

    def _tell(self, shown: SeriesPreview | None) -> None:
        before = self._told.isHidden(), self._words.text(), self._off.text()
        self._told.setVisible(shown is not None)
        if shown is not None:
            self._without.setVisible(bool(shown.holidays))
            say(self._words, _sentence(shown, without_holidays=self.without_holidays()))
            say(self._off, holiday_words(shown.holidays))
            self._off.setVisible(bool(shown.holidays))
        if before != (self._told.isHidden(), self._words.text(), self._off.text()):
            self.changed.emit()


def holiday_words(holidays: Sequence[tuple[date, str]]) -> str:
    """« Dont 2 jours fériés : lundi 29 mars 2027 (Lundi de Pâques) et lundi 17 mai 2027 (…). »."""
    if not holidays:
        return ""
    named = [f"{long_date(day)} ({name})" for day, name in holidays[:MOST_NAMED]]
    rest = len(holidays) - len(named)
    if rest:
        named.append(f"et {counted(rest, 'autre')}")
    many = "Dont un jour férié" if len(holidays) == 1 else f"Dont {len(holidays)} jours fériés"
    return f"{many} : {', '.join(named)}."


def _sentence(shown: SeriesPreview, *, without_holidays: bool) -> str:
    instants = shown.working if without_holidays else shown.instants
    last = paris_day((instants or shown.instants)[-1])
    return f"{series_sentence(shown.rule, len(instants), last)}."


def _code(pattern: Pattern) -> str:
    return f"{pattern.rhythm}_last" if pattern.rank == LAST else str(pattern.rhythm)


def _number(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise UserError("Écrivez un nombre, par exemple 10.", "count")
    return int(typed)

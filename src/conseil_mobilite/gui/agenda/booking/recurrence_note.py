"""What a recurrence makes, said before it is kept: its last day, days off, what is taken."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.series.recurrence_sentence import series_sentence
from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.series import series_conflicts, series_preview
from conseil_mobilite.services.agenda.series.series_preview import SeriesPreview

MOST_NAMED: Final = 3


class RecurrenceNote(QFrame):
    """Hidden while there is nothing to say. `changed`: it came, went, or grew."""

    changed = Signal()
    answered = Signal()
    refused = Signal(str)
    """Why the rule makes no series."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = 0
        self._shown: SeriesPreview | None = None
        self._words = label("", "strong", wrap=True)
        self._off, self._taken = (label("", "", "warning", wrap=True) for _ in range(2))
        self._without = Tick("meeting_without_holidays", "Ne rien prévoir les j&ours fériés")
        self._without.toggled.connect(self._tell)
        self.setObjectName("meeting_series")
        self.setProperty("role", "note")
        lines = (self._words, self._off, self._without, self._taken)
        self.setLayout(column(*lines, gap=4, pad=(12, 8, 12, 8)))
        self.hide()

    def look(self, rule: str, starts_at: datetime, meeting: NewAppointment | None) -> None:
        """Say what a rule makes; `meeting`, once all of it is known, is held against the diary."""
        self._asked += 1
        asked = self._asked
        found = self._desk.background.read(series_preview.preview, rule, starts_at)
        found.then(lambda shown: self._answer(asked, shown, meeting), owner=self)
        found.otherwise(lambda error: self._refuse(asked, error), owner=self)

    def forget(self) -> None:
        """Say nothing, not even what was asked before."""
        self._asked += 1
        self._shown = None
        self._tell()

    def last_day(self) -> date | None:
        return paris_day(self._shown.instants[-1]) if self._shown else None

    def without_holidays(self) -> bool:
        return self._shown is not None and self._without_some(self._shown)

    def _without_some(self, shown: SeriesPreview) -> bool:
        return bool(shown.holidays) and self._without.isChecked()

    def _answer(self, asked: int, shown: SeriesPreview, meeting: NewAppointment | None) -> None:
        if asked != self._asked:  # something else was typed meanwhile
            return
        self._shown = shown
        self._tell()
        self.answered.emit()
        if meeting is None:
            self._tell_taken(asked, ())
            return
        read, now = self._desk.background.read, self._desk.clock()
        found = read(series_conflicts.taken, meeting, shown.rule, now)
        found.then(lambda instants: self._tell_taken(asked, instants), owner=self)

    def _refuse(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self.forget()
            self.refused.emit(str(error))

    def _tell(self) -> None:
        shown = self._shown
        self.setVisible(shown is not None)
        if shown is not None:
            instants = shown.working if self._without_some(shown) else shown.instants
            last = paris_day((instants or shown.instants)[-1])
            say(self._words, f"{series_sentence(shown.rule, len(instants), last)}.")
            say(self._off, holiday_words(shown.holidays))
            for part in (self._off, self._without):
                part.setVisible(bool(shown.holidays))
        self.changed.emit()

    def _tell_taken(self, asked: int, instants: Sequence[datetime]) -> None:
        if asked == self._asked:
            say(self._taken, taken_words(instants))
            self._taken.setVisible(bool(instants))
            self.changed.emit()


def holiday_words(holidays: Sequence[tuple[date, str]]) -> str:
    """« Dont 2 jours fériés : lundi 29 mars 2027 (Lundi de Pâques), lundi 17 mai 2027 (…). »."""
    if not holidays:
        return ""
    many = "Dont un jour férié" if len(holidays) == 1 else f"Dont {len(holidays)} jours fériés"
    return f"{many} : {_named([f'{long_date(day)} ({name})' for day, name in holidays])}."


def taken_words(instants: Sequence[datetime]) -> str:
    """« Déjà pris ensuite : mardi 23 mars 2027, mardi 6 avril 2027. »."""
    days = _named([long_date(paris_day(instant)) for instant in instants])
    return f"Déjà pris ensuite : {days}." if days else ""


def _named(words: Sequence[str]) -> str:
    rest = len(words) - MOST_NAMED
    named = ", ".join(words[:MOST_NAMED])
    return f"{named} et {counted(rest, 'autre')}" if rest > 0 else named

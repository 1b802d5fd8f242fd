"""What else there is at the hour of an appointment, said in one note before it is kept."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.booking.absence_wording import (
    absence_days,
    absence_hours,
    absence_span,
    absence_title,
)
from conseil_mobilite.gui.agenda.booking.warning_note import WarningNote
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.agenda import appointment_conflicts
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_conflicts import Conflict, ConflictKind
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

MOST_SAID: Final = 6
OUT_OF_HOURS: Final = "En dehors des heures de travail."


class ConflictNote(WarningNote):
    """Answers the last question asked, and no other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("meeting_conflicts")
        self._desk = desk
        self._asked = 0

    def look(self, new: NewAppointment | None, besides: UUID | None = None) -> None:
        """Look for what shares the time of an appointment; None while it is not known yet."""
        self._asked += 1
        if new is None:
            self.show_conflicts(())
            return
        read, asked = self._desk.background.read, self._asked
        found = read(appointment_conflicts.conflicts, new, self._desk.clock(), besides)
        found.then(lambda conflicts: self._answer(asked, conflicts), owner=self)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        self.say_lines(conflict_lines(conflicts, self._desk.lists))

    def _answer(self, asked: int, conflicts: Sequence[Conflict]) -> None:
        if asked == self._asked:  # else something else was typed meanwhile
            self.show_conflicts(conflicts)


def conflict_lines(conflicts: Sequence[Conflict], lists: CodeLists) -> list[str]:
    """Say each conflict in a line, and how many more there are."""
    said = [conflict_words(each, lists) for each in conflicts]
    if len(said) <= MOST_SAID:
        return said
    return [*said[: MOST_SAID - 1], f"Et {len(said) - MOST_SAID + 1} autres au même moment."]


def conflict_words(conflict: Conflict, lists: CodeLists) -> str:
    """« Déjà prévu, 10 h – 11 h : Awa Keïta, suivi (Nadia Lefèvre) »."""
    if conflict.kind is ConflictKind.HOLIDAY:
        return f"Ce jour est férié : {conflict.words}."
    if conflict.away is not None:
        return _away_words(conflict.away, lists)
    if conflict.entry is not None:
        meeting = _meeting(conflict, conflict.entry, lists)
        return f"{_reason(conflict, conflict.entry)} : {meeting}"
    return OUT_OF_HOURS


def _away_words(away: Unavailability, lists: CodeLists) -> str:
    first, last = absence_days(away)
    span = absence_hours(away) if first == last else absence_span(away)
    return f"{absence_title(away, lists)} : {span}."


def _reason(conflict: Conflict, entry: DiaryEntry) -> str:
    hours = wording.hours(entry)
    if conflict.kind is ConflictKind.ROOM:
        return f"Salle « {conflict.words} » déjà prise, {hours}"
    return f"Déjà {'ailleurs' if conflict.kind is ConflictKind.PERSON else 'prévu'}, {hours}"


def _meeting(conflict: Conflict, entry: DiaryEntry, lists: CodeLists) -> str:
    """Say who or what, the kind where that does not tell it, and the adviser."""
    kind = wording.kind(entry, lists)
    title = conflict.words if conflict.kind is ConflictKind.PERSON else wording.title(entry, lists)
    named = title if title == kind else f"{title}, {kind.lower()}"
    return f"{named} ({entry.adviser_name})" if entry.adviser_name else named

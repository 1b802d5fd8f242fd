"""How an absence, a closure or an event of elsewhere is said."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.language.french import counted, hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

MOST_MEETINGS: Final = 3


def absence_title(absence: Unavailability, lists: CodeLists) -> str:
    """« Formation, premiers secours », or the kind alone."""
    kind = lists["unavailability_kinds"].label(absence.kind)
    return f"{kind}, {absence.words}" if absence.words else kind


def absence_days(absence: Unavailability) -> tuple[date, date]:
    """Return the first and the last day, both included."""
    return paris_day(absence.starts_at), paris_day(absence.ends_at - timedelta(seconds=1))


def absence_span(absence: Unavailability) -> str:
    """« du lundi 3 mai 2027 au vendredi 7 mai 2027 », « le lundi 3 mai 2027, de 9 h à 12 h »."""
    first, last = absence_days(absence)
    if first == last:
        day = f"le {long_date(first)}"
        return day if absence.whole_days else f"{day}, {absence_hours(absence)}"
    if absence.whole_days:
        return f"du {long_date(first)} au {long_date(last)}"
    begins, ends = _hours(absence)
    return f"du {long_date(first)}, {begins}, au {long_date(last)}, {ends}"


def absence_hours(absence: Unavailability) -> str:
    """« toute la journée », « de 9 h à 12 h », for an absence of one day."""
    begins, ends = _hours(absence)
    return "toute la journée" if absence.whole_days else f"de {begins} à {ends}"


def meeting_lines(entries: Sequence[DiaryEntry], lists: CodeLists) -> list[str]:
    """Say how many appointments stand during an absence, and which are the first."""
    if not entries:
        return []
    count = counted(len(entries), "rendez-vous y est prévu", "rendez-vous y sont prévus")
    lines = [f"{_when(each)} : {wording.title(each, lists)}" for each in entries[:MOST_MEETINGS]]
    more = ["…"] if len(entries) > MOST_MEETINGS else []
    return [f"{count}. Rien n’est déplacé : pensez à prévenir.", *lines, *more]


def _when(entry: DiaryEntry) -> str:
    return f"{wording.day_words(paris_day(entry.appointment.starts_at))}, {wording.hours(entry)}"


def _hours(absence: Unavailability) -> tuple[str, str]:
    return hour(paris_time(absence.starts_at)), hour(paris_time(absence.ends_at))

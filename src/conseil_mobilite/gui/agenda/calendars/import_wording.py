"""What an import would do, said in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, counted, hour
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.wording import day_words
from conseil_mobilite.interchange.calendar_reading import ForeignEvent
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate, ImportLine

FATES: Final[Mapping[Fate, tuple[str, str]]] = {
    Fate.NEW: ("Nouveau : occupé", "primary"),
    Fate.CHANGED: ("Heure changée", "warning"),
    Fate.GONE: ("Annulé : à retirer", "warning"),
    Fate.SAME: ("Déjà là", ""),
    Fate.OLDER: ("Plus ancien que le vôtre", ""),
    Fate.OURS_MOVED: ("Votre rendez-vous, déplacé", "warning"),
    Fate.OURS_CANCELLED: ("Votre rendez-vous, annulé", "warning"),
    Fate.OURS_SAME: ("Votre rendez-vous", ""),
}
"""A word for each fate, and its tone."""

_SUMMED: Final = (
    (Fate.NEW, "nouveau", "nouveaux"),
    (Fate.CHANGED, "changé", ""),
    (Fate.GONE, "à retirer", "à retirer"),
    (Fate.OURS_MOVED, "rendez-vous déplacé", "rendez-vous déplacés"),
)
_DONE: Final = (
    (Fate.NEW, "ajouté", ""),
    (Fate.CHANGED, "changé", ""),
    (Fate.GONE, "retiré", ""),
    (Fate.OURS_MOVED, "rendez-vous déplacé", "rendez-vous déplacés"),
)


def summary(lines: Iterable[ImportLine]) -> str:
    """« 12 nouveaux · 1 changé · 4 déjà là » counts the times, not the lines."""
    counts = Counter(dict.fromkeys(Fate, 0))
    for line in lines:
        counts[line.fate] += len(line.steps)
    told = [counted(counts[fate], one, many) for fate, one, many in _SUMMED if counts[fate]]
    doing = {fate for fate, _one, _many in _SUMMED}
    rest = sum(count for fate, count in counts.items() if fate not in doing)
    return " · ".join([*told, f"{rest}{NO_BREAK}sans changement"] if rest else told)


def done_words(done: Mapping[Fate, int]) -> str:
    """« Agenda importé : 12 ajoutés, 1 changé »."""
    told = [counted(done[fate], one, many) for fate, one, many in _DONE if done.get(fate)]
    return f"Agenda importé : {', '.join(told)}" if told else "Rien à importer : tout y était déjà"


def day_of(line: ImportLine) -> str:
    """« Lundi 14 juin 2027 », and how many other times."""
    event = line.first.event
    day = paris_day(event.starts_at)
    others = len(line.steps) - 1
    more = f", et {counted(others, 'autre fois', 'autres fois')}" if others else ""
    return f"{day_words(day)}{NO_BREAK}{day.year}{more}"


def hours_of(line: ImportLine) -> str:
    """« 9 h – 10 h », « toute la journée », with what it was before where it moves."""
    event = line.first.event
    words = _span(event)
    before = line.first.before
    if before is not None and before != event.starts_at:
        words += f" (avant : {_moment(before, event.starts_at)})"
    return words


def _span(event: ForeignEvent) -> str:
    last = paris_day(event.ends_at - timedelta(seconds=1))
    several = last != paris_day(event.starts_at)
    if event.whole_days:
        return f"jusqu’au {day_words(last).lower()}" if several else "toute la journée"
    until = hour(paris_time(event.ends_at))
    end = f"{day_words(last).lower()}, {until}" if several else until
    return f"{hour(paris_time(event.starts_at))} – {end}"


def _moment(instant: datetime, beside: datetime) -> str:
    """Return the hour, and the day where it is not the one of the hour `beside`."""
    if paris_day(instant) == paris_day(beside):
        return hour(paris_time(instant))
    return f"{day_words(paris_day(instant)).lower()}, {hour(paris_time(instant))}"

"""A recurrence said in plain French."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.agenda.series.recurrence_kinds import LAST, Pattern, Rhythm
from conseil_mobilite.domain.agenda.series.recurrence_rule import recurrence_of
from conseil_mobilite.domain.language.french import counted, day_name, long_date

_MONDAY: Final = date(2024, 1, 1)
_FOREIGN: Final = "Se répète selon une règle venue d’un autre agenda"


def pattern_words(pattern: Pattern) -> str:
    """« Chaque mardi », « Un mardi sur deux », « Chaque mois, le 2e mardi »."""
    day = day_name(_MONDAY.replace(day=1 + pattern.weekday))
    match pattern.rhythm:
        case Rhythm.WEEKLY:
            return f"Chaque {day}"
        case Rhythm.FORTNIGHTLY:
            return f"Un {day} sur deux"
        case Rhythm.MONTHLY:
            return f"Chaque mois, le {_rank(pattern.rank)} {day}"


def series_sentence(rule: str, count: int, last: date) -> str:
    """« Chaque mardi jusqu’au 30 juin 2027, 14 séances »: `count` are held, one `last`."""
    recurrence = recurrence_of(rule)
    words = pattern_words(recurrence.pattern) if recurrence else _FOREIGN
    comma = "," if "," in words else ""
    until = long_date(last, weekday=False)
    return f"{words}{comma} jusqu’au {until}, {counted(count, 'séance')}"


def _rank(rank: int) -> str:
    if rank == LAST:
        return "dernier"
    return "1er" if rank == 1 else f"{rank}e"

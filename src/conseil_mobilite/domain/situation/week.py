"""Days of the week and hours as they are kept: codes of the list `weekdays`, and `HH:MM`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.hour_parsing import parse_hour

WEEKDAYS: Final = ("lu", "ma", "me", "je", "ve", "sa", "di")
WORKING_DAYS: Final = WEEKDAYS[:5]
_SHORTEST_RUN: Final = 3


def joined_days(codes: Iterable[str], field: str = "days") -> str:
    """Return the codes in the order of the week, once each, as a row keeps them."""
    chosen = set(codes)
    if not chosen <= set(WEEKDAYS):
        raise UserError("Choisissez les jours parmi ceux de la semaine.", field)
    return " ".join(code for code in WEEKDAYS if code in chosen)


def split_days(kept: str) -> tuple[str, ...]:
    return tuple(kept.split())


def kept_hour(text: str, field: str = "hour") -> str:
    """Return the hour typed as a row keeps it, `05:10`; nothing where nothing is typed."""
    return f"{parse_hour(text, field):%H:%M}" if text.strip() else ""


def hour_words(kept: str) -> str:
    """« 5 h 10 », or nothing."""
    return hour(time.fromisoformat(kept)) if kept else ""


def days_words(kept: str, short: Mapping[str, str]) -> str:
    """« lun. à ven. », « lun., mer. et ven. », « tous les jours »; `short` names each code."""
    days = split_days(kept)
    if len(days) == len(WEEKDAYS):
        return "tous les jours"
    return _listed(_run(run, short) for run in _runs(days))


def _runs(days: Sequence[str]) -> list[list[str]]:
    """Group the days that follow one another."""
    runs: list[list[str]] = []
    for day in days:
        rank = WEEKDAYS.index(day)
        if runs and WEEKDAYS.index(runs[-1][-1]) == rank - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [part for run in runs for part in _parted(run)]


def _parted(run: list[str]) -> list[list[str]]:
    """Two days in a row are read one by one: « lun. et mar. »."""
    return [run] if len(run) >= _SHORTEST_RUN else [[day] for day in run]


def _run(run: Sequence[str], short: Mapping[str, str]) -> str:
    return short[run[0]] if len(run) == 1 else f"{short[run[0]]} à {short[run[-1]]}"


def _listed(parts: Iterable[str]) -> str:
    *before, last = [*parts] or [""]
    return f"{', '.join(before)} et {last}" if before else last

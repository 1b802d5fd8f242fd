"""The list view of the agenda: the same appointments, row by row, for a screen reader too."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, day_name
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

COLUMNS: Final = (
    Column("Date", width=112, sort="day"),
    Column("Heure", width=80, sort="hour"),
    Column("Durée", width=76, sort="length", spare=2),
    Column("Avec", width=140, stretch=True, sort="who"),
    Column("Type", width=104, sort="kind"),
    Column("Lieu", width=120, stretch=True, sort="place", spare=1),
    Column("Suivi par", width=132, stretch=True, sort="adviser", spare=3),
    Column("État", width=124, sort="state"),
)
ROW_HEIGHT: Final = 36


def entry_table() -> Table:
    """Make the table; its keys are the identities of appointments."""
    made = Table("agenda_list", "Rendez-vous, par heure", COLUMNS, row_height=ROW_HEIGHT)
    made.setMinimumHeight(320)
    return made


def rows(entries: Sequence[DiaryEntry], lists: CodeLists, today: date) -> list[Row]:
    return [_row(entry, lists, today) for entry in entries]


def arranged(
    entries: Sequence[DiaryEntry], lists: CodeLists, sort: str, *, ascending: bool
) -> list[DiaryEntry]:
    """Return the entries in the order of a column; those alike stay in the order of the hours."""
    by_hour = sorted(entries, key=lambda entry: entry.appointment.starts_at)
    words: dict[str, Callable[[DiaryEntry], str]] = {
        "who": lambda entry: _with(entry, lists).casefold(),
        "kind": lambda entry: wording.kind(entry, lists),
        "place": lambda entry: wording.where(entry, lists).casefold(),
        "adviser": lambda entry: entry.adviser_name.casefold(),
        "state": lambda entry: _state(entry, date.min)[0],
        "hour": lambda entry: f"{_clock(entry):05}",
        "length": lambda entry: f"{entry.appointment.duration_minutes:05}",
    }
    if sort in words:
        return sorted(by_hour, key=words[sort], reverse=not ascending)
    return by_hour if ascending else by_hour[::-1]


def _row(entry: DiaryEntry, lists: CodeLists, today: date) -> Row:
    day = paris_day(entry.appointment.starts_at)
    return Row(
        entry.appointment.id,
        (
            Cell("Aujourd’hui" if day == today else _short_day(day)),
            Cell(wording.start(entry)),
            Cell(wording.length(entry)),
            Cell(_with(entry, lists)),
            Cell(wording.kind(entry, lists)),
            Cell(wording.where(entry, lists)),
            Cell(entry.adviser_name),
            Cell("", chips=(_state(entry, today),)),
        ),
    )


def _with(entry: DiaryEntry, lists: CodeLists) -> str:
    """« Hélène Lefèvre », « Atelier plan, 6 inscrits »."""
    told = (wording.title(entry, lists), wording.expected(entry))
    return ", ".join(part for part in told if part)


def _state(entry: DiaryEntry, today: date) -> tuple[str, str]:
    words, tone = wording.outcome(entry)
    is_today = paris_day(entry.appointment.starts_at) == today
    return (words, tone) if words else ("À venir", "primary" if is_today else "")


def _short_day(day: date) -> str:
    """« Mar. 9 mars »."""
    month = wording.SHORT_MONTHS[day.month - 1]
    number = "1er" if day.day == 1 else str(day.day)
    return f"{day_name(day)[:3].capitalize()}.{NO_BREAK}{number}{NO_BREAK}{month}"


def _clock(entry: DiaryEntry) -> int:
    at = paris_time(entry.appointment.starts_at)
    return at.hour * 60 + at.minute

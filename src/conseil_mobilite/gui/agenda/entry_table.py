"""The list view of the agenda: the same appointments, row by row, for a screen reader too."""

from collections.abc import Sequence
from datetime import date

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.agenda.diary import DiaryEntry

COLUMNS = (
    Column("Quand", width=190),
    Column("Avec", width=180, stretch=True),
    Column("Type", width=150),
    Column("Lieu", width=170, spare=1),
    Column("État", width=160),
)


def entry_table() -> Table:
    """Make the table; its keys are the identities of appointments."""
    made = Table("agenda_list", "Rendez-vous, par heure", COLUMNS)
    made.setMinimumHeight(320)
    return made


def rows(entries: Sequence[DiaryEntry], lists: CodeLists, today: date) -> list[Row]:
    return [_row(entry, lists, today) for entry in entries]


def _row(entry: DiaryEntry, lists: CodeLists, today: date) -> Row:
    appointment = entry.appointment
    words, tone = wording.outcome(entry)
    day = wording.day_words(paris_day(appointment.starts_at))
    is_today = paris_day(appointment.starts_at) == today
    state = (words, tone) if words else ("À venir", "primary" if is_today else "")
    return Row(
        appointment.id,
        (
            Cell("Aujourd’hui" if is_today else day, wording.hours(entry)),
            Cell(wording.title(entry, lists), wording.expected(entry)),
            Cell(wording.kind(entry, lists)),
            Cell(wording.where(entry, lists)),
            Cell("", chips=(state,)),
        ),
    )

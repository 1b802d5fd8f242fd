"""The table of the caseload: who, where she stands, since when, and what comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QAbstractItemView

from conseil_mobilite.domain.language.french import counted, hour, lower_first
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.pathway.pathway_sentences import STATE_LABELS
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.people.wording import action_title, age_words, near_day
from conseil_mobilite.gui.today.wording import due_badge
from conseil_mobilite.services.today.caseload import Case
from conseil_mobilite.services.today.caseload_query import CaseOrder
from conseil_mobilite.services.today.today_people import SILENCE_DAYS

COLUMNS: Final = (
    Column("Personne", 164, stretch=True, sort=CaseOrder.NAME),
    Column("Parcours", 176, sort=CaseOrder.SINCE),
    Column("Dernier contact", 206, sort=CaseOrder.CONTACT),
    Column("Prochain rendez-vous", 164, sort=CaseOrder.APPOINTMENT, spare=1),
    Column("Prochaine action", 184, stretch=True, sort=CaseOrder.DUE),
    Column("Suivi par", 112, spare=2),
)
CONTACT_RANK: Final = 2
DUE_RANK: Final = 4
_NOTHING: Final = "Aucun"


class CaseloadTable(Table):
    """Rows are keyed by the `UUID` of the person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("caseload_table", "File active", COLUMNS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._desk = desk

    def show_cases(self, cases: Sequence[Case], *, complete: bool) -> None:
        self.show_rows([self._row(each) for each in cases], complete=complete)

    def append_cases(self, cases: Sequence[Case], *, complete: bool) -> None:
        self.append_rows([self._row(each) for each in cases], complete=complete)

    def _row(self, case: Case) -> Row:
        today = paris_day(self._desk.clock())
        return Row(
            case.person_id,
            (
                Cell(case.person, age_words(case.birth_date, today)),
                Cell(STATE_LABELS.get(case.state, case.state), _since(case.since, today)),
                _contact(case, today),
                _meeting(case, today),
                self._action(case, today),
                Cell(case.adviser),
            ),
        )

    def _action(self, case: Case, today: date) -> Cell:
        if not case.action:
            return Cell("Aucune action")
        title = action_title(case.action_kind, case.action, self._desk.lists)
        return Cell(title, due_badge(case.due_on, today)[0] if case.due_on else "Sans échéance")


def _since(day: date, today: date) -> str:
    near = near_day(day, today)
    recent = (today - day).days <= 1
    return f"Depuis {lower_first(near)}" if recent else f"Depuis le {near}"


def _contact(case: Case, today: date) -> Cell:
    """Say when she was last met or reached, and that it is long ago."""
    last = near_day(paris_day(case.contacted_at), today) if case.contacted_at else "Pas encore"
    if case.days < SILENCE_DAYS:
        return Cell(last)
    return Cell(last, f"Sans contact depuis {counted(case.days, 'jour')}")


def _meeting(case: Case, today: date) -> Cell:
    if case.meeting_at is None:
        return Cell(_NOTHING)
    return Cell(near_day(paris_day(case.meeting_at), today), hour(paris_time(case.meeting_at)))

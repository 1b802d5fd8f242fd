"""The rows of a preview as a table: a cell is made when it is first drawn, and kept."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from conseil_mobilite.domain.imports.decisions import Alert, Decision, Field, ImportLine
from conseil_mobilite.domain.language.french import number, phone_display, short_date, spaced
from conseil_mobilite.domain.language.turning import unturned
from conseil_mobilite.domain.paper.import_report import who
from conseil_mobilite.gui.imports.alert_words import alert_words
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.imports.titled_model import TitledModel
from conseil_mobilite.gui.imports.wording import ASIDE, BADGES, TONES
from conseil_mobilite.gui.kit.cells import Cell, Role
from conseil_mobilite.gui.kit.rows import ACCESSIBLE, DISPLAY, Column, Index

COLUMNS: Final = (
    Column("Ligne", 68),
    Column("Décision", 150),
    Column("Personne", 190, stretch=True),
    Column("Alertes", 190, stretch=True),
)
NOBODY: Final = "Sans nom lisible"
NOTHING: Final = "Aucune"


class LinesModel(TitledModel):
    """Rows of `ImportLine`, in the order of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._draft: Draft | None = None
        self._lines: Sequence[ImportLine] = ()
        self._cells: dict[int, tuple[Cell, ...]] = {}

    def show(self, draft: Draft, lines: Sequence[ImportLine]) -> None:
        self.beginResetModel()
        self._draft, self._lines = draft, lines
        self._cells.clear()
        self.endResetModel()

    def line(self, row: int) -> ImportLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number_of_row: int) -> int:
        """Return the place of a row of the file, or -1."""
        found = (rank for rank, each in enumerate(self._lines) if each.number == number_of_row)
        return next(found, -1)

    def renew(self, row: int) -> None:
        """Draw a row anew: a choice was made about it."""
        self._cells.pop(row, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == DISPLAY:
            return unturned(self._row(index.row())[index.column()].text)
        if role == Role.CELL:
            return self._row(index.row())[index.column()]
        if role == ACCESSIBLE:
            return spaced(self._row(index.row())[index.column()].words())
        return None

    def _row(self, row: int) -> tuple[Cell, ...]:
        made = self._cells.get(row)
        if made is None:
            made = self._cells[row] = self._make(self._lines[row])
        return made

    def _make(self, line: ImportLine) -> tuple[Cell, ...]:
        return (
            Cell(number(line.number)),
            Cell("", chips=(self._badge(line),)),
            _person(line),
            _alerts(self._draft.alerts(line) if self._draft is not None else line.alerts),
        )

    def _badge(self, line: ImportLine) -> tuple[str, str]:
        decision = self._draft.decision(line) if self._draft is not None else line.decision
        if decision is Decision.IGNORE and decision is not line.decision:
            return ASIDE, ""
        return BADGES[decision], TONES[decision]


def _person(line: ImportLine) -> Cell:
    born = line.values.get(Field.BIRTH_DATE)
    place = line.values.get(Field.MUNICIPALITY)
    phone = line.values.get(Field.PHONE)
    told = (
        short_date(date.fromisoformat(str(born))) if born else "",
        str(place or ""),
        phone_display(str(phone)) if phone and not place else "",
    )
    return Cell(who(line.values) or NOBODY, " · ".join(filter(None, told)))


def _alerts(alerts: Sequence[Alert]) -> Cell:
    if not alerts:
        return Cell(NOTHING)
    first, *others = alerts
    more = f"et {len(others)} autre{'s' if len(others) > 1 else ''}" if others else ""
    return Cell(alert_words(first), more)

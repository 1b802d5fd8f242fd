"""A file in hand: what was read of it, and all that the adviser decided since."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from conseil_mobilite.domain.imports.decisions import (
    Alert,
    Decision,
    Field,
    ImportLine,
    ImportPreview,
)
from conseil_mobilite.domain.imports.examination import NIR_DROPPED
from conseil_mobilite.domain.imports.mapping import ColumnMapping
from conseil_mobilite.domain.imports.mending import with_mends
from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow, RawTable
from conseil_mobilite.services.imports.intakes import settled


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file was read as, before anything is decided. `dropped`: columns of NIRs."""

    path: Path
    fingerprint: str
    table: RawTable
    proposed: ColumnMapping
    dropped: frozenset[int]


@dataclass(slots=True)
class Draft:
    """One sheet. `mends` are the texts typed in place of cells, `choices` those made of rows."""

    read: ReadFile
    mapping: ColumnMapping
    mends: dict[tuple[int, int], str] = field(default_factory=dict)
    choices: dict[int, Decision] = field(default_factory=dict)
    preview: ImportPreview | None = None
    _rows: dict[int, RawRow] = field(default_factory=dict)

    @property
    def table(self) -> RawTable:
        return self.read.table

    def mended(self) -> RawTable:
        """Return the table with what was typed in it; the file itself stays as it is."""
        return with_mends(self.table, MappingProxyType(dict(self.mends)))

    def row(self, number: int) -> RawRow:
        """Return a row of the file by its number, as it was read."""
        if not self._rows:
            self._rows = {row.number: row for row in self.table.rows}
        return self._rows[number]

    def cell(self, number: int, rank: int) -> RawCell:
        return self.row(number).cells[rank]

    def text(self, number: int, rank: int) -> str:
        """Return what a cell says now."""
        return self.mends.get((number, rank), self.cell(number, rank).text)

    def mend(self, number: int, rank: int, text: str) -> bool:
        """Type a text in a cell, or what it was; tell whether that changes anything."""
        if text == self.text(number, rank):
            return False
        if text == self.cell(number, rank).text:
            del self.mends[number, rank]
        else:
            self.mends[number, rank] = text
        return True

    def decision(self, line: ImportLine) -> Decision:
        """Return what will be done of a row: what the adviser chose, else what is proposed."""
        return self.choices.get(line.number, line.decision)

    def choose(self, number: int, decision: Decision | None) -> None:
        """Keep a choice, or forget it."""
        if decision is None:
            self.choices.pop(number, None)
        else:
            self.choices[number] = decision

    def use(self, rank: int, chosen: Field | None) -> None:
        """Take a column for a field, or leave it."""
        fields = list(self.mapping.fields)
        fields[rank] = chosen
        self.mapping = ColumnMapping(tuple(fields))

    def final(self) -> ImportPreview | None:
        """Return every row with what will be done of it, choices included.

        A row that is the same person as an earlier one adds to her file.
        """
        if self.preview is None:
            return None
        lines = settled(self.preview.lines, self.choices).lines
        return replace(self.preview, lines=tuple(_told(line) for line in lines))

    def alerts(self, line: ImportLine) -> tuple[Alert, ...]:
        """Return what is worth reading: a whole column of NIRs is said once, not on every row."""
        said = self.read.dropped
        return tuple(each for each in line.alerts if not said or each.code != NIR_DROPPED.code)

    def words(self) -> str:
        """Name the file, and the sheet of a workbook."""
        sheet = f" · feuille « {self.table.sheet} »" if self.table.sheet else ""
        return f"{self.table.file_name}{sheet}"


def _told(line: ImportLine) -> ImportLine:
    hangs = line.decision is Decision.UPDATE and line.known is None
    return replace(line, decision=Decision.ATTACH) if hangs else line

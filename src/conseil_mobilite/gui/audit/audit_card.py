"""Journal: who read or changed what, and when; read, checked and taken out by the responsable."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.list_table import ListTable
from conseil_mobilite.domain.language.french import hour, short_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.audit import wording
from conseil_mobilite.gui.audit.filters import TrailFilters
from conseil_mobilite.gui.audit.period import PeriodPart
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.list_saving import ListKind, ListSaving
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.settings.reserved import manages
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.audit import checking, taking_out, trail
from conseil_mobilite.services.audit.checking import Verification
from conseil_mobilite.services.audit.trail import TrailLine, TrailPage

_COLUMNS: Final = (
    Column("Quand", 170),
    Column("Acte", 240, stretch=True),
    Column("Conseiller", 150),
    Column("Dossier", 220, spare=1),
)
_LARGE_COLUMNS: Final = (
    Column("Quand", 166),
    Column("Acte, conseiller", 190, stretch=True),
    Column("Dossier", 190, spare=1),
)
"""In large text the adviser stands beneath the act: there is room for the file still."""
_CHECKING: Final = "Relecture du journal…"
_READING: Final = "Préparation…"
_TALL: Final = 380


class AuditCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._manages = manages(desk)
        if self._manages:
            self._make()
        else:
            self.show_cards(
                "Journal", wording.ROLE, self.reserve(desk, wording.MANAGING, hint=wording.HINT)
            )

    def refresh(self) -> None:
        if self._manages:
            self._desk.background.read(trail.authors).then(self._offer, self)
            self._desk.background.note(trail.note_reading)
            self._period.refresh()
            self._read()

    def _make(self) -> None:
        self._filters = TrailFilters(self._desk)
        self._filters.changed.connect(self._read)
        columns = _LARGE_COLUMNS if large_text() else _COLUMNS
        self._table = Table("audit_table", "Actes du journal, le dernier en premier", columns)
        self._table.setFixedHeight(dp(_TALL))
        self._table.more_wanted.connect(self._read_on)
        self._asked = 0
        self._nothing = label(wording.NOTHING, "muted", wrap=True)
        self._nothing.setObjectName("audit_nothing")
        self._period = PeriodPart(self._desk)
        self._period.said.connect(self.said)
        self._period.troubled.connect(self.troubled)
        self.show_cards(
            "Journal",
            wording.ROLE,
            part("Actes", self._filters, self._nothing, self._table, explained=wording.ACTS_HELP),
            self._checking(),
            self._outgoing(),
            part("Durée", self._period, explained=wording.KEPT),
        )
        self.setFocusProxy(self._filters)

    def _checking(self) -> QFrame:
        self._check, self._found = _gesture("audit_verify", "&Vérifier le journal", "seal-check")
        self._check.clicked.connect(self._verify)
        words = "Chaque acte est lié au précédent : si l’un manque ou change, cela se voit."
        beside = label(words, "muted", wrap=True)
        return part(
            "Vérification",
            beside,
            row(self._check, None),
            self._found,
            explained=wording.CHECK_HELP,
        )

    def _outgoing(self) -> QFrame:
        self._saving = ListSaving(self._desk, self)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self._fail_export)
        self._numbers = Tick("audit_numbers", "Ajouter les &numéros de dossier")
        self._csv, self._state = _gesture("audit_csv", "&Exporter en CSV…", "export")
        self._workbook = button("audit_xlsx", "Exporter en classe&ur…", "export")
        self._workbook.clicked.connect(lambda: self._ask(ListKind.WORKBOOK))
        self._csv.clicked.connect(lambda: self._ask(ListKind.CSV))
        note = label(wording.EXPORT_NOTE, "muted", wrap=True)
        buttons = row(self._workbook, self._csv, None)
        return part(
            "Export",
            note,
            row(self._numbers, None),
            buttons,
            self._state,
            explained=wording.EXPORT_HELP,
        )

    def _offer(self, authors: Sequence[tuple[UUID, str]]) -> None:
        self._filters.offer(authors)

    def _read(self) -> None:
        """Read the first page of what is asked; what was asked before is dropped."""
        self._asked += 1
        asked = self._asked
        try:
            query = self._filters.query()
        except UserError as error:
            self._refuse(error)
            return
        reading = self._desk.background.read(trail.page, query)
        reading.then(lambda page: self._show(page, asked), self).otherwise(self._refuse, self)

    def _read_on(self) -> None:
        last = self._table.rows.key(self._table.rows.rowCount() - 1)
        if isinstance(last, int):
            asked = self._asked
            reading = self._desk.background.read(trail.page, self._filters.query(), last)
            reading.then(lambda page: self._append(page, asked), self)

    def _show(self, page: TrailPage, asked: int) -> None:
        if asked == self._asked:
            self._table.show_rows([_row(line) for line in page.lines], complete=page.complete)
            self._table.setVisible(bool(page.lines))
            self._nothing.setVisible(not page.lines)

    def _append(self, page: TrailPage, asked: int) -> None:
        if asked == self._asked:
            self._table.append_rows([_row(line) for line in page.lines], complete=page.complete)

    def _refuse(self, error: Exception) -> None:
        if not self._filters.form.show_error(error):
            self.troubled.emit(error)

    def _verify(self) -> None:
        self._check.setEnabled(False)
        _tell(self._found, _CHECKING)
        base = self._desk.station.access.base
        reading = self._desk.background.read(checking.verify, base)
        reading.then(self._show_found, self).otherwise(self._fail_check, self)

    def _show_found(self, found: Verification) -> None:
        self._check.setEnabled(True)
        self._check.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.background.note(checking.note_check)
        _tell(self._found, *wording.verified(found))

    def _fail_check(self, error: Exception) -> None:
        self._check.setEnabled(True)
        _tell(self._found, "")
        self.troubled.emit(error)

    def _ask(self, kind: ListKind) -> None:
        self._saving.ask(taking_out.NAME, kind, lambda path: self._export(path, kind))

    def _export(self, path: Path, kind: ListKind) -> None:
        try:
            query = self._filters.query()
        except UserError as error:
            self._refuse(error)
            return
        self._allow(allowed=False)
        _tell(self._state, _READING)
        numbers = self._numbers.isChecked()
        reading = self._desk.background.read(taking_out.table, query, numbers=numbers)
        reading.then(lambda made: self._write(path, kind, made), self)
        reading.otherwise(self._fail_export, self)

    def _write(self, path: Path, kind: ListKind, made: ListTable) -> None:
        self._saving.write(path, kind, [made])

    def _tell_saved(self, path: Path) -> None:
        self._desk.background.note(taking_out.note_export)
        self._allow(allowed=True)
        _tell(self._state, f"Journal exporté : {path}", "success")
        self.said.emit("Journal exporté")

    def _fail_export(self, error: Exception) -> None:
        self._allow(allowed=True)
        _tell(self._state, str(error) if isinstance(error, UserError) else "", "danger")
        if not isinstance(error, UserError):
            self.troubled.emit(error)

    def _allow(self, *, allowed: bool) -> None:
        for each in (self._workbook, self._csv):
            each.setEnabled(allowed)


def _row(line: TrailLine) -> Row:
    when = f"{short_date(paris_day(line.at))} à {hour(paris_time(line.at))}"
    act = (
        (Cell(line.words, line.adviser),)
        if large_text()
        else (Cell(line.words), Cell(line.adviser))
    )
    rank, file = f"N° {line.number}", Cell(line.file_number, line.person)
    return Row(line.number, (Cell(when, rank), *act, file))


def _gesture(name: str, words: str, sign: str) -> tuple[Button, QLabel]:
    """Make a button and the sentence, hidden until there is one, that says what came of it."""
    told = label("", "muted", wrap=True)
    told.setObjectName(f"{name}_state")
    told.hide()
    return button(name, words, sign), told


def _tell(shown: QLabel, sentence: str, tone: str = "") -> None:
    say(shown, sentence, tone)
    shown.setVisible(bool(sentence))

"""The report of an import as a file: a table for a spreadsheet, or pages to read."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.documents import import_report as paper
from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.domain.imports.decisions import ImportPreview
from conseil_mobilite.domain.imports.report_table import report_table
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.paper.import_report import ReportHeading, import_report
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.interchange.imports.lists_writing import write_csv
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.private_files import write_private

CSV: Final = "Tableau (*.csv)"
PDF: Final = "Document PDF (*.pdf)"
UNDO_DAYS: Final = 30


class ReportSaving(QObject):
    """`saved` carries the path, `failed` why there is no file."""

    saved = Signal(object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def save_csv(self, told: ImportPreview) -> None:
        self._ask("csv", CSV, lambda path: self._write(path, lambda: write_csv(report_table(told))))

    def save_pdf(self, told: ImportPreview) -> None:
        def write(path: Path) -> None:
            reading = self._desk.background.read(setup.organisation)
            reading.then(lambda body: self._write(path, lambda: self._pages(told, body)), self)

        self._ask("pdf", PDF, write)

    def _ask(self, suffix: str, kind: str, then: Callable[[Path], object]) -> None:
        day = paris_day(self._desk.clock())
        title = "Enregistrer le rapport"
        choose_file(self._page, title, f"Rapport d’import {day}.{suffix}", kind, then)

    def _pages(self, told: ImportPreview, body: Organisation) -> bytes:
        day = paris_day(self._desk.clock())
        heading = ReportHeading(body.name, self._desk.adviser.full_name, day, undo_until(day))
        return pdf.write(paper.document(import_report(told, heading)))

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        def errand() -> Path:
            write_private(path, make())
            return path

        writing = self._desk.background.work(errand)
        writing.then(self.saved.emit, self).otherwise(self.failed.emit, self)


def undo_until(day: date) -> date:
    """Return the last day on which an import made that day can be taken back."""
    return day + timedelta(days=UNDO_DAYS)

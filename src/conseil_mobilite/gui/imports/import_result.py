"""What an import did, its reports, and taking it back."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.bringing import Brought
from conseil_mobilite.gui.imports.report_saving import ReportSaving
from conseil_mobilite.gui.imports.wording import what_comes_in, what_stays_out
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row

DONE: Final = "Import terminé"
UNDONE: Final = "Import annulé"
WHO_STAYED: Final = "Ce que l’import avait apporté est retiré ; ce qui a été gardé est dit à côté."


class ImportResult(QFrame):
    """`undo_asked` tells that the import is to be taken back."""

    undo_asked = Signal()
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._brought: Brought | None = None
        self._saving = ReportSaving(desk, self)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self._fail)
        self._sign = glyph("check-circle", "success", 32)
        self._title = label(DONE, "title")
        self._title.setObjectName("import_done")
        self._told, self._out = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._told.setObjectName("import_told")
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("import_report_trouble")
        csv = button("import_report_csv", "Rapport pour &tableur (CSV)…", "table")
        pdf = button("import_report_pdf", "Rapport à &lire (PDF)…", "file-pdf")
        self._undo = button("import_undo", "Annuler cet im&port", "arrow-counter-clockwise")
        csv.clicked.connect(lambda: self._save(self._saving.save_csv))
        pdf.clicked.connect(lambda: self._save(self._saving.save_pdf))
        self._undo.clicked.connect(self.undo_asked)
        gestures = columns(csv, pdf, self._undo, None, gap=8)
        texts = column(self._title, self._told, self._out, self._trouble, 4, gestures, gap=6)
        sign = column(self._sign, None)
        held = frame(row(sign, (texts, 1), gap=16, pad=(20, 20, 20, 20)), "accent")
        self.setLayout(column(held, gap=0))

    def show_brought(self, brought: Brought) -> None:
        """Say what came in, unless it is shown already."""
        if brought is self._brought:
            return
        self._brought = brought
        counts = brought.told.counts()
        self._sign.show_icon("check-circle", "success")
        say(self._title, DONE)
        say(self._told, what_comes_in(counts, done=True))
        say(self._out, what_stays_out(counts))
        self._out.setVisible(bool(self._out.text()))
        self._undo.show()
        self._say_trouble("")

    def show_undone(self) -> None:
        self._sign.show_icon("arrow-counter-clockwise", "primary")
        say(self._title, UNDONE)
        say(self._told, WHO_STAYED)
        self._out.hide()
        self._undo.hide()

    def _save(self, save: Callable[..., None]) -> None:
        self._say_trouble("")
        if self._brought is not None:
            save(self._brought.told)

    def _tell_saved(self, path: Path) -> None:
        self.said.emit(f"Rapport enregistré : {path}")

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say_trouble(str(error))
        else:
            self.troubled.emit(error)

    def _say_trouble(self, sentence: str) -> None:
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))

"""Import another calendar: what would happen is shown first, and chosen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.agenda.calendars import import_wording
from conseil_mobilite.gui.agenda.calendars.import_table import ImportTable
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.labels import Line, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.theme import scale
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import (
    ImportLine,
    ImportPreview,
)

WIDTH: Final = 940
MARGIN: Final = 48
ONLY_HOURS: Final = (
    "Seules les heures sont gardées, sous le titre « Occupé » : ni titre, ni lieu, ni personne. Ce "
    "qui est passé est laissé de côté ; ce qui se répète est pris pour un an au plus."
)
READING: Final = "Lecture du fichier…"


class CalendarImportDialog(Creation):
    """`asked` tells that the lines ticked are to be imported."""

    other_file_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        self._file = Line("", "strong")
        self._file.setObjectName("import_file")
        other = button("import_other", "Autre &fichier…", "folder-open", "quiet")
        self._summary = label(READING, "muted", wrap=True)
        self._summary.setObjectName("import_summary")
        self._table = ImportTable()
        chosen = row(glyph("calendar-blank", "primary"), (self._file, 1), other, gap=8)
        sign = column(glyph("shield-check", "primary", 20), None)
        words = (label(ONLY_HOURS, wrap=True), 1)
        note = frame(row(sign, words, gap=12, pad=(12, 10, 12, 10)), "note")
        body = column(chosen, self._summary, (self._table, 1), note, gap=10)
        width = min(WIDTH, round(parent.window().width() / scale()) - MARGIN)
        super().__init__(
            "calendar_import", "Importer un agenda", body, parent, create="&Importer", width=width
        )
        other.clicked.connect(self.other_file_asked)
        self._table.ticks_changed.connect(self._follow)
        self.confirm.setEnabled(False)

    def show_reading(self, path: Path) -> None:
        self._file.say(path.name)
        say(self._summary, READING, "")
        self._show(())

    def show_preview(self, found: ImportPreview) -> None:
        words = import_wording.summary(found.lines)
        if found.unreadable:
            unread = counted(found.unreadable, "événement illisible", "événements illisibles")
            words += f" · {unread}"
        say(self._summary, words, "")
        self._show(found.lines)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """Say why the file cannot be imported; another one may be chosen."""
        say(self._summary, str(error), "danger")
        self._show(())

    def ticked(self) -> tuple[ImportLine, ...]:
        return self._table.ticked()

    def _show(self, lines: tuple[ImportLine, ...]) -> None:
        self._table.show_lines(lines)
        self._follow()

    def _follow(self) -> None:
        count = sum(len(line.steps) for line in self.ticked())
        self.confirm.say(f"&Importer ({count})" if count else "&Importer")
        self.confirm.setEnabled(bool(count))

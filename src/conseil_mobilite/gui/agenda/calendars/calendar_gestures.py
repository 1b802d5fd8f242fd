"""Export and import calendars from the agenda: each gesture asks what it needs, then a service."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.agenda.calendars import import_wording
from conseil_mobilite.gui.agenda.calendars.calendar_export_dialog import CalendarExportDialog
from conseil_mobilite.gui.agenda.calendars.calendar_import_dialog import CalendarImportDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.outlets import choose_file, choose_file_to_read
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.interchange.calendar_event import CalendarFile
from conseil_mobilite.interchange.calendar_reading import ReadCalendar
from conseil_mobilite.services.agenda.calendars import calendar_export, calendar_import
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

KIND: Final = "Calendrier (*.ics)"
DAYS_PROPOSED: Final = 92


class CalendarGestures(QObject):
    """Opens the dialogs over `page`."""

    said = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def export_days(self) -> None:
        """Export the appointments of the months to come, or of the days that are preferred."""
        today = paris_day(self._desk.clock())
        days = today, today + timedelta(days=DAYS_PROPOSED)
        dialog = CalendarExportDialog(self._desk, self._page, days)
        dialog.asked.connect(partial(self._choose_days, dialog))
        dialog.open()

    def export_entry(self, entry: DiaryEntry) -> None:
        """Export one appointment."""
        appointment = entry.appointment
        day = paris_day(appointment.starts_at)
        dialog = CalendarExportDialog(self._desk, self._page, (day, day), entry)
        dialog.asked.connect(partial(self._choose_one, dialog, appointment.id, day))
        dialog.open()

    def import_file(self) -> None:
        """Ask for a file, show what it would do, then do what is ticked."""
        choose_file_to_read(self._page, "Importer un agenda", KIND, self._preview)

    def _choose_days(self, dialog: CalendarExportDialog) -> None:
        days = dialog.days()
        if days is None:
            return
        first, last = days
        note, wording = self._desk.background.note, dialog.wording()
        name = f"rendez-vous-{first.isoformat()}-{last.isoformat()}.ics"

        def export(path: Path) -> None:
            self._export(dialog, path, note(calendar_export.period, first, last, wording))

        choose_file(dialog, "Exporter mes rendez-vous", name, KIND, export)

    def _choose_one(self, dialog: CalendarExportDialog, appointment: UUID, day: date) -> None:
        note, wording = self._desk.background.note, dialog.wording()
        name = f"rendez-vous-{day.isoformat()}.ics"

        def export(path: Path) -> None:
            self._export(dialog, path, note(calendar_export.one, appointment, wording))

        choose_file(dialog, "Exporter ce rendez-vous", name, KIND, export)

    def _export(self, dialog: CalendarExportDialog, path: Path, making: Job[CalendarFile]) -> None:
        def write(made: CalendarFile) -> None:
            writing = self._desk.background.work(partial(calendar_export.write, path, made))
            said = partial(self.said.emit, f"Agenda exporté : {path}")
            self._writing.hand_over(dialog, writing, lambda _none: said())

        dialog.confirm.setEnabled(False)
        making.then(write, dialog).otherwise(dialog.show_error, dialog)

    def _preview(self, path: Path) -> None:
        dialog = CalendarImportDialog(self._page)
        again = partial(self._read, dialog)
        dialog.other_file_asked.connect(
            lambda: choose_file_to_read(dialog, "Importer un agenda", KIND, again)
        )
        dialog.asked.connect(partial(self._apply, dialog))
        dialog.open()
        self._read(dialog, path)

    def _read(self, dialog: CalendarImportDialog, path: Path) -> None:
        background, at = self._desk.background, self._desk.clock()

        def preview(read: ReadCalendar) -> None:
            looking = background.read(calendar_import.preview, read)
            looking.then(dialog.show_preview, dialog).otherwise(partial(self._refuse, dialog))

        dialog.show_reading(path)
        reading = background.work(partial(calendar_import.read_file, path, at))
        reading.then(preview, dialog).otherwise(partial(self._refuse, dialog), dialog)

    def _refuse(self, dialog: CalendarImportDialog, error: Exception) -> None:
        if isinstance(error, UserError) and shiboken6.isValid(dialog):
            dialog.refuse(error)
        else:
            self._desk.background.failed.emit(error)

    def _apply(self, dialog: CalendarImportDialog) -> None:
        job = self._desk.background.run(calendar_import.apply, dialog.ticked())

        def tell(done: Mapping[Fate, int]) -> None:
            words = import_wording.done_words(done)
            if done:
                self.undo_offered.emit(words, job.act)
            else:
                self.said.emit(words)

        self._writing.hand_over(dialog, job, tell)

"""« Exporter la liste… »: what the list shows as it is filtered, in a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.export_dialog import PEOPLE, ExportDialog
from conseil_mobilite.gui.imports.list_saving import ListSaving
from conseil_mobilite.services.imports import taking_out
from conseil_mobilite.services.people.people_query import PeopleQuery


class ListExport(QObject):
    """Opens the dialog over `page`. `said` is a sentence for the status line."""

    said = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def open(self, query: PeopleQuery, people: int | None) -> None:
        dialog = ExportDialog(people, self._page)
        saving = ListSaving(self._desk, dialog)
        saving.saved.connect(lambda path: self._tell_saved(dialog, path))
        saving.failed.connect(dialog.show_error)
        dialog.asked.connect(lambda: self._ask(dialog, saving, query))
        dialog.open()

    def _ask(self, dialog: ExportDialog, saving: ListSaving, query: PeopleQuery) -> None:
        by_person, kind = dialog.rows() == PEOPLE, dialog.kind()
        service = taking_out.people_list if by_person else taking_out.appointments_list

        def read(path: Path) -> None:
            reading = self._desk.background.read(service, query)
            reading.then(lambda table: saving.write(path, kind, (table,)), dialog)
            reading.otherwise(saving.failed.emit, dialog)

        saving.ask("Personnes" if by_person else "Rendez-vous", kind, read)

    def _tell_saved(self, dialog: ExportDialog, path: Path) -> None:
        dialog.done_with()
        self.said.emit(f"Liste exportée : {path}")

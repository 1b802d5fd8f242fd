"""What the adviser does with the structures and services of the body; a deletion comes back."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.service_dialog import Homes, ServiceDialog
from conseil_mobilite.gui.directory.structure_dialog import StructureDialog
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.directory import own_services
from conseil_mobilite.services.directory.own_directory import OwnStructure
from conseil_mobilite.services.directory.stored_services import StoredService


class OwnGestures(QObject):
    """Opens its dialogs over `page` and asks the services."""

    return_offered = Signal(str, object)
    """What was done, and what takes it back: a callable."""
    said = Signal(str)

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def add_structure(self) -> None:
        self._write_structure(None, None)

    def change_structure(self, home: OwnStructure) -> None:
        reading = self._desk.background.read(own_services.structure_record, home.id)
        reading.then(partial(self._write_structure, home.id), self._page)

    def delete_structure(self, home: OwnStructure) -> None:
        job = self._desk.background.run(own_services.remove_structure, home.id)
        self._writing.watch(job, partial(self._removed, "Structure supprimée"))

    def add_service(self, home: UUID | None = None) -> None:
        """Ask a service; the structure comes first where there is none yet."""
        reading = self._desk.background.read(own_services.structures)
        reading.then(partial(self._first_service, home), self._page)

    def change_service(self, known: StoredService) -> None:
        def show(homes: Homes) -> None:
            reading = self._desk.background.read(own_services.own_record, known.id)
            reading.then(
                lambda record: self._write_service(homes, known.structure_id, known.id, record),
                self._page,
            )

        self._desk.background.read(own_services.structures).then(show, self._page)

    def delete_service(self, known: StoredService) -> None:
        job = self._desk.background.run(own_services.remove_service, known.id)
        self._writing.watch(job, partial(self._removed, "Service supprimé"))

    def _first_service(self, home: UUID | None, homes: Homes) -> None:
        if homes:
            self._write_service(homes, home, None, None)
        else:
            self._write_structure(None, None, then_service=True)

    def _write_structure(
        self, key: UUID | None, known: Record | None, *, then_service: bool = False
    ) -> None:
        dialog = StructureDialog(self._desk, self._page, known)

        def kept(made: UUID) -> None:
            self.said.emit("Structure enregistrée")
            if then_service:
                self.add_service(made)

        def ask() -> None:
            typed = dialog.typed()
            if typed is not None:
                job = self._desk.background.run(own_services.write_structure, typed, key)
                self._writing.hand_over(dialog, job, kept)

        dialog.asked.connect(ask)
        dialog.open()

    def _write_service(
        self, homes: Homes, home: UUID | None, key: UUID | None, known: Record | None
    ) -> None:
        dialog = ServiceDialog(self._desk, self._page, homes, home, known)

        def ask() -> None:
            typed, run = dialog.typed(), self._desk.background.run
            if typed is not None:
                job = run(own_services.write_service, dialog.home(), typed, key)
                told = partial(self.said.emit, "Service enregistré")
                self._writing.hand_over(dialog, job, lambda _key: told())

        dialog.asked.connect(ask)
        dialog.open()

    def _removed(self, words: str, row: DirectoryService | DirectoryStructure) -> None:
        def bring_back() -> None:
            self._writing.watch(self._desk.background.run(own_services.restore, row))

        self.return_offered.emit(words, bring_back)

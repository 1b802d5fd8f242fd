"""Files of the directory: the empty template, the services of the body, a list of faults."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.interchange.directory.catalogue_json import write_json
from conseil_mobilite.interchange.directory.template_writing import write_csv, write_workbook
from conseil_mobilite.services.directory import catalogues
from conseil_mobilite.services.directory.vocabulary import vocabulary
from conseil_mobilite.store.private_files import write_beside_others, write_private

TEMPLATE: Final = "Modèle d’annuaire.xlsx"


class CatalogueKind(StrEnum):
    """How a catalogue is written; the value is the suffix of the file."""

    JSON = "json"
    WORKBOOK = "xlsx"
    CSV = "csv"

    @property
    def words(self) -> str:
        return _KINDS[self]


_KINDS: Final = {
    CatalogueKind.JSON: "Catalogue data·inclusion (*.json)",
    CatalogueKind.WORKBOOK: "Classeur (*.xlsx)",
    CatalogueKind.CSV: "Tableaux (*.csv)",
}


class CatalogueSaving(QObject):
    """`saved` carries the path, `failed` why there is no file."""

    saved = Signal(object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def save_template(self) -> None:
        at = self._desk.clock().replace(tzinfo=None)

        def write(path: Path) -> None:
            self._write(path, CatalogueKind.WORKBOOK, Catalogue(), at)

        choose_file(
            self._page, "Enregistrer le modèle", TEMPLATE, CatalogueKind.WORKBOOK.words, write
        )

    def save_own(self, kind: CatalogueKind) -> None:
        """Ask where, then write the services of the body and their structures."""
        at = self._desk.clock()

        def write(path: Path) -> None:
            reading = self._desk.background.read(catalogues.own_catalogue)
            reading.then(lambda own: self._write(path, kind, own, at.replace(tzinfo=None)), self)

        name = f"Nos services {paris_day(at).isoformat()}.{kind.value}"
        choose_file(self._page, "Exporter nos services", name, kind.words, write)

    def save_text(self, name: str, text: str) -> None:
        def write(path: Path) -> None:
            content = text.encode("utf-8-sig")  # its mark, for the notepad of Windows
            self._do(lambda: [(path, content)])

        choose_file(self._page, "Enregistrer la liste des fautes", name, "Texte (*.txt)", write)

    def _write(self, path: Path, kind: CatalogueKind, catalogue: Catalogue, at: datetime) -> None:
        self._do(lambda: _files(path, kind, catalogue, at))

    def _do(self, made: Callable[[], Sequence[tuple[Path, bytes]]]) -> None:
        def errand() -> Path:
            chosen, *others = made()
            for path, content in others:  # first: the adviser only chose the other one
                write_beside_others(path, content)
            write_private(*chosen)
            return chosen[0]

        writing = self._desk.background.work(errand)
        writing.then(self.saved.emit, self).otherwise(self.failed.emit, self)


def _files(
    path: Path, kind: CatalogueKind, catalogue: Catalogue, at: datetime
) -> list[tuple[Path, bytes]]:
    """Return one file, or a CSV for each list: the one that was chosen holds the services."""
    if kind is CatalogueKind.JSON:
        return [(path, write_json(catalogue))]
    if kind is CatalogueKind.WORKBOOK:
        return [(path, write_workbook(catalogue, vocabulary(), at))]
    homes = path.with_name(f"{path.stem} - structures{path.suffix}")
    return [
        (path, write_csv(catalogue.services, "services")),
        (homes, write_csv(catalogue.structures, "structures")),
    ]

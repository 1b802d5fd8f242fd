"""Lists taken out of the base into a file of the adviser's, in clear."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.imports.list_table import ListTable
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.services.imports import taking_out
from conseil_mobilite.services.imports.list_files import list_files
from conseil_mobilite.store.private_files import write_beside_others, write_private

NOT_ENCRYPTED: Final = (
    "Ce fichier nomme des personnes et n’est pas chiffré : il n’est lisible que par votre compte "
    "sur ce poste, mais quiconque le reçoit peut l’ouvrir. Supprimez-le quand il ne sert plus."
)


class ListKind(StrEnum):
    """How a list is written; the value is the suffix of the file."""

    WORKBOOK = "xlsx"
    CSV = "csv"

    @property
    def words(self) -> str:
        return "Classeur (*.xlsx)" if self is ListKind.WORKBOOK else "Tableau (*.csv)"


class ListSaving(QObject):
    """`saved` carries the path, `failed` why there is no file."""

    saved = Signal(object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self, name: str, kind: ListKind, then: Callable[[Path], object]) -> None:
        """Ask where; the name proposed holds the day, the name of nobody."""
        day = paris_day(self._desk.clock()).isoformat()
        suggested = f"{name} {day}.{kind.value}"
        choose_file(self._page, "Enregistrer la liste", suggested, kind.words, then)

    def write(self, path: Path, kind: ListKind, lists: Sequence[ListTable]) -> None:
        """Write the lists, away from the window's thread, and keep that they went out."""

        def errand() -> Path:
            workbook = kind is ListKind.WORKBOOK
            chosen, *others = list_files(path, lists, workbook=workbook)
            for place, content in others:  # first: the adviser only chose the other one
                write_beside_others(place, content)
            write_private(*chosen)
            return path

        writing = self._desk.background.work(errand)
        writing.then(lambda written: self._tell_saved(written, lists), self)
        writing.otherwise(self.failed.emit, self)

    def _tell_saved(self, path: Path, lists: Sequence[ListTable]) -> None:
        names = ", ".join(fold(each.name) for each in lists)
        self._desk.background.note(taking_out.record_export, names)
        self.saved.emit(path)

"""Grids go from one body to another as files, chosen by the adviser."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.grid_reading import LARGEST
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file, choose_file_to_read
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.store.chosen_files import read_chosen
from conseil_mobilite.store.private_files import write_private

KIND: Final = "Grille de bilan (*.json)"
Fail = Callable[[Exception], object]


class GridFiles:
    """`fail` is told why a file could be neither read nor written."""

    def __init__(self, desk: Desk, page: QWidget, fail: Fail) -> None:
        self._background, self._page, self._fail = desk.background, page, fail

    def save(self, version: str, name: str, said: Callable[[str], object]) -> None:
        """Ask where, then write a version, or the draft where none is named."""

        def write(path: Path, content: bytes) -> None:
            writing = self._background.work(lambda: write_private(path, content))
            writing.then(lambda _none: said(f"Grille enregistrée : {path}"), self._page)
            writing.otherwise(self._fail)

        def save(path: Path) -> None:
            making = self._background.note(grid_draft.file_of, version)
            making.then(lambda content: write(path, content), self._page).otherwise(self._fail)

        choose_file(self._page, "Exporter la grille", f"Grille {name}.json", KIND, save)

    def load(self, then: Callable[[bytes], object]) -> None:
        """Ask which file, and hand over its content."""

        def read(path: Path) -> None:
            reading = self._background.work(lambda: read_chosen(path, LARGEST))
            reading.then(then, self._page).otherwise(self._fail)

        choose_file_to_read(self._page, "Importer une grille", KIND, read)

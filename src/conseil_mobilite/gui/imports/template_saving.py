"""The empty workbook to fill: its lists are those of this base."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.interchange.imports.template_workbook import write_template
from conseil_mobilite.store.private_files import write_private

KIND: Final = "Classeur (*.xlsx)"
NAME: Final = "Modèle d’import.xlsx"


def save_template(
    desk: Desk,
    page: QWidget,
    then: Callable[[Path], object],
    fail: Callable[[Exception], object],
) -> None:
    """Ask where, then write it, off the window's thread."""

    def write(path: Path) -> None:
        publics = [each.label for each in desk.lists["publics"]]

        def errand() -> Path:
            write_private(path, write_template({Field.AUDIENCES: publics}))
            return path

        desk.background.work(errand).then(then, page).otherwise(fail, page)

    choose_file(page, "Enregistrer le modèle", NAME, KIND, write)

"""What the list of people leaves out, shown in its place: archives, and the recycle bin."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, toggle
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.services.organisation.roles import MANAGER


class Aside(QFrame):
    """One place at a time; the archives are for the responsable alone. `changed`: another one."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._archive = toggle("people_archive", "Arc&hives", "aside")
        self._bin = toggle("people_bin", "&Corbeille", "aside")
        self.setLayout(row(self._archive, self._bin, gap=4))
        self._archive.setVisible(desk.adviser.role == MANAGER)  # laid out: a window of its own else
        self._bin.clicked.connect(partial(self._choose, self._archive))
        self._archive.clicked.connect(partial(self._choose, self._bin))

    def in_bin(self) -> bool:
        return self._bin.isChecked()

    def archived(self) -> bool:
        return self._archive.isChecked()

    def come_back(self) -> None:
        """Show the files in use again."""
        (self._archive if self.archived() else self._bin).click()

    def held(self) -> str:
        """Say why what is shown cannot be given to a colleague; nothing where it can."""
        if self.in_bin():
            return "Sortez d’abord ces dossiers de la corbeille."
        return "Ces dossiers sont archivés." if self.archived() else ""

    def _choose(self, other: Button) -> None:
        other.setChecked(False)
        self.changed.emit()

"""The recovery kit: whether there is one, and a new one."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.access.kit_dialog import KitDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.settings.section import part

NOTE: Final = (
    "Un papier qui ouvre vos dossiers si la phrase secrète est oubliée. Seul sur cette base, vous "
    "ne pourriez pas les rouvrir sans lui. Gardez-le sous clé, loin de l’ordinateur."
)
HELP: Final = (
    f"{NOTE}\n\nSon code est retapé une fois, pour être sûr qu’il se lit ; le programme ne le "
    "garde pas. Après une ouverture avec le kit, vous choisissez une nouvelle phrase secrète, et "
    "le kit reste valable. Perdu, ou lu par quelqu’un d’autre, il s’annule dans « Accès »."
)
NONE: Final = "Vous n’avez pas encore de kit : deux minutes et une imprimante suffisent."
SOME: Final = "{count} en service. Pour en annuler un : Réglages, partie Accès."
MADE: Final = "Kit de récupération activé"


class KitCard(QFrame):
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state = label("", wrap=True)
        self._state.setObjectName("settings_kit_state")
        self.make = button("settings_kit_make", "I&mprimer un kit…", "printer")
        self.make.clicked.connect(self._make)
        note = label(NOTE, "muted", wrap=True)
        held = part("Kit de récupération", note, row((self._state, 1), self.make, gap=16), gap=8)
        self.setLayout(column(held, gap=0))
        self.setWhatsThis(HELP)

    def refresh(self) -> None:
        counting = self._desk.background.work(self._desk.station.access.recovery_count)
        counting.then(self._tell, self).otherwise(self._fail, self)

    def _tell(self, count: int) -> None:
        told = SOME.format(count=counted(count, "kit")) if count else NONE
        say(self._state, told, "" if count else "warning")

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            say(self._state, str(error), "danger")
        else:
            self._desk.background.failed.emit(error)

    def _make(self) -> None:
        dialog = KitDialog(self._desk, self)
        dialog.made.connect(self._finish)
        dialog.open()

    def _finish(self) -> None:
        self.refresh()
        self.said.emit(MADE)

"""« Préparer le transfert »: the base in one encrypted folder, for another computer."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.backups import helping
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.busy import Busy
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.outlets import choose_folder
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.store.backups.shelf import Backup

HOW: Final = (
    "Un seul dossier chiffré, écrit sur un disque amovible et relu : la base, ses clés et un mode "
    "d’emploi. Sur le nouvel ordinateur, la première page propose « Reprendre une base existante »."
)
REMINDER: Final = (
    "Prenez avec vous votre phrase secrète ou le kit de récupération, à part du disque : sans l’un "
    "des deux, personne ne peut ouvrir ce dossier. Ne travaillez ensuite que sur un seul poste."
)
READY: Final = "Transfert prêt et relu : {folder}"
PREPARING: Final = "Préparation…"
PREPARE: Final = "&Préparer le transfert…"


class TransferCard(QFrame):
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, keeper: BackupKeeper) -> None:
        super().__init__()
        self.setWhatsThis(helping.TRANSFER)
        self._desk, self._keeper = desk, keeper
        self._prepare = button("transfer_prepare", PREPARE, "upload-simple")
        self._prepare.hide()
        self._busy = Busy(self._prepare)
        self._news = label("", "", "success", wrap=True)
        self._news.setObjectName("transfer_news")
        self._reminder = label(REMINDER, "muted", wrap=True)
        held = part(
            "Changer d’ordinateur",
            label(HOW, "muted", wrap=True),
            row(self._prepare, None),
            self._news,
            self._reminder,
        )
        self._news.hide()
        self.setLayout(column(held, gap=0))
        self._prepare.clicked.connect(
            lambda: choose_folder(self, "Disque du transfert", self._write)
        )

    def show_role(self, *, manager: bool) -> None:
        self._prepare.setVisible(manager)

    def _write(self, drive: Path) -> None:
        self._hold(busy=True)
        writing = self._keeper.prepare_transfer(drive)
        writing.then(self._tell, self).otherwise(self._refuse, self)

    def _tell(self, copy: Backup) -> None:
        self._hold(busy=False)
        say(self._news, READY.format(folder=copy.folder))
        self._news.show()
        self.said.emit("Transfert prêt et relu")

    def _refuse(self, error: Exception) -> None:
        self._hold(busy=False)
        self.troubled.emit(error)

    def _hold(self, *, busy: bool) -> None:
        self._busy.hold(busy=busy)
        self._prepare.say(PREPARING if busy else PREPARE)

"""The backups of both places, newest first, and the folder of others that the adviser chose."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.backups import helping
from conseil_mobilite.gui.backups.backup_rows import Kept, Told, backup_row, united
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.dialogs import Confirmation
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.kit.outlets import choose_folder
from conseil_mobilite.store.backups.shelf import Backup

NOTHING: Final = (
    "Pas encore de sauvegarde. La première se fait seule, dès que rien n’est enregistré pendant "
    "trente secondes."
)
NOT_THERE: Final = "Aucune sauvegarde de Conseil Mobilité dans ce dossier."
REMOVAL: Final = (
    "Elle ne peut plus servir à restaurer la base. Si elle est la seule à contenir quelque chose, "
    "montrez-la d’abord à votre service informatique : une fois retirée, elle ne revient pas."
)
REMOVE: Final = "&Retirer"
SHOWN: Final = 6


class BackupList(QFrame):
    """`chosen` carries the `Backup` that the adviser wants to restore."""

    chosen = Signal(object)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, keeper: BackupKeeper) -> None:
        super().__init__()
        self._desk, self._keeper = desk, keeper
        self._kept: list[Kept] = []
        self.setWhatsThis(helping.LIST)
        self._shown = SHOWN
        self._rows = frame(column(gap=0))
        self._rows.setObjectName("backup_rows")
        self._rows.setAccessibleName("Sauvegardes")
        self._count = label("", "muted")
        self._more = button("backups_more", "Voir plus &ancien", "clock-counter-clockwise", "quiet")
        self._more.clicked.connect(self._show_older)
        self._elsewhere = button(
            "backups_folder", "&Chercher dans un autre dossier…", "folder-open", "quiet"
        )
        self._elsewhere.clicked.connect(self._ask_folder)
        self._news = label("", "muted", wrap=True)
        self._news.setObjectName("backups_folder_news")
        self._news.hide()
        gestures = row(self._more, None, (self._news, 1), self._elsewhere, pad=(8, 4, 12, 4))
        foot = frame(gestures, "entry")
        counted_at_right = frame(row(self._count, pad=(0, 0, 8, 0)))
        held = card("Revenir à une sauvegarde", self._rows, foot, extra=counted_at_right)
        self.setLayout(column(held, gap=0))

    def refresh(self) -> None:
        reading = self._keeper.known()
        reading.then(lambda both: self._show(united(*both)), self)

    def known(self) -> list[Backup]:
        return [each.backup for each in self._kept]

    def _show(self, kept: list[Kept]) -> None:
        self._kept = kept
        told = Told(self._desk.lists["backup_reasons"], self._desk.clock())
        rows = [
            backup_row(rank, each, told, self.chosen.emit, self._ask_removal)
            for rank, each in enumerate(kept[: self._shown])
        ]
        refill(self._rows, *(rows or [empty_line(NOTHING, icon="hard-drives")]))
        say(self._count, counted(len(kept), "sauvegarde") if kept else "")
        self._more.setVisible(len(kept) > self._shown)

    def _show_older(self) -> None:
        self._shown += SHOWN
        self._show(self._kept)

    def _ask_removal(self, backup: Backup) -> None:
        Confirmation(
            "Retirer cette sauvegarde abîmée ?",
            REMOVAL,
            REMOVE,
            self,
            partial(self._remove, backup),
        ).open()

    def _remove(self, backup: Backup) -> None:
        removing = self._keeper.remove(backup)
        removing.otherwise(self.troubled.emit, self)

    def _ask_folder(self) -> None:
        choose_folder(self, "Dossier des sauvegardes", self._read)

    def _read(self, folder: Path) -> None:
        reading = self._keeper.found(folder)
        reading.then(self._add, self).otherwise(self.troubled.emit, self)

    def _add(self, found: tuple[Backup, ...]) -> None:
        """Show those of the folder before the others, for one to be chosen."""
        known = {each.backup.folder for each in self._kept}
        new = [Kept(each, here=False) for each in found if each.folder not in known]
        said = counted(len(found), "sauvegarde trouvée", "sauvegardes trouvées")
        say(self._news, f"{said} dans ce dossier." if found else NOT_THERE)
        self._news.show()
        self._show([*new, *self._kept])

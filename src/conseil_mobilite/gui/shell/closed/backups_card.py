"""The dated backups of a base that does not open, with what each holds; no key is needed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.language.french import counted, hour, long_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.store.backups.shelf import Backup

NONE: Final = (
    "Aucune sauvegarde n’est à côté de cette base. S’il y en a sur un autre disque, branchez-le, "
    "puis choisissez sa base avec « Choisir une autre base »."
)
SHOWN: Final = 5
_REASONS: Final = {
    Reason.DAILY: "sauvegarde du jour",
    Reason.ASKED: "demandée",
    Reason.LEAVING: "à la fermeture",
    Reason.BEFORE_MIGRATION: "avant une mise à jour",
    Reason.BEFORE_RESTORING: "avant une restauration",
    Reason.BEFORE_REKEYING: "avant un changement des clés",
    Reason.BEFORE_ERASING: "avant un effacement",
    Reason.TRANSFER: "pour un autre poste",
}


class BackupsCard(QFrame):
    """`chosen` is emitted with the backup to restore."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closed_backups")
        self._backups: Sequence[Backup] = ()
        self._layout = column(gap=0)
        self.setLayout(self._layout)
        self.hide()

    def show_backups(self, backups: Sequence[Backup], shown: int = SHOWN) -> None:
        self._backups = backups
        while held := self._layout.takeAt(0):
            if widget := held.widget():
                widget.deleteLater()
        rows: list[QFrame] = [
            self._row(rank, backup) for rank, backup in enumerate(backups[:shown])
        ]
        if not rows:
            rows = [empty_line(NONE, icon="info")]
        more = None
        if len(backups) > shown:
            more = button("closed_more", f"Les {len(backups)} &sauvegardes", "", "quiet")
            more.clicked.connect(lambda: self.show_backups(self._backups, len(self._backups)))
        count = str(len(backups)) if backups else ""
        self._layout.addWidget(card("Vos sauvegardes", *rows, count=count, extra=more))
        self.show()

    def _row(self, rank: int, backup: Backup) -> QFrame:
        day = when(backup)
        title = day[:1].upper() + day[1:]
        if not backup.sound:
            return entry(title, f"Inutilisable : {backup.fault}", badge("Abîmée", "danger"))
        restore = button(f"closed_restore_{rank}", "Restaurer…", "clock-counter-clockwise", "quiet")
        restore.setAccessibleName(f"Restaurer la sauvegarde du {day}")
        restore.clicked.connect(lambda: self.chosen.emit(backup))
        return entry(title, f"{held_by(backup)} · {_why(backup)}", restore)


def when(backup: Backup) -> str:
    """Say the instant of a backup in Paris."""
    return f"{long_date(paris_day(backup.at))} à {hour(paris_time(backup.at))}"


def held_by(backup: Backup, between: str = " · ") -> str:
    """Say what a backup holds."""
    return between.join(
        (
            counted(backup.people, "personne"),
            counted(backup.pathways, "parcours", "parcours"),
            counted(backup.appointments, "rendez-vous", "rendez-vous"),
        )
    )


def _why(backup: Backup) -> str:
    return _REASONS[backup.reason] if backup.reason else "sauvegarde"

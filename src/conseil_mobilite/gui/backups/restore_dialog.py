"""Restore a backup: what it holds, the passphrase of that day, then in place or beside."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.backups.holding_facts import compared
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField
from conseil_mobilite.store.backups.shelf import Backup

REPLACE: Final = "&Remplacer la base d’aujourd’hui"
REPLACING: Final = (
    "Ce qui a été saisi depuis n’est pas dans cette sauvegarde. La base d’aujourd’hui est d’abord "
    "sauvegardée et relue : elle reste dans la liste, et vous pourrez y revenir. Les dossiers "
    "effacés depuis restent effacés, et qui a perdu l’accès ne le retrouve pas. Les autres "
    "phrases et kits redeviennent ceux de ce jour-là : vérifiez-les dans « Accès »."
)
BESIDE: Final = (
    "Juste pour y retrouver quelque chose ? « Ouvrir à côté » en fait une autre base, dans le "
    "dossier de votre choix, sans rien changer ici."
)
PHRASE_NOTE: Final = (
    "Celle que vous aviez ce jour-là : elle ouvrira la base restaurée. Le code d’un kit de ce "
    "jour-là convient aussi."
)
NOTHING_TYPED: Final = "Saisissez la phrase secrète qui ouvrait la base ce jour-là."


class RestoreDialog(Creation):
    """`asked` replaces the present base, `beside_asked` makes another; both know the secret."""

    beside_asked = Signal()

    def __init__(
        self, backup: Backup, present: Backup | None, now: datetime, parent: QWidget
    ) -> None:
        self.secret = SecretField("restore_secret")
        field = Field("Phrase secrète", self.secret, PHRASE_NOTE)
        self._beside = button("restore_beside", "&Ouvrir à côté…", "folder-open")
        body = column(
            compared(backup, present, now),
            label(REPLACING, wrap=True),
            column(field, RevealTick("restore_secret_show", self.secret), gap=6),
            row((label(BESIDE, "muted", wrap=True), 1), self._beside, gap=16),
            gap=16,
        )
        super().__init__(
            "restore", "Restaurer une sauvegarde", body, parent, create=REPLACE, width=640
        )
        self.form.fields["passphrase"] = field
        self._beside.clicked.connect(self._ask_beside)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> str:
        """Return the secret; UserError where there is none."""
        if not self.secret.text().strip():
            raise UserError(NOTHING_TYPED, "passphrase")
        return self.secret.text()

    def hold(self) -> None:
        """Take no other click while the keys are tried."""
        self.confirm.setEnabled(False)
        self._beside.setEnabled(False)

    def show_error(self, error: Exception) -> None:
        self._beside.setEnabled(True)
        super().show_error(error)

    def _ask_beside(self) -> None:
        self.form.clear_errors()
        self.beside_asked.emit()

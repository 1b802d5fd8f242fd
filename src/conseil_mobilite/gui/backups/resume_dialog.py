"""« Reprendre une base existante »: the folder of a transfer or of backups, and its passphrase."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.backups.state import when
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.backups.holding_facts import compared
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.kit.outlets import choose_folder
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import Backup, found_in
from conseil_mobilite.store.database import Clock, Store

HOW: Final = (
    "Branchez le disque qui porte le transfert, ou une sauvegarde, et choisissez son dossier. La "
    "base est copiée sur cet ordinateur, relue en entier, puis ouverte."
)
NONE: Final = "Ce dossier ne contient ni transfert ni sauvegarde de Conseil Mobilité."
DAMAGED: Final = "Celle-ci ne peut pas servir : {fault}."
NO_FOLDER: Final = "Choisissez d’abord le dossier du transfert ou des sauvegardes."
NOTHING_TYPED: Final = "Saisissez la phrase secrète de cette base."
TAKE: Final = "&Reprendre cette base"
TAKING: Final = "Copie et relecture en cours…"
PHRASE_NOTE: Final = "Celle de l’ancien ordinateur, ou le code du kit de récupération."


class ResumeDialog(Creation):
    """`resumed` carries the open `Store` of the base, once it was copied in and read."""

    resumed = Signal(object)

    def __init__(self, base: Path, clock: Clock, worker: Worker, parent: QWidget) -> None:
        self._base, self._clock, self._worker = base, clock, worker
        self._found: tuple[Backup, ...] = ()
        self._choose = button("resume_folder", "&Choisir le dossier…", "folder-open")
        self._folder = label("", "muted", wrap=True)
        self._folder.setObjectName("resume_folder_news")
        self._which = Choice("resume_which", ())
        self._which_field = Field("Sauvegarde", self._which)
        self._held = frame(column(gap=0))
        self._secret = SecretField("resume_secret")
        secret = Field("Phrase secrète", self._secret, PHRASE_NOTE)
        self._which_field.hide()
        body = column(
            label(HOW, "muted", wrap=True),
            row(self._choose, (self._folder, 1), gap=12),
            self._which_field,
            self._held,
            column(secret, RevealTick("resume_secret_show", self._secret), gap=6),
            gap=14,
        )
        super().__init__(
            "resume", "Reprendre une base existante", body, parent, create=TAKE, width=600
        )
        self.form.fields["passphrase"] = secret
        self._choose.clicked.connect(
            lambda: choose_folder(self, "Dossier du transfert", self.read_folder)
        )
        self._which.chosen.connect(lambda _folder: self._show_chosen())
        self.asked.connect(self._take)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_folder(self, folder: Path) -> None:
        """Tell what a folder holds."""
        self._worker.do(lambda: found_in(folder)).then(self._show_found, self)

    def _show_found(self, found: tuple[Backup, ...]) -> None:
        self._found = found
        now = self._clock()
        self._which.offer([(str(each.folder), when(each.at, now)) for each in found])
        self._which.setCurrentIndex(0 if found else -1)
        self._which_field.setVisible(len(found) > 1)
        say(self._folder, str(found[0].folder.parent) if found else NONE)
        self._show_chosen()
        if found:
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            refill(self._held)
        elif chosen.fault:
            refill(self._held, label(DAMAGED.format(fault=chosen.fault), "", "warning", wrap=True))
        else:
            refill(self._held, compared(chosen, None, self._clock()))
        soon(self, self.fit)  # once what it holds is laid out

    def _chosen(self) -> Backup | None:
        code = self._which.code()
        return next((each for each in self._found if str(each.folder) == code), None)

    def _take(self) -> None:
        try:
            backup, typed = self._asked_for()
        except UserError as error:
            self.show_error(error)
            return
        self.confirm.setEnabled(False)
        self.confirm.say(TAKING)
        base, clock = self._base, self._clock

        def errand() -> Store:
            chosen = unlock(backup, typed)
            return restoring.restore_closed(base, chosen, clock=clock, step=_unwatched)

        taking = self._worker.do(errand)
        taking.then(self._finish, self).otherwise(self.show_error, self)

    def _asked_for(self) -> tuple[Backup, str]:
        backup = self._chosen()
        if backup is None:
            raise UserError(NO_FOLDER)
        if backup.fault:
            raise UserError(DAMAGED.format(fault=backup.fault))
        if not self._secret.text().strip():
            raise UserError(NOTHING_TYPED, "passphrase")
        return backup, self._secret.text()

    def reject(self) -> None:
        """Stay while the base is copied in: it will be open, and somebody must have it."""
        if self.confirm.isEnabled():
            super().reject()

    def _finish(self, store: Store) -> None:
        self._secret.clear()
        self.done_with()
        self.resumed.emit(store)

    def show_error(self, error: Exception) -> None:
        self.confirm.say(TAKE)
        super().show_error(error)


def _unwatched(_done: int, _total: int) -> None:
    """Follow nothing: the dialog says that it waits."""

"""What the window does where a base does not open: it says why and offers every way back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from conseil_mobilite.app.clock import Clock
from conseil_mobilite.domain.access.patience import delay_in_words
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.kit.outlets import choose_file_to_read
from conseil_mobilite.gui.shell.closed.backups_card import held_by, when
from conseil_mobilite.gui.shell.closed.causes import worth_a_page
from conseil_mobilite.gui.shell.closed.page import ClosedBasePage
from conseil_mobilite.gui.shell.closed.secret_dialog import SecretDialog
from conseil_mobilite.gui.shell.closed.ways import Way
from conseil_mobilite.gui.shell.patience import Patience
from conseil_mobilite.gui.shell.troubles import note
from conseil_mobilite.gui.shell.wait_line import WAIT
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.store.backups.opening import WrongBackupPassphraseError, unlock
from conseil_mobilite.store.backups.shelf import Backup, on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import MissingBaseError, WrongPassphraseError
from conseil_mobilite.store.folders import chosen_base
from conseil_mobilite.store.keys.slots_rescue import put_back_slots
from conseil_mobilite.store.lock import call_holder
from conseil_mobilite.store.recent_writes import set_aside_recent_writes
from conseil_mobilite.store.technical_report import technical_report

T = TypeVar("T")

KINDS: Final = "Base de Conseil Mobilité (*.sqlite *.base);;Tous les fichiers (*)"
CALLED: Final = (
    "La fenêtre qui tient la base a été appelée. Si rien ne se montre, elle est sur un autre "
    "ordinateur ou chez un autre utilisateur."
)
NOBODY: Final = "Personne ne tient plus cette base : essayez de nouveau."
COPIED: Final = (
    "Rapport copié : collez-le dans un message à votre service informatique. Il ne contient aucun "
    "nom."
)
NO_FOLDER: Final = "Aucun gestionnaire de fichiers n’a répondu : ouvrez ce dossier à la main."
KEYS: Final = (
    "Les clés de la dernière sauvegarde qui ouvrent cette base seront remises à côté d’elle. Le "
    "fichier de clés actuel est gardé sous un autre nom. Les phrases secrètes seront celles de ce "
    "jour-là."
)
KIT_TOO: Final = "Le code d’un kit de récupération de ce jour-là convient aussi."
RESTORE: Final = (
    "Cette sauvegarde contient {held}. Ce qui a été saisi après le {when} ne s’y trouve pas. La "
    "base actuelle et ses clés sont gardées telles quelles dans un dossier à part."
)


class WayBack(QObject):
    """The page of a base that does not open, joined to what its gestures do."""

    retried = Signal()
    secret_asked = Signal()
    base_chosen = Signal(Path)
    founding_asked = Signal()
    opened = Signal(object)
    """A `Store` that was restored."""

    def __init__(self, window: Window, worker: Worker, patience: Patience, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._worker, self._clock = window, worker, clock
        self._patience = patience
        self._base = Path()

    def takes(self, error: Exception) -> bool:
        """Tell whether the base is at fault, its keys or its place, rather than what was typed."""
        return worth_a_page(error)

    def missing(self, base: Path) -> bool:
        """Show that a base is lost, rather than found one, where anything still tells of it."""
        lost = base.is_symlink() or base == chosen_base() or bool(on_shelf(base))
        if lost:
            self.explain(base, MissingBaseError(base))
        return lost

    def explain(self, base: Path, error: Exception) -> None:
        """Show why the base does not open, and what can be done."""
        if not isinstance(error, UserError):
            note(error)
        self._base = base
        page = ClosedBasePage(base, error)
        page.way_chosen.connect(lambda way: self._go(page, Way(way)))
        page.backup_chosen.connect(lambda backup: self._ask_restoring(page, backup))
        page.other_asked.connect(lambda: self._choose_other(page))
        page.folder_asked.connect(lambda: self._show_folder(page))
        page.report_asked.connect(lambda: self._copy_report(page))
        self._window.show_view(page)
        self._worker.do(partial(on_shelf, base)).then(page.show_backups)

    def _go(self, page: ClosedBasePage, way: Way) -> None:
        gestures: dict[Way, Callable[[], object]] = {
            Way.RETRY: self.retried.emit,
            Way.FORWARD: lambda: self._call(page),
            Way.SECRET: self.secret_asked.emit,
            Way.KEYS: lambda: self._ask_keys(page),
            Way.ASIDE: lambda: self._set_aside(page),
            Way.FOUND: self.founding_asked.emit,
        }
        gestures[way]()

    def _call(self, page: ClosedBasePage) -> None:
        page.say(CALLED if call_holder(self._base) else NOBODY)

    def _set_aside(self, page: ClosedBasePage) -> None:
        page.show_busy(busy=True)
        errand = partial(set_aside_recent_writes, self._base, at=self._clock())
        job = self._worker.do(errand)
        job.then(lambda _aside: self.retried.emit(), owner=page)
        job.otherwise(lambda error: self.explain(self._base, error), owner=page)

    def _ask_keys(self, page: ClosedBasePage) -> None:
        dialog = SecretDialog("Remettre les clés", KEYS, "&Remettre les clés", page)
        kept = [backup.base for backup in on_shelf(self._base)]

        def errand() -> object:
            return put_back_slots(self._base, dialog.passphrase, kept, at=self._clock())

        self._ask(dialog, errand, lambda _aside: self.secret_asked.emit())

    def _ask_restoring(self, page: ClosedBasePage, backup: Backup) -> None:
        sentence = RESTORE.format(held=held_by(backup, ", "), when=when(backup))
        title = "Restaurer cette sauvegarde"
        dialog = SecretDialog(title, sentence, "&Restaurer", page, KIT_TOO)

        def errand() -> Store:
            chosen = unlock(backup, dialog.passphrase)
            return restoring.restore_closed(
                self._base, chosen, clock=self._clock, step=lambda _done, _total: None
            )

        self._ask(dialog, errand, self.opened.emit)

    def _ask(
        self, dialog: SecretDialog, errand: Callable[[], T], then: Callable[[T], object]
    ) -> None:
        def run() -> None:
            left = self._patience.left()
            if left:
                dialog.show_error(UserError(WAIT.format(delay=delay_in_words(left)), "passphrase"))
                return
            dialog.confirm.setEnabled(False)
            job = self._worker.do(errand)
            job.then(done, owner=dialog).otherwise(refuse, owner=dialog)

        def refuse(error: Exception) -> None:
            if isinstance(error, WrongPassphraseError | WrongBackupPassphraseError):
                self._patience.fail()  # a guess is a guess, whichever page it is made on
            dialog.show_error(error)

        def done(result: T) -> None:
            dialog.done_with()
            then(result)

        dialog.asked.connect(run)
        dialog.open()

    def _choose_other(self, page: ClosedBasePage) -> None:
        choose_file_to_read(page, "Choisir une autre base", KINDS, self.base_chosen.emit)

    def _show_folder(self, page: ClosedBasePage) -> None:
        folder = next(each for each in self._base.parents if each.is_dir())
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            page.say(NO_FOLDER, "warning")

    def _copy_report(self, page: ClosedBasePage) -> None:
        report = technical_report(self._base, page.error, at=self._clock())
        QGuiApplication.clipboard().setText(report)
        page.say(COPIED)

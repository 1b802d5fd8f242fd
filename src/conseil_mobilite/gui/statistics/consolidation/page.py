"""« Consolider des paquets »: choose, see what is refused and why, write the results.

It knows no base: the pilots of the plan have none.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.consolidation.sources import Choice
from conseil_mobilite.gui.jobs import Job, Work, Worker
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, heading
from conseil_mobilite.gui.kit.drop_zone import DropWords, DropZone
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, PAGE_PAD, column, frame, refill, row
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.chosen_folder import ChosenFolder, FolderWords
from conseil_mobilite.gui.statistics.consolidation.verdicts import Verdicts, summary
from conseil_mobilite.services.statistics import consolidation, consolidation_files

TITLE: Final = "Consolider des paquets"
DETAIL: Final = (
    "Additionnez les statistiques protégées de plusieurs bases. Ni dossier ni phrase secrète : les "
    "paquets suffisent, et rien n’est envoyé."
)
RESULTS: Final = FolderWords(
    "&Dossier des résultats",
    "Un dossier par bassin y est écrit, et un pour leur ensemble.",
    "Choisissez le dossier où écrire les résultats.",
)
PACKAGES: Final = DropWords(
    "Déposez ici les paquets reçus, ou le dossier qui les contient.",
    "Choisir des &fichiers…",
    "Choisir les paquets",
    "Paquets de statistiques (*.zip)",
)
T = TypeVar("T")


class ConsolidationPage(Page):
    """`left` is emitted when the pilot is done here."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("consolidation_page")
        self.setWhatsThis(helping.CONSOLIDATION)
        self._worker = Worker("consolidating", self)
        self._worker.failed.connect(self.troubled)
        self._paths: list[Path] = []
        self._received: list[consolidation.Received] = []
        self._choice: Choice | None = None
        self._work: Work | None = None
        self._zone, self._verdicts = DropZone("consolidation", PACKAGES), Verdicts()
        self._folder = ChosenFolder("consolidation_folder", RESULTS, "Consolidation")
        self._summary = label("", "muted", wrap=True)
        self._summary.setObjectName("consolidation_summary")
        self._progress = Progress("consolidation_progress", "Consolidation")
        self._clear = button("consolidation_clear", "&Tout retirer", "x", "quiet")
        self._back = button("consolidation_back", "&Retour", "arrow-left")
        self._cancel = button("consolidation_cancel", "&Annuler")
        self._go = button("consolidation_go", "&Consolider", "check", "primary")
        self._done = frame(column(gap=0))
        self._done.hide()
        self._lay_out()
        self._connect()
        self._rest()
        self.setFocusProxy(self._zone)

    def take_focus(self) -> None:
        """Give the keyboard to what comes next: adding up, else choosing packages."""
        following = self._go if self._go.isEnabled() else self._zone
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._work is not None:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Give up what is under way: nothing of it is written."""
        if self._work is not None:
            self._work.cancel()

    def _lay_out(self) -> None:
        packages = card(
            "Paquets reçus",
            frame(column(self._zone, pad=(16, 4, 16, 12))),
            self._verdicts,
            extra=self._clear,
        )
        result = card("Résultats", frame(column(self._folder, pad=(16, 4, 16, 16))))
        body = column(
            heading(TITLE, DETAIL), self._done, packages, result, None, gap=CARD_GAP, pad=PAGE_PAD
        )
        words = column(None, self._summary, self._progress, None, gap=4)
        foot = row(self._back, (words, 1), self._cancel, self._go, gap=12, pad=(24, 10, 24, 12))
        self.lay_out(body, footer=frame(foot, "foot"))

    def _connect(self) -> None:
        self._zone.chosen.connect(self._add)
        self._clear.clicked.connect(self._remove_all)
        self._back.clicked.connect(self.left)
        self._cancel.clicked.connect(self._give_up)
        self._go.clicked.connect(self._consolidate)

    def _add(self, paths: Sequence[Path]) -> None:
        self._paths.extend(path for path in paths if path not in self._paths)
        self._examine()

    def _remove_all(self) -> None:
        self._paths, self._received, self._choice = [], [], None
        self._verdicts.show_nothing()
        self._rest()

    def _give_up(self) -> None:
        """Stop; files that were not all checked are to be chosen again."""
        self.leave()
        if self._choice is None:
            self._paths = []
            self._verdicts.show_nothing()

    def _examine(self) -> None:
        self._received = received = consolidation_files.received(self._paths)
        self._choice = None
        self._verdicts.show_checking()
        self._do(lambda step: consolidation.examine(received, step)).then(self._show)

    def _show(self, choice: Choice) -> None:
        self._choice = choice
        self._verdicts.show_choice(choice)
        self._rest()
        self.take_focus()

    def _consolidate(self) -> None:
        folder, choice, received = self._folder.folder(), self._choice, self._received
        if folder is None or choice is None:
            return
        doing = self._do(
            lambda step: consolidation_files.write(
                folder, consolidation.consolidate(received, choice, step)
            )
        )
        doing.then(lambda paths: self._show_written(folder, paths), self)
        doing.otherwise(self._fail)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._folder.show_error(str(error))
        else:
            self.troubled.emit(error)

    def _show_written(self, folder: Path, paths: Sequence[Path]) -> None:
        """Say where the results are, at the top, where the eye is."""
        title = label("Résultats écrits", "title")
        title.setObjectName("consolidation_written")
        where = label(str(folder), "strong", wrap=True)
        inside = sorted({path.parent.name for path in paths if path.parent != folder})
        words = label(f"Dossiers : {', '.join(inside)}.", "muted", wrap=True)
        see = button("consolidation_open", "Ouvrir le &dossier", "folder-open")
        see.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        texts = column(title, where, words, 4, row(see, None), gap=6)
        sign = column(glyph("check-circle", "success", 32), None)
        refill(self._done, frame(row(sign, (texts, 1), gap=16, pad=(20, 16, 20, 16)), "accent"))
        self._done.show()
        self.said.emit(f"Consolidation écrite : {folder}")
        see.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, errand: Callable[[Callable[[int, int], None]], T]) -> Job[T]:
        """Start long work that shows its steps and can be given up."""
        self._done.hide()
        self._work = work = Work(TITLE)
        work.advanced.connect(self._progress.show_progress, Qt.ConnectionType.QueuedConnection)
        work.ended.connect(lambda: self._end(work))
        self._progress.show_progress(0, 1)
        self._rest()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._worker.do(lambda: errand(work.step)).during(work)

    def _end(self, work: Work) -> None:
        if self._work is work:
            self._work, held = None, self._cancel.hasFocus()
            self._rest()
            if held:  # the button that had the keyboard is gone
                self.take_focus()

    def _rest(self) -> None:
        """Let what may be done now be done."""
        busy, choice = self._work is not None, self._choice
        for gesture in (self._zone, self._folder, self._clear, self._back):
            gesture.setEnabled(not busy)
        self._go.setEnabled(not busy and choice is not None and bool(choice.kept))
        self._cancel.setVisible(busy)
        self._progress.setVisible(busy)
        self._summary.setVisible(not busy)
        self._clear.setVisible(bool(self._paths))
        say(self._summary, summary(choice) if choice else "")

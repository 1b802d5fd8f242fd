"""Third step: where the file is written; then, that it was."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame, refill, row
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.statistics.export_draft import Draft
from conseil_mobilite.gui.statistics.export_folder import ExportFolder
from conseil_mobilite.gui.statistics.export_parts import reason

AFTERWARDS: Final = (
    (
        "lock-simple",
        "Lisible par vous seul",
        "Sur ce poste, le fichier n’est ouvert qu’à votre compte. Il ne contient aucun nom.",
    ),
    (
        "envelope",
        "À vous de l’envoyer",
        "Le programme n’envoie rien : transmettez le fichier aux pilotes du plan.",
    ),
    (
        "clock-counter-clockwise",
        "Gardé tel quel",
        "Une copie reste dans la base. Le trimestre redonnera toujours ce même fichier.",
    ),
)
SIDE_WIDTH: Final = 360


class ExportFile(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export_file")
        self._folder = ExportFolder()
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("export_file_trouble")
        self._progress = Progress("export_writing", "Écriture du fichier")
        self._progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = frame(column(gap=0))
        self._main = frame(column(gap=0))
        fields = column(
            self._folder, self._name, self._trouble, self._progress, gap=12, pad=(16, 4, 16, 16)
        )
        refill(self._main, card("Où écrire le fichier", frame(fields)), None)
        side = card("Ensuite", *(reason(*each) for each in AFTERWARDS))
        beside = frame(column(side, None), width=SIDE_WIDTH)
        self.setLayout(columns((self._main, 1), beside, gap=CARD_GAP))
        self.show_ready()

    def show_draft(self, draft: Draft) -> None:
        name = label(draft.file_name, wrap=True)
        name.setObjectName("export_file_name")
        refill(self._name, label("Nom du fichier", "small"), name)
        self.show_ready()

    def folder(self) -> Path | None:
        """Return where to write, None where the field says what is wrong."""
        return self._folder.folder()

    def show_ready(self) -> None:
        self._trouble.hide()
        self._progress.hide()
        self._folder.setEnabled(True)

    def show_writing(self) -> None:
        self._trouble.hide()
        self._progress.show()
        self._progress.setFocus(Qt.FocusReason.OtherFocusReason)
        self._folder.setEnabled(False)

    def show_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(done, total)

    def show_error(self, error: UserError) -> None:
        """Say what went wrong beside the folder; it stays as it was chosen."""
        self.show_ready()
        self._folder.show_error(error)

    def show_written(self, path: Path, draft: Draft) -> None:
        """Say where the file is, and that it is the same as before if it was made before."""
        title = label("Fichier écrit", "title")
        title.setObjectName("export_written")
        where = label(str(path), "strong", wrap=True)
        where.setObjectName("export_path")
        words = label(_story(draft), "muted", wrap=True)
        words.setObjectName("export_story")
        see = button("export_open_folder", "Ouvrir le &dossier", "folder-open")
        see.clicked.connect(lambda: _open(path.parent))
        sign = column(glyph("check-circle", "success", 32), None)
        texts = column(title, where, words, 4, row(see, None), gap=6)
        refill(
            self._main, frame(row(sign, (texts, 1), gap=16, pad=(20, 20, 20, 20)), "accent"), None
        )

    def take_focus(self) -> None:
        self._folder.take_focus()


def _story(draft: Draft) -> str:
    if draft.sent is None:
        return "Une copie est gardée dans la base : ce trimestre redonnera toujours ce fichier."
    day = long_date(paris_day(draft.sent.made_at), weekday=False)
    return f"C’est le fichier préparé le {day}, à l’octet près."


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

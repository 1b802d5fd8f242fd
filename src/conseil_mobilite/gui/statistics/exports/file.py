"""Third step: for whom the file is and where it is written; then, that it was."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame, refill, row
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.chosen_folder import ChosenFolder, FolderWords
from conseil_mobilite.gui.statistics.exports.draft import Draft
from conseil_mobilite.gui.statistics.exports.parts import reason
from conseil_mobilite.gui.statistics.exports.recipient import Recipient
from conseil_mobilite.gui.statistics.exports.writing import Place

FOLDER: Final = FolderWords(
    "&Dossier",
    "Votre dossier personnel, une clé, un partage : où vous voulez.",
    "Choisissez le dossier où écrire le fichier.",
)
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
        "Une copie reste dans la base, et le registre dit à qui elle est partie.",
    ),
)
SIDE_WIDTH: Final = 360


class ExportFile(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export_file")
        self.setWhatsThis(helping.FILE)
        self._recipient, self._folder = Recipient(), ChosenFolder("export_folder", FOLDER)
        self._twin = Tick(
            "export_twin", "Écrire aussi le rapport à lire dans un &navigateur (HTML)"
        )
        self._progress = Progress("export_writing", "Écriture du fichier")
        self._progress.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = frame(column(gap=0))
        parts = (self._recipient, self._folder, self._twin, self._name, self._progress)
        fields = column(*parts, gap=12, pad=(16, 4, 16, 16))
        self._choices = card("Pour qui, et où écrire le fichier", frame(fields))
        self._done = frame(column(gap=0))
        side = card("Ensuite", *(reason(*each) for each in AFTERWARDS))
        beside = frame(column(side, None), width=SIDE_WIDTH)
        main = column(self._choices, self._done, None, gap=0)
        self.setLayout(columns((main, 1), beside, gap=CARD_GAP))
        self.show_ready()

    def show_draft(self, draft: Draft) -> None:
        name = label(draft.file_name, wrap=True)
        name.setObjectName("export_file_name")
        refill(self._name, label("Nom du fichier", "small"), name)
        self._choices.show()
        self._done.hide()
        self.show_ready()

    def show_known(self, recipients: Sequence[str]) -> None:
        self._recipient.show_known(recipients)

    def place(self) -> Place | None:
        """Return where to write and for whom, None where a field says what is wrong."""
        recipient = self._recipient.name()
        folder = self._folder.folder() if recipient else None
        if recipient is None or folder is None:
            return None
        return Place(folder, recipient, self._twin.isChecked())

    def show_ready(self) -> None:
        self._progress.hide()
        for part in (self._recipient, self._folder, self._twin):
            part.setEnabled(True)

    def show_writing(self) -> None:
        self._progress.show()
        self._progress.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self._recipient, self._folder, self._twin):
            part.setEnabled(False)

    def show_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(done, total)

    def show_error(self, error: UserError) -> None:
        """Say what went wrong beside its field; everything stays as it was typed."""
        self.show_ready()
        if error.field == "recipient":
            self._recipient.show_error(error)
        else:
            self._folder.show_error(str(error))

    def show_written(self, path: Path, draft: Draft, recipient: str) -> None:
        """Say where the file is, and that it is the same as before if it was made before."""
        title = label("Fichier écrit", "title")
        title.setObjectName("export_written")
        where = label(str(path), "strong", wrap=True)
        where.setObjectName("export_path")
        words = label(f"{_story(draft)} Au registre : « {recipient} ».", "muted", wrap=True)
        words.setObjectName("export_story")
        see = button("export_open_folder", "Ouvrir le &dossier", "folder-open")
        see.clicked.connect(lambda: _open(path.parent))
        sign = column(glyph("check-circle", "success", 32), None)
        texts = column(title, where, words, 4, row(see, None), gap=6)
        told = frame(row(sign, (texts, 1), gap=16, pad=(20, 20, 20, 20)), "accent")
        refill(self._done, told)
        self._choices.hide()
        self._done.show()

    def take_focus(self) -> None:
        self._recipient.take_focus()


def _story(draft: Draft) -> str:
    if draft.prepared.kept is None:
        return "Une copie est gardée dans la base : cette période redonnera toujours ce fichier."
    return "C’est le fichier déjà sorti, à l’octet près."


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

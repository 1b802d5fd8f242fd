"""Everything that is held about the person, handed out: on paper, or in one file."""

from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.outlets import choose_file
from conseil_mobilite.services.paper import access_exports
from conseil_mobilite.services.paper.access_exports import HandedFile
from conseil_mobilite.store.private_files import write_private

_SENTENCE: Final = (
    "La personne peut demander tout ce que la base garde sur elle : vous avez un mois pour le lui "
    "remettre. Sur papier, ou en un fichier : le dossier en PDF, le même en données (JSON) avec "
    "son dictionnaire, et chaque document remis."
)
_CLEAR: Final = (
    "Le fichier n’est pas chiffré : remettez-le en main propre, puis supprimez votre copie."
)


class AccessCard(QObject):
    """`paper_asked` wants the paper; `said` tells where the file is, `troubled` why it is not."""

    paper_asked = Signal()
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, person: UUID, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._person, self._page = desk, person, page

    def make(self) -> QFrame:
        paper = button("rights_file", "Préparer &son dossier…", "folder-open")
        paper.clicked.connect(self.paper_asked)
        file = button("rights_export", "En un &fichier (ZIP)…", "export")
        file.clicked.connect(self._ask)
        sign = glyph("lock-open", "warning", 18)
        warning = columns((row(sign, (label(_CLEAR, "small", wrap=True), 1), gap=8), 1))
        words = label(_SENTENCE, "muted", wrap=True)
        body = column(words, warning, row(paper, file, None), gap=10, pad=(16, 4, 12, 14))
        made = card("Droit d’accès", frame(body))
        made.setWhatsThis(_SENTENCE)
        return made

    def _ask(self) -> None:
        """Ask where; the name proposed holds the day, the name of nobody."""
        day = paris_day(self._desk.clock()).isoformat()
        choose_file(
            self._page,
            "Enregistrer le dossier complet",
            f"Dossier {day}.zip",
            "Archive (*.zip)",
            self._take,
        )

    def _take(self, path: Path) -> None:
        taking = self._desk.background.run(
            access_exports.hand_out, self._person, self._desk.clock()
        )
        taking.then(lambda handed: self._write(path, handed), self)
        taking.otherwise(self.troubled.emit, self)

    def _write(self, path: Path, handed: HandedFile) -> None:
        writing = self._desk.background.work(lambda: write_private(path, handed.content))
        writing.then(lambda _none: self.said.emit(f"Dossier écrit : {path}"), self)
        writing.otherwise(self.troubled.emit, self)

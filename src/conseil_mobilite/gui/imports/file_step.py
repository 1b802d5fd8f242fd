"""First step: which file, and what was recognised in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.history import History
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.imports.parts import told
from conseil_mobilite.gui.imports.raw_preview import RawPreview
from conseil_mobilite.gui.imports.recognised import Recognised
from conseil_mobilite.gui.imports.template_saving import save_template
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.drop_zone import DropWords, DropZone
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame
from conseil_mobilite.services.imports import runs

SIDE_WIDTH: Final = 372
WORDS: Final = DropWords(
    "Déposez ici votre tableau : un classeur (.xlsx) ou un texte (.csv).",
    "Choisir un &fichier…",
    "Choisir un tableau",
    "Tableaux (*.xlsx *.xlsm *.csv *.txt *.tsv);;Tous les fichiers (*)",
    several=False,
)
ONE_ONLY: Final = "Un seul fichier à la fois : déposez-les l’un après l’autre."
READING: Final = "Lecture du fichier…"
PROMISES: Final = (
    (
        "table",
        "Votre tableau, tel qu’il est",
        (
            "Colonnes dans n’importe quel ordre, titres, totaux, lignes masquées, dates écrites "
            "de plusieurs façons : ce qui est reconnu vous est dit."
        ),
    ),
    (
        "eye",
        "Tout se vérifie avant d’entrer",
        (
            "Chaque ligne montre ce qui en sera fait. Une valeur douteuse n’est jamais devinée : "
            "elle reste vide, et son texte est gardé en note."
        ),
    ),
    (
        "arrow-counter-clockwise",
        "Tout peut être annulé",
        "L’import entier se retire pendant trente jours. Votre fichier, lui, n’est jamais modifié.",
    ),
)


class FileStep(QFrame):
    """`said` is a sentence for the status line; `person_chosen` carries a UUID."""

    said = Signal(str)
    troubled = Signal(Exception)
    person_chosen = Signal(object)

    def __init__(self, desk: Desk, intake: Intake) -> None:
        super().__init__()
        self.setObjectName("import_file")
        self.setWhatsThis(helping.FILE)
        self._desk, self._intake = desk, intake
        self._zone = DropZone("import", WORDS)
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("import_trouble")
        self._waiting = label(READING, "muted")
        self._preview, self._recognised = RawPreview(), Recognised()
        self._promises = card("Ce que fait cet assistant", *(_promise(*e) for e in PROMISES))
        self._history = History(desk)
        template = button("import_template", "Enregistrer un &modèle vide…", "table", "quiet")
        template.clicked.connect(self._save_template)
        inner = column(self._zone, self._trouble, self._waiting, gap=8, pad=(16, 4, 16, 16))
        chosen = card("Votre tableau", frame(inner), extra=template)
        side = frame(column(self._recognised, self._history, None), width=SIDE_WIDTH)
        main = column(chosen, (self._preview, 1), self._promises, gap=CARD_GAP)
        self._spring = frame(column())
        main.addWidget(self._spring, 1)
        self.setLayout(columns((main, 1), side, gap=CARD_GAP))
        self._connect()
        self.show_file()

    def refresh(self) -> None:
        self._history.refresh()

    def show_file(self) -> None:
        """Show what the file in hand was read as, or what may be chosen."""
        draft = self._intake.draft
        self._waiting.hide()
        self._zone.setEnabled(True)
        for part in (self._preview, self._recognised):
            part.setVisible(draft is not None)
        for other in (self._promises, self._history, self._spring):
            other.setVisible(draft is None)
        self._say_trouble("")
        if draft is not None:
            self._recognised.show_file(draft.read)
            self._preview.show_file(draft.read)
            reading = self._desk.background.read(runs.same_file, draft.read.fingerprint)
            reading.then(self._recognised.show_same_file)

    def take_focus(self) -> None:
        self._zone.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._zone.chosen.connect(self._choose)
        self._recognised.sheet_chosen.connect(self._choose_sheet)
        self._intake.reading.connect(self._show_reading)
        self._intake.refused.connect(self._refuse)
        self._history.said.connect(self.said)
        self._history.troubled.connect(self.troubled)
        self._history.person_chosen.connect(self.person_chosen)

    def _choose(self, paths: Sequence[Path]) -> None:
        if len(paths) > 1:
            self._say_trouble(ONE_ONLY)
            return
        self._intake.choose(paths[0])

    def _choose_sheet(self, sheet: str) -> None:
        draft = self._intake.draft
        if draft is not None and sheet != draft.table.sheet:
            self._intake.choose(draft.read.path, sheet)

    def _show_reading(self) -> None:
        self._say_trouble("")
        self._waiting.show()
        self._zone.setEnabled(False)

    def _refuse(self, error: Exception) -> None:
        """Say beside the zone why a file cannot be read; the one in hand stays."""
        self._waiting.hide()
        self._zone.setEnabled(True)
        if self._intake.draft is not None:
            self._recognised.show_sheet(self._intake.draft.table.sheet)
        if isinstance(error, UserError):
            self._say_trouble(str(error))
        else:
            self.troubled.emit(error)
        self.take_focus()

    def _say_trouble(self, sentence: str) -> None:
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))

    def _save_template(self) -> None:
        self._say_trouble("")
        save_template(self._desk, self, self._tell_saved, self._fail_saving)

    def _tell_saved(self, path: Path) -> None:
        self.said.emit(f"Modèle enregistré : {path}")

    def _fail_saving(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say_trouble(str(error))
        else:
            self.troubled.emit(error)


def _promise(icon: str, title: str, words: str) -> QFrame:
    return told(icon, words, title=title)

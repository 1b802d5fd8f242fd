"""« Exporter toute la base »: every list in one workbook, with the dictionary of its columns."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.export_dialog import KINDS
from conseil_mobilite.gui.imports.list_saving import NOT_ENCRYPTED, ListKind, ListSaving
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.services.imports import taking_out

ROLE: Final = "Vos données vous appartiennent : sortez-les toutes, quand vous voulez."
CONTENT: Final = (
    "Les personnes, une ligne par personne, les rendez-vous, une ligne par rendez-vous, et le "
    "dictionnaire qui explique chaque colonne : en trois feuilles d’un classeur, ou en trois "
    "fichiers. Importés dans une autre base, ils y rendent les mêmes dossiers. Les personnes qui "
    "ont fait limiter l’usage de leurs données, ou qui s’y opposent, n’y sont pas."
)
READING: Final = "Préparation…"


class ExportCard(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._saving = ListSaving(desk, self)
        self._saving.saved.connect(self._tell_saved)
        self._saving.failed.connect(self._fail)
        self._go = button("export_base", "&Exporter toute la base…", "export", "primary")
        self._go.clicked.connect(self._ask)
        self._kind = Segments("export_base_kind", "Format du fichier", KINDS)
        self._state = label("", "muted", wrap=True)
        self._state.setObjectName("export_base_state")
        self._state.hide()
        held = part(
            "Toute la base en tableaux",
            label(CONTENT, "muted", wrap=True),
            Field("Format", self._kind),
            _warning(),
            row(self._go, None),
            self._state,
        )
        note = self.reserve(desk, "sortir toute la base en tableaux", held)
        self.show_cards("Exports", ROLE, note, held)
        self.setFocusProxy(self._go)
        self.setWhatsThis(helping.EXPORT)

    def _ask(self) -> None:
        self._say("")
        self._saving.ask("Base", ListKind(self._kind.current()), self._read)

    def _read(self, path: Path) -> None:
        self._go.setEnabled(False)
        self._say(READING)
        reading = self._desk.background.read(taking_out.whole_base)
        kind = ListKind(self._kind.current())
        reading.then(lambda lists: self._saving.write(path, kind, lists), self)
        reading.otherwise(self._fail)

    def _tell_saved(self, path: Path) -> None:
        self._go.setEnabled(True)
        self._say(f"Base exportée : {path}", "success")
        self.said.emit(f"Base exportée : {path}")

    def _fail(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self._say(str(error) if isinstance(error, UserError) else "", "danger")
        if not isinstance(error, UserError):
            self.troubled.emit(error)

    def _say(self, sentence: str, tone: str = "") -> None:
        say(self._state, sentence, tone)
        self._state.setVisible(bool(sentence))


def _warning() -> QFrame:
    sign = column(glyph("lock-open", "warning", 20), None)
    words = (label(NOT_ENCRYPTED, "muted", wrap=True), 1)
    return frame(row(sign, words, gap=12, pad=(16, 10, 16, 10)), "note", tone="warning")

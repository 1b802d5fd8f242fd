"""« Exporter la liste… »: what a row is, and for which program the file is."""

from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.list_saving import NOT_ENCRYPTED, ListKind
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row

PEOPLE: Final = "personnes"
APPOINTMENTS: Final = "rendez_vous"
ROWS: Final = ((PEOPLE, "Une par &personne"), (APPOINTMENTS, "Une par &rendez-vous"))
KINDS: Final = (
    (ListKind.WORKBOOK.value, "&Classeur (.xlsx)"),
    (ListKind.CSV.value, "Texte pour tableur (.cs&v)"),
)
FILTERED: Final = "La liste telle qu’elle est filtrée"


class ExportDialog(Creation):
    """`asked` tells that the file may be chosen."""

    def __init__(self, people: int | None, parent: QWidget) -> None:
        """`people` are as many as the list has, None while that is not known."""
        self._rows = Segments("export_rows", "Lignes du fichier", ROWS)
        self._kind = Segments("export_kind", "Format du fichier", KINDS)
        what = FILTERED if people is None else f"{FILTERED} : {counted(people, 'personne')}."
        warning = row(
            column(glyph("lock-open", "warning", 20), None),
            (label(NOT_ENCRYPTED, "muted", wrap=True), 1),
            gap=12,
            pad=(16, 10, 16, 10),
        )
        body = column(
            label(what, wrap=True),
            Field("Lignes", self._rows),
            Field("Format", self._kind),
            frame(warning, "note", tone="warning"),
            gap=16,
        )
        super().__init__(
            "list_export", "Exporter la liste", body, parent, create="C&hoisir le fichier…"
        )
        self.setWhatsThis(helping.EXPORT)

    def rows(self) -> str:
        return self._rows.current()

    def kind(self) -> ListKind:
        return ListKind(self._kind.current())

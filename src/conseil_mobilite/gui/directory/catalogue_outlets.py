"""What leaves the directory as a catalogue: the empty template, and the services of the body."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.directory.catalogue_saving import CatalogueKind
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns, gestures

TEMPLATE: Final = "Un classeur à remplir, avec la liste des mots admis."
OUT: Final = "Les services que vous avez écrits, pour les envoyer ou les publier."
KINDS: Final = (
    (CatalogueKind.JSON.value, "&JSON"),
    (CatalogueKind.WORKBOOK.value, "Clas&seur"),
    (CatalogueKind.CSV.value, "CS&V"),
)


class CatalogueOutlets(QFrame):
    """`export_asked` carries the `CatalogueKind` of the file that is wanted."""

    template_asked = Signal()
    export_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kind = Segments("catalogue_kind", "Format du fichier", KINDS)
        template = button("catalogue_template", "Enregistrer le &modèle…", "table", "quiet")
        export = button("catalogue_export", "E&xporter…", "export")
        template.clicked.connect(self.template_asked)
        export.clicked.connect(lambda: self.export_asked.emit(CatalogueKind(self._kind.current())))
        model = columns((label(TEMPLATE, "muted", wrap=True), 1), gestures(template), gap=12)
        own = columns((label(OUT, "muted", wrap=True), 1), gestures(self._kind, export), gap=12)
        self.setLayout(column(model, own, gap=8))

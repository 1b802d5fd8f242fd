"""Where packages are dropped, or chosen in the usual dialog."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph
from conseil_mobilite.gui.kit.layouts import columns, row
from conseil_mobilite.gui.kit.painting import painter_on, pen
from conseil_mobilite.gui.kit.theme import dp, tokens
from conseil_mobilite.gui.statistics.consolidation.sentence import Sentence

KIND: Final = "Paquets de statistiques (*.zip)"
_RADIUS: Final = 8


class DropZone(QFrame):
    """`chosen` carries the paths, as a list."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("consolidation_drop")
        self.setAcceptDrops(True)
        self._over = False
        self._browse = button("consolidation_browse", "Choisir des &fichiers…", "folder-open")
        self._browse.clicked.connect(self._choose)
        words = Sentence("Déposez ici les paquets reçus, ou le dossier qui les contient.")
        sign = row(glyph("download-simple", "primary", 28), (words, 1), gap=16)
        self.setLayout(columns((sign, 1), self._browse, gap=16, pad=(20, 16, 20, 16)))
        self.setFocusProxy(self._browse)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        event.acceptProposedAction()
        self.chosen.emit(_paths(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed outline, solid while something is held over it."""
        super().paintEvent(event)
        painter = painter_on(self)
        style = Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine
        painter.setPen(pen(tokens().primary, 2 if self._over else 1, style))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), dp(_RADIUS), dp(_RADIUS)
        )
        painter.end()

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def _choose(self) -> None:
        # Not over the zone itself, which takes nothing while what was chosen is checked.
        dialog = QFileDialog(self.window(), spaced("Choisir les paquets"), str(Path.home()), KIND)
        dialog.setObjectName("choose_packages")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, spaced("&Dossier :"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, spaced("&Type de fichier :"))
        dialog.filesSelected.connect(self._take)
        dialog.open()

    def _take(self, names: Sequence[str]) -> None:
        self.chosen.emit([Path(name) for name in names])


def _paths(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]

"""Where files are dropped, or chosen in the usual dialog."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from conseil_mobilite.gui.kit.sentence import Sentence
from conseil_mobilite.gui.kit.theme import dp, tokens

_RADIUS: Final = 8


@dataclass(frozen=True, slots=True)
class DropWords:
    """What a zone says: its sentence, its button, the title and the kinds of files of the dialog.

    `kinds` is a filter of Qt's dialog; `several`: more than one file may be chosen.
    """

    sentence: str
    browse: str
    title: str
    kinds: str
    several: bool = True


class DropZone(QFrame):
    """`chosen` carries the paths, as a list."""

    chosen = Signal(object)

    def __init__(self, name: str, words: DropWords, role: str = "") -> None:
        """`role` is that of its button: "primary" where choosing is what the view is for."""
        super().__init__()
        self.setObjectName(f"{name}_drop")
        self.setAcceptDrops(True)
        self._name, self._words, self._over = name, words, False
        self._browse = button(f"{name}_browse", words.browse, "folder-open", role)
        self._browse.clicked.connect(self._choose)
        sentence = Sentence(words.sentence)
        sign = row(glyph("download-simple", "primary", 28), (sentence, 1), gap=16)
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
        words, modes = self._words, QFileDialog.FileMode
        title, home = spaced(words.title), str(Path.home())
        dialog = QFileDialog(self.window(), title, home, spaced(words.kinds))
        dialog.setObjectName(f"{self._name}_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(modes.ExistingFiles if words.several else modes.ExistingFile)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, spaced("&Dossier :"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, spaced("&Type de fichier :"))
        dialog.filesSelected.connect(self._take)
        dialog.open()

    def _take(self, names: Sequence[str]) -> None:
        self.chosen.emit([Path(name) for name in names])


def _paths(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]

"""« Copier pour France Travail »: a clean text for the clipboard, which can be read before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.france_travail import Block, as_text
from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import text_area

NAME = "France Travail"
COPIED = "Texte copié : collez-le dans le dossier France Travail"
WHAT = (
    "Les contraintes, situations et objectifs dans les mots de France Travail. "
    "Ni nom, ni texte libre, ni frein marqué sensible, rien sur la santé. "
    "Sur le logement, seulement « Territoire rural isolé »."
)
NOTHING = "Rien à copier pour l’instant : gardez un frein ou validez le bilan."
SHOWN_LINES = 8


class FranceTravailCopy(QFrame):
    """Holds the text of some blocks. `copied` is emitted once it is on the clipboard."""

    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("france_travail")
        self.setProperty("role", "entry")
        self._text = ""
        self._said = label(WHAT, "small", wrap=True)
        self._copy = button("france_travail_copy", "Cop&ier pour France Travail", "copy")
        self._see = toggle("france_travail_see", "Lire le te&xte", "")
        self._preview = text_area("france_travail_preview", lines=SHOWN_LINES)
        self._preview.setReadOnly(True)
        self._preview.setAccessibleName("Texte pour France Travail")
        self._preview.hide()
        self._copy.clicked.connect(self._put)
        self._see.toggled.connect(self._preview.setVisible)
        gestures = FlowLayout(self._copy, self._see, gap=8)
        self.setLayout(column(self._said, gestures, self._preview, gap=8, pad=(16, 8, 16, 12)))
        self.show_blocks(())

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Prepare the text; what was said of an earlier one no longer holds."""
        text = as_text(blocks)
        if text == self._text and text:
            return
        self._text = text
        self._preview.setPlainText(text)
        say(self._said, WHAT if text else NOTHING, "")
        self._copy.setEnabled(bool(text))
        self._see.setEnabled(bool(text))

    def _put(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        say(self._said, f"{COPIED}.", "success")
        self.copied.emit()


def france_travail_line(words: str, *, told: bool) -> str:
    """Say where something stands in the national list, and whether it is left out of the copy."""
    if not words:
        return ""
    return f"{NAME} : {words}" if told else f"{NAME}, non copié : {words}"

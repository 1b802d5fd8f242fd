"""« Action supprimée · Annuler », for ten seconds, instead of asking first."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import row

LASTS_MS: Final = 10_000


class UndoBar(QFrame):
    """Hidden until something was done that can be undone."""

    def __init__(self, lasts_ms: int = LASTS_MS) -> None:
        super().__init__()
        self.setProperty("role", "undo")
        self.setObjectName("undo_bar")
        self.setAccessibleName("Annulation possible")
        self._offered: Callable[[], object] | None = None
        self._sentence = label("", "strong")
        self._button = button("undo", "A&nnuler", role="undo")
        self._button.clicked.connect(self.undo)
        self.setLayout(row((self._sentence, 1), self._button, gap=16, pad=(16, 6, 8, 6)))
        self._clock = QTimer(self, interval=lasts_ms, singleShot=True)
        self._clock.timeout.connect(self.dismiss)
        self.hide()

    def offer(self, sentence: str, undo: Callable[[], object]) -> None:
        """Say what was done and offer to undo it; a newer offer takes the place of this one."""
        say(self._sentence, sentence)
        self._offered = undo
        self.show()
        self._clock.start()

    def dismiss(self) -> None:
        self._offered = None
        self._clock.stop()
        self.hide()

    def undo(self) -> None:
        """Undo what is offered, if anything is."""
        offered = self._offered
        self.dismiss()
        if offered is not None:
            offered()

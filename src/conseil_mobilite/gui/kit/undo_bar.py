"""« Action supprimée · Annuler », for ten seconds, instead of asking first."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import row

LASTS_MS: Final = 10_000
UNDO: Final = "A&nnuler"
REDO: Final = "&Rétablir"


class UndoBar(QFrame):
    """Hidden until something was done that can be undone. `wanted` carries the act to take back."""

    wanted = Signal(object)

    def __init__(self, lasts_ms: int = LASTS_MS) -> None:
        super().__init__()
        self.setProperty("role", "undo")
        self.setObjectName("undo_bar")
        self.setAccessibleName("Annulation possible")
        self._act: UUID | None = None
        self._again = False
        self._sentence = label("", "strong", wrap=True)
        self._sentence.setObjectName("undo_sentence")
        self._button = button("undo", UNDO, role="undo")
        self._button.clicked.connect(self._want)
        self.setLayout(row((self._sentence, 1), self._button, gap=16, pad=(16, 6, 8, 6)))
        self._clock = QTimer(self, interval=lasts_ms, singleShot=True)
        self._clock.timeout.connect(self.dismiss)
        self.hide()

    def offer(self, sentence: str, act: UUID | None, *, again: bool = False) -> None:
        """Say what was done and offer to take its act back; `again`: it was itself an undo.

        A newer offer takes the place of this one. Without an act the bar only says the sentence.
        """
        say(self._sentence, sentence)
        self._act, self._again = act, again
        self._button.say(REDO if again else UNDO)
        self._button.setVisible(act is not None)
        self.show()
        self._clock.start()

    def dismiss(self) -> None:
        self._act = None
        self._clock.stop()
        self.hide()

    def undo(self) -> None:
        """Undo what is offered, if anything is."""
        if not self._again:
            self._want()

    def redo(self) -> None:
        """Do again what was undone, if that is what is offered."""
        if self._again:
            self._want()

    def _want(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            self.wanted.emit(act)

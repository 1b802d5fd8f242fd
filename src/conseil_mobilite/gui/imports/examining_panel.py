"""What stands in the place of the rows while they are examined, or once that was given up."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import number
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.painting import CENTER, MIDDLE
from conseil_mobilite.gui.kit.progress import Progress

UNDER_WAY: Final = "Examen des lignes"
PROMISE: Final = "Chaque ligne est comparée aux autres et aux dossiers connus. Rien n’est écrit."
GIVEN_UP: Final = "Examen interrompu"
KEPT: Final = "Vos colonnes, vos corrections et vos choix sont gardés."
BAR_WIDTH: Final = 360


class ExaminingPanel(QFrame):
    again_asked = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._words = label("", "heading"), label("", "muted", wrap=True)
        self._words.setObjectName("import_examining")
        for text in (self._title, self._words):
            text.setAlignment(CENTER | MIDDLE)
        self._progress = Progress("import_examining_progress", UNDER_WAY)
        self._stop = button("import_examining_stop", "&Interrompre", "x")
        self._again = button("import_examining_again", "&Examiner à nouveau", "arrow-clockwise")
        self._stop.clicked.connect(self.given_up)
        self._again.clicked.connect(self.again_asked)
        bar = row(None, frame(column(self._progress), width=BAR_WIDTH), None)
        moves = row(None, self._stop, self._again, None)
        sign = row(None, glyph("list-checks", "primary", 40), None)
        inner = column(
            None, sign, 4, self._title, self._words, 8, bar, 8, moves, None, pad=(32,) * 4
        )
        self.setLayout(inner)
        self.show_examining()

    def show_examining(self) -> None:
        self._show(UNDER_WAY, PROMISE, examining=True)
        self._progress.show_progress(0, 1)

    def show_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(done, total)
        if self._progress.isVisible():
            say(self._title, f"{UNDER_WAY} : {number(done)} sur {number(total)}")

    def show_given_up(self) -> None:
        self._show(GIVEN_UP, KEPT, examining=False)

    def show_trouble(self, sentence: str) -> None:
        self._show("Ces lignes ne peuvent pas être examinées", sentence, examining=False)

    def take_focus(self) -> None:
        shown = self._stop if self._stop.isVisible() else self._again
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, title: str, words: str, *, examining: bool) -> None:
        say(self._title, title)
        say(self._words, words)
        for part in (self._progress, self._stop):
            part.setVisible(examining)
        self._again.setVisible(not examining)

"""What will be done in one sentence, then how far the import is."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.imports.decisions import ImportPreview
from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.gui.imports.wording import what_comes_in, what_stays_out
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.kit.theme import restyle

SUSPENDED: Final = (
    "Saisie suspendue : ce que vous tapez ailleurs sera enregistré aussitôt l’import fini. "
    "Verrouiller l’interrompt, et rien n’est alors importé."
)


class ImportPlan(QFrame):
    """`stopped` tells that the adviser gives the import up."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence, self._out = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._sentence.setObjectName("import_sentence")
        self._out.setObjectName("import_left_out")
        self._trouble = label("", "strong", "danger", wrap=True)
        self._trouble.setObjectName("import_bring_trouble")
        self._progress = Progress("import_progress", "Import en cours")
        self._words = label("", "muted", wrap=True)
        self._stop = button("import_stop", "&Interrompre l’import", "x")
        self._stop.clicked.connect(self.stopped)
        under_way = column(self._progress, self._words, row(self._stop, None), gap=8)
        self._under_way = frame(under_way)
        parts = (self._sentence, self._out, self._trouble, self._under_way)
        inner = frame(column(*parts, gap=8, pad=(16, 4, 16, 16)))
        self.setLayout(column(card("Ce qui sera fait", inner), gap=0))
        self.show_idle()

    def show_plan(self, final: ImportPreview) -> None:
        counts = final.counts()
        say(self._sentence, what_comes_in(counts, done=False))
        say(self._out, what_stays_out(counts))
        self._out.setVisible(bool(self._out.text()))

    def show_idle(self) -> None:
        self._under_way.hide()
        self.say_trouble("")

    def show_begun(self) -> None:
        self.say_trouble("")
        self._progress.show_progress(0, 1)
        say(self._words, SUSPENDED)
        self._under_way.show()
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(done, total)
        say(self._words, f"{number(done)} sur {counted(total, 'personne')}. {SUSPENDED}")

    def say_trouble(self, sentence: str, tone: str = "danger") -> None:
        say(self._trouble, sentence)
        restyle(self._trouble, tone=tone)
        self._trouble.setVisible(bool(sentence))

"""What is said of a period that already left: the same file again, or a correction of it."""

from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.statistics.exports.parts import note
from conseil_mobilite.services.statistics.exports import ExportLine

AGAIN, CORRECTION = "again", "correction"
_CHOICES: Final = ((AGAIN, "Le &même fichier"), (CORRECTION, "Une correc&tion"))
_WORDS: Final = {
    AGAIN: "C’est le même fichier, à l’octet près, qui sortira.",
    CORRECTION: (
        "Une correction ne sort que si, comparée au premier fichier, elle ne dit rien de "
        "personne. Sinon elle attend la période suivante."
    ),
}


class Known(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._since, self._words = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._since.setObjectName("export_known")
        self._purpose = Segments("export_purpose", "Que faut-il préparer ?", _CHOICES)
        self._purpose.chosen.connect(self._say)
        about = note("info", self._words, self._since)
        self.setLayout(column(about, self._purpose, gap=8))
        self.show_sent(None)

    def show_sent(self, sent: ExportLine | None) -> None:
        """Say since when a period left, or hide."""
        self.setVisible(sent is not None)
        self._purpose.show_current(AGAIN)
        self._say(AGAIN)
        if sent is not None:
            day = long_date(paris_day(sent.made_at), weekday=False)
            say(self._since, f"Cette période est déjà sortie le {day}.")

    def choose_correction(self) -> None:
        self._purpose.show_current(CORRECTION)
        self._say(CORRECTION)

    def corrects(self) -> bool:
        return self._purpose.current() == CORRECTION

    def _say(self, purpose: str) -> None:
        say(self._words, _WORDS[purpose])

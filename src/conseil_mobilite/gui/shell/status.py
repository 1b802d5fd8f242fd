"""The status line: what was last saved, the work under way, the last backup."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import Line, glyph, label, say
from conseil_mobilite.gui.kit.layouts import frame, row
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.kit.theme import dp, restyle

HEIGHT: Final = 28
SENTENCE_MS: Final = 8_000
KIT: Final = "Kit de récupération à imprimer"
NOTHING_YET: Final = "Tout est enregistré au fur et à mesure"


class StatusLine(QFrame):
    """One line that never scrolls."""

    back_up_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setAccessibleName("État")
        self.setProperty("role", "foot")
        self.setFixedHeight(dp(HEIGHT))
        self._saved = NOTHING_YET
        self._said = Line(NOTHING_YET, "small")
        self._said.setObjectName("status_saved")
        self._work: Work | None = None
        self.kit = button("status_kit", KIT, role="link")
        """Recalls, in one calm line, that there is no recovery kit yet; it leads to it."""
        self.kit.hide()
        self._backup = Line("", "small")
        self._backup.setObjectName("status_backup")
        self._back_up = button("status_back_up", "Sauvegarder", role="link")
        self._back_up.clicked.connect(self.back_up_asked)
        sign = self._backup_sign = glyph("hard-drives", "", 16)
        self._backup_row = frame(row(sign, (self._backup, 1), self._back_up, gap=6))
        self._back_to_saved = QTimer(self, interval=SENTENCE_MS, singleShot=True)
        self._back_to_saved.timeout.connect(lambda: self._said.say(self._saved))
        self._under_way = self._work_row()
        sign = glyph("check-circle", "success", 16)
        parts = (sign, (self._said, 1), self._under_way, self.kit, self._backup_row)
        self.setLayout(row(*parts, gap=6, pad=(24, 0, 24, 0)))
        self.show_backup("")

    def show_saved(self, instant: datetime) -> None:
        """Say when the last change was committed."""
        self._saved = f"Enregistré à {hour(paris_time(instant))}"
        self._said.say(self._saved)
        self._back_to_saved.stop()

    def say(self, sentence: str) -> None:
        """Say something for a few seconds."""
        self._said.say(sentence)
        self._back_to_saved.start()

    def show_backup(self, sentence: str, *, warned: bool = False, late: bool = False) -> None:
        """Say the state of the last backup; nothing where there is nothing to say.

        Where it is late, a button makes one: calm, but not to be overlooked.
        """
        tone = "warning" if warned else ""
        self._backup.say(sentence)
        self._backup_sign.show_icon("warning" if warned else "hard-drives", tone)
        restyle(self._backup, tone=tone)
        self._back_up.setVisible(late)
        self._backup_row.setVisible(bool(sentence) and self._work is None)

    def show_work(self, work: Work) -> None:
        """Follow long work, which the adviser may cancel."""
        self._work = work
        say(self._work_words, work.words)
        self._progress.show_progress(0, 1)
        self._under_way.show()
        self._backup_row.hide()
        work.advanced.connect(self._progress.show_progress)
        work.ended.connect(self._end_work)

    def _work_row(self) -> QFrame:
        self._work_words = label("", "small")
        self._progress = Progress("work_progress", "Avancement du travail en cours")
        self._progress.setFixedWidth(dp(140))
        cancel = button("work_cancel", "Interrompre", role="link")
        cancel.clicked.connect(self._cancel)
        made = frame(row(self._work_words, self._progress, cancel, gap=10))
        made.hide()
        return made

    def _end_work(self) -> None:
        self._work = None
        self._under_way.hide()
        self._backup_row.setVisible(bool(self._backup.text()))

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
            say(self._work_words, "Interruption…")

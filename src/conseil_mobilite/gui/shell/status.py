"""The status line: what was last saved, the work under way, the last backup."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import Line, glyph, say
from conseil_mobilite.gui.kit.layouts import frame, row
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.kit.theme import dp, restyle

HEIGHT: Final = 28
GAP: Final = 6
PAD: Final = 24
AIR: Final = 8
SENTENCE_MS: Final = 8_000
KIT: Final = "Kit de récupération à imprimer"
NOTHING_YET: Final = "Tout est enregistré au fur et à mesure"
_ACROSS: Final = QBoxLayout.Direction.LeftToRight
_DOWN: Final = QBoxLayout.Direction.TopToBottom
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap)


class _Sentence(QLabel):
    """Plain words on one line or on several; the window may grow narrower than they are."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "small")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(40), 0)


class StatusLine(QFrame):
    """One line that never scrolls; two where its words would be cut, as in large text.

    What is wrong with the backups goes on to as many lines as it needs: it must be read whole.
    """

    back_up_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setAccessibleName("État")
        self.setProperty("role", "foot")
        self._saved = NOTHING_YET
        self._said = Line(NOTHING_YET, "small")
        self._said.setObjectName("status_saved")
        self._work: Work | None = None
        self.kit = button("status_kit", KIT, role="link")
        """Recalls, in one calm line, that there is no recovery kit yet; it leads to it."""
        self.kit.hide()
        self._back_to_saved = QTimer(self, interval=SENTENCE_MS, singleShot=True)
        self._back_to_saved.timeout.connect(lambda: self._said.say(self._saved))
        self._under_way, self._backup_row = self._work_row(), self._backup_parts()
        self._said_sign = glyph("check-circle", "success", 16)
        first = frame(row(self._said_sign, (self._said, 1), self.kit, gap=GAP))
        self._second = frame(row(self._under_way, self._backup_row, gap=GAP))
        self._lines = row((first, 1), self._second, gap=GAP, pad=(PAD, 0, PAD, 0))
        self.setLayout(self._lines)
        self.show_backup("")

    def recall_kit(self, *, missing: bool) -> None:
        """Recall the recovery kit where it is missing."""
        self.kit.setVisible(missing)
        self._fit()

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
        say(self._backup, sentence)
        self._backup_sign.show_icon("warning" if warned else "hard-drives", tone)
        restyle(self._backup, tone=tone)
        self._back_up.setVisible(late)
        self._backup_row.setVisible(bool(sentence) and self._work is None)
        self._fit()

    def show_work(self, work: Work) -> None:
        """Follow long work, which the adviser may cancel."""
        self._work = work
        self._work_words.say(work.words)
        self._progress.show_progress(0, 1)
        self._under_way.show()
        self._backup_row.hide()
        self._fit()
        work.advanced.connect(self._progress.show_progress)
        work.ended.connect(self._end_work)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Part the line in two where the usual sentence would be cut beside all the rest.

        The sentence of the moment does not count: the page above would jump as it changes.
        """
        others = sum(_wide(each) for each in (self.kit, self._under_way)) + self._backup_wide()
        usual = self._said.fontMetrics().horizontalAdvance(NOTHING_YET)
        room = self.contentsRect().width() - dp(PAD * 2)
        two = self._said_sign.width() + usual + others > room
        self._lines.setDirection(_DOWN if two else _ACROSS)
        self._lines.setSpacing(0 if two else dp(GAP))
        self._backup.setWordWrap(two)
        second = max(dp(HEIGHT), self._backup_tall(room)) if two else 0
        self._second.setMinimumHeight(second)  # the rest, within the border, is for the first
        self.setFixedHeight(dp(HEIGHT) + second)

    def _backup_wide(self) -> int:
        """Return the width of the state of the backups on one line, with the gap before it."""
        if self._backup_row.isHidden():
            return 0
        words = self._backup.fontMetrics().horizontalAdvance(self._backup.text())
        return words + self._backup_around() + dp(GAP)

    def _backup_around(self) -> int:
        return self._backup_sign.width() + dp(GAP) + _wide(self._back_up)

    def _backup_tall(self, room: int) -> int:
        """Return the height that its words take in the room of a line, and a little air."""
        if self._backup_row.isHidden():
            return 0
        words = self._backup.fontMetrics().boundingRect(
            0, 0, room - self._backup_around(), 0, _WRAPPED, self._backup.text()
        )
        return words.height() + dp(AIR)

    def _backup_parts(self) -> QFrame:
        self._backup = _Sentence("status_backup")
        self._back_up = button("status_back_up", "Sauvegarder", role="link")
        self._back_up.clicked.connect(self.back_up_asked)
        self._backup_sign = glyph("hard-drives", "", 16)
        return frame(row(self._backup_sign, (self._backup, 1), self._back_up, gap=GAP))

    def _work_row(self) -> QFrame:
        self._work_words = Line("", "small")
        self._progress = Progress("work_progress", "Avancement du travail en cours")
        self._progress.setFixedWidth(dp(140))
        cancel = button("work_cancel", "Interrompre", role="link")
        cancel.clicked.connect(self._cancel)
        made = frame(row((self._work_words, 1), self._progress, cancel, gap=10))
        made.hide()
        return made

    def _end_work(self) -> None:
        self._work = None
        self._under_way.hide()
        self._backup_row.setVisible(bool(self._backup.text()))
        self._fit()

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work_words.say("Interruption…")


def _wide(part: QWidget) -> int:
    """Return the width that a part asks for, with the gap before it; nothing where it is hidden."""
    return 0 if part.isHidden() else part.sizeHint().width() + dp(GAP)

"""Whether the base is kept safe, in one line; what is late beneath it, and the button."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.backups.state import BackupState, summary, warnings
from conseil_mobilite.gui.backups import helping
from conseil_mobilite.gui.kit.busy import Busy
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row

BACK_UP: Final = "&Sauvegarder maintenant"
BACKING_UP: Final = "Sauvegarde en cours…"


class StateCard(QFrame):
    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._clock = clock
        self.setWhatsThis(helping.STATE)
        self.back_up = button("backups_now", BACK_UP, "hard-drives", "primary")
        self.examine = button("backups_examine", "&Tout relire", "checks", "quiet")
        self._busy = Busy(self.back_up, self.examine)
        self._sign = glyph("hard-drives", "", 22)
        self._summary = label("", "heading", wrap=True)
        self._summary.setObjectName("backups_summary")
        self._warnings = label("", "", "warning", wrap=True)
        self._warnings.setObjectName("backups_warnings")
        self._news = label("", "", wrap=True)
        self._news.setObjectName("backups_news")
        for words in (self._warnings, self._news):
            words.hide()
        texts = column(self._summary, self._warnings, self._news, gap=6)
        moves = row(self.back_up, self.examine, None)
        head = row(column(self._sign, None), (texts, 1), gap=12)
        self.setLayout(column(head, moves, gap=12, pad=(16, 16, 16, 16)))

    def show_state(self, state: BackupState) -> None:
        now = self._clock()
        late = warnings(state, now)
        well = state.last is not None and not late
        self._sign.show_icon(*(("check-circle", "success") if well else ("warning", "warning")))
        say(self._summary, summary(state, now))
        say(self._warnings, "\n".join(late))
        self._warnings.setVisible(bool(late))

    def say(self, sentence: str, tone: str) -> None:
        say(self._news, sentence, tone)
        self._news.setVisible(bool(sentence))

    def hold(self, *, busy: bool) -> None:
        """Take no other click while a backup is made, or all are read."""
        self.back_up.say(BACKING_UP if busy else BACK_UP)
        self._busy.hold(busy=busy)
        if busy:
            self.say("", "")

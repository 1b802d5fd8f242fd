"""« 12 doublons possibles »: a quiet word in Personnes, which never interrupts."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QTimer

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.duplicates.looking import Looking
from conseil_mobilite.gui.kit.buttons import Button

RESTING_MS: Final = 1_500
"""What the list of people needs comes first."""
SHORT_MS: Final = 1_000
"""A look that takes longer is taken once a sitting here: the page of duplicates looks anew."""


class QuietCount(Button):
    """Hidden while there is no pair."""

    def __init__(self, desk: Desk, resting_ms: int = RESTING_MS) -> None:
        super().__init__("people_duplicates", "Doublons possibles", "users", "quiet")
        self._looking = Looking(desk, self)
        self._resting = QTimer(self, interval=resting_ms, singleShot=True)
        self._taken = QElapsedTimer()
        self._due, self._last_ms = True, 0
        self._resting.timeout.connect(self._look)
        self._looking.found.connect(self._show)
        desk.background.saved.connect(self._note)
        self.hide()

    def ask(self) -> None:
        """Count once the page has rested, where something changed since."""
        if self._due:
            self._resting.start()

    def _look(self) -> None:
        self._due = False
        self._taken.start()
        self._looking.start()

    def _note(self) -> None:
        self._due = self._due or self._last_ms <= SHORT_MS

    def _show(self, found: tuple[object, ...]) -> None:
        self._last_ms = self._taken.elapsed()
        self.say(counted(len(found), "doublon possible", "doublons possibles"))
        self.setVisible(bool(found))

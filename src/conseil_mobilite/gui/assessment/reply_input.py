"""What every way of replying has in common."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.replies import Reply

QUIET_MS: Final = 600


class ReplyInput(QWidget):
    """Takes the reply to one question; it knows neither the grid around it nor the base."""

    given = Signal(object)
    """The `Reply` as it now stands; an empty one takes the reply away."""
    troubled = Signal(str)
    """Why what was typed cannot be a reply; what was typed stays."""
    left_aside = Signal(object)
    """The `ReplyState` of a question left without an answer, by a key."""
    finished = Signal()
    """Enter: on to the next question."""

    def show_reply(self, reply: Reply | None) -> None:
        """Show what is stored, without emitting; None where nothing was replied."""
        raise NotImplementedError

    def reach(self) -> None:
        """Take the focus where the reply is given."""
        raise NotImplementedError

    def flush(self) -> None:
        """Give at once what is still being typed."""


class TypingPause(QTimer):
    """Fires once the adviser stopped typing for a moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, interval=QUIET_MS, singleShot=True)

    def hurry(self) -> bool:
        """Say whether something waited, and wait no more."""
        waited = self.isActive()
        self.stop()
        return waited

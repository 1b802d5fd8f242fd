"""What stands in the place of a question while the person looks at the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import row


class Veil(QFrame):
    """Hidden until the screen is shared; `lifted` shows the one question after all."""

    lifted = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self._unveil = button(f"{code}_unveil", "Montrer cette question", "eye")
        self._unveil.clicked.connect(self.lifted)
        words = label("Masqué : l’écran est partagé.", "muted", wrap=True)
        self.setLayout(row((words, 1), self._unveil, gap=12, pad=(12, 8, 8, 8)))
        self.hide()

    def reach(self) -> None:
        self._unveil.setFocus(Qt.FocusReason.TabFocusReason)

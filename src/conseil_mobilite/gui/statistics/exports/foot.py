"""The gestures of the assistant, always in sight: one step back, give up, go on."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.layouts import row

CONTENT, PROTECTION, FILE, DONE = range(4)
_GO: Final = (
    ("&Continuer vers la protection", "arrow-right"),
    ("&Continuer vers le fichier", "arrow-right"),
    ("É&crire le fichier", "floppy-disk"),
    ("&Terminer", "check"),
)
_BACK: Final = ("", "&Précédent : contenu", "&Précédent : protection", "")


class ExportFoot(QFrame):
    gone_back = Signal()
    given_up = Signal()
    gone_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._back = button("export_back", _BACK[PROTECTION], "caret-left")
        self._cancel = button("export_cancel", "&Annuler")
        self._go = button("export_go", *_GO[CONTENT], "primary")
        self.setLayout(row(self._back, None, self._cancel, self._go, pad=(24, 10, 24, 12)))
        self._back.clicked.connect(self.gone_back)
        self._cancel.clicked.connect(self.given_up)
        self._go.clicked.connect(self.gone_on)

    def show_step(self, step: int, *, may_go_on: bool) -> None:
        self._go.say(*_GO[step])
        self._go.setEnabled(may_go_on)
        self._back.say(_BACK[step] or _BACK[PROTECTION])
        self._back.setVisible(bool(_BACK[step]))
        self._cancel.setVisible(step != DONE)

    def hold(self, *, busy: bool) -> None:
        """Let nothing be pressed while the file is written."""
        for gesture in (self._back, self._cancel, self._go):
            gesture.setEnabled(not busy)

    def press(self) -> None:
        """Press the button that has the keyboard, else the one that goes on."""
        held = QApplication.focusWidget()
        (held if isinstance(held, QPushButton) else self._go).click()

    def take_focus(self) -> None:
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

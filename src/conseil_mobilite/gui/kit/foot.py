"""The gestures of an assistant, always in sight: one step back, give up, go on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.layouts import row


class StepFoot(QFrame):
    """`goes` are the words and the icon of what goes on from each step, the last one ends.

    `backs` say where one step back leads; empty where there is none.
    """

    gone_back = Signal()
    given_up = Signal()
    gone_on = Signal()

    def __init__(
        self,
        name: str,
        goes: Sequence[tuple[str, str]],
        backs: Sequence[str],
        give_up: str = "&Annuler",
    ) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._goes, self._backs = goes, backs
        self._back = button(f"{name}_back", next(filter(None, backs)), "caret-left")
        self._cancel = button(f"{name}_cancel", give_up)
        self._go = button(f"{name}_go", *goes[0], "primary")
        self.setLayout(row(self._back, None, self._cancel, self._go, pad=(24, 10, 24, 12)))
        self._back.clicked.connect(self.gone_back)
        self._cancel.clicked.connect(self.given_up)
        self._go.clicked.connect(self.gone_on)

    def show_step(self, step: int, *, may_go_on: bool) -> None:
        self._go.say(*self._goes[step])
        self._go.setEnabled(may_go_on)
        if self._backs[step]:
            self._back.say(self._backs[step])
        self._back.setVisible(bool(self._backs[step]))
        self._cancel.setVisible(step < len(self._goes) - 1)

    def show_gestures(self, *, back: bool, give_up: bool) -> None:
        """Take away what makes no sense now."""
        self._back.setVisible(back)
        self._cancel.setVisible(give_up)

    def hold(self, *, busy: bool) -> None:
        """Let nothing be pressed while the last step is under way."""
        for gesture in (self._back, self._cancel, self._go):
            gesture.setEnabled(not busy)

    def press(self) -> None:
        """Press the button that has the keyboard, else the one that goes on."""
        held = QApplication.focusWidget()
        (held if isinstance(held, QPushButton) else self._go).click()

    def take_focus(self) -> None:
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

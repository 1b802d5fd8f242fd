"""The screen that opens the base with a recovery kit."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.access.recovery_code import GROUPS, SIZE, parse
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.access.code_field import CodeField
from conseil_mobilite.gui.kit.buttons import button, wide
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.shell.brand import beside
from conseil_mobilite.gui.shell.lock import locked_panel
from conseil_mobilite.gui.shell.wait_line import WaitLine

WIDTH: Final = 560
OPEN: Final = "&Ouvrir avec le kit"
WHY: Final = (
    "Tapez le code imprimé sur le papier. Vous choisirez ensuite une nouvelle phrase secrète ; "
    "aucun dossier n’est touché."
)
NOTE: Final = f"{GROUPS} groupes de {SIZE} signes. Minuscules, espaces et tirets sont permis."


class KitScreen(QFrame):
    """Nothing of the base is shown, nor in memory, while this is."""

    code_given = Signal(object)
    """The `RecoveryCode` that was typed."""
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kit_screen")
        self.setProperty("role", "page")
        self._code = CodeField("kit_code")
        self._field = Field("Le code du kit", self._code, NOTE)
        self._wait = WaitLine("kit_wait")
        self._open = button("kit_open", OPEN, "lock-open", "primary")
        self._back = button("kit_back", "&Revenir à la phrase secrète", role="link")
        self._busy, self._held = False, False
        self._open.clicked.connect(self._ask)
        self._code.returnPressed.connect(self._ask)
        self._code.textEdited.connect(lambda _text: self._field.clear_error())
        self._back.clicked.connect(self.given_up)
        form = column(None, row(None, self._form(), None), None, pad=(16, 16, 16, 16))
        self.setLayout(column(beside(locked_panel(), form), gap=0))
        self.setFocusProxy(self._code)

    def show_error(self, sentence: str) -> None:
        """Say why the base stays closed; what was typed stays."""
        self._busy = False
        self._allow()
        self._field.show_error(sentence)
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ready(self) -> None:
        self._busy = False
        self._allow()

    def hold(self, seconds: int) -> None:
        """Make whoever failed wait, in words."""
        self._held = seconds > 0
        self._wait.count_down(seconds)
        self._allow()

    def _form(self) -> QFrame:
        items: tuple[Item, ...] = (
            label("Ouvrir avec le kit de récupération", "title"),
            label(WHY, "muted", wrap=True),
            4,
            self._field,
            self._wait,
            wide(self._open),
            row(None, self._back, None),
        )
        return frame(column(*items, gap=12, pad=(32, 28, 32, 28)), "card", width=WIDTH)

    def _ask(self) -> None:
        if self._busy or self._held:
            return
        try:
            code = parse(self._code.text())
        except UserError as error:
            self.show_error(str(error))
            return
        self._field.clear_error()
        self._busy = True
        self._allow()
        self.code_given.emit(code)

    def _allow(self) -> None:
        self._open.say("Ouverture…" if self._busy else OPEN)
        self._open.setEnabled(not self._busy and not self._held)
        self._back.setEnabled(not self._busy)
        self._code.setReadOnly(self._busy)

"""The screen that opens the base: a passphrase, and what is wrong with it beside the field."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button, wide
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField
from conseil_mobilite.gui.shell.brand import beside, brand, point
from conseil_mobilite.gui.shell.wait_line import WaitLine

CAPITALS = "Verr. Maj est active : la phrase distingue majuscules et minuscules."
OPEN = "&Ouvrir les dossiers"
KIT = "&J’ai oublié ma phrase : utiliser le kit"


class LockScreen(QFrame):
    """Nothing of the base is shown, nor in memory, while this is."""

    unlock_asked = Signal(str)
    """The passphrase typed; the field is emptied once the base opened."""
    kit_asked = Signal()
    """The passphrase is forgotten: there is a recovery kit."""
    help_asked = Signal()
    """The base itself does not open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lock_screen")
        self.setProperty("role", "page")
        self._secret = SecretField("passphrase")
        self._secret.installEventFilter(self)
        self._secret.returnPressed.connect(self._ask)
        self._field = Field("Phrase secrète", self._secret)
        self._show = RevealTick("passphrase_show", self._secret)
        self._open = button("unlock", OPEN, "lock-open", "primary")
        self._open.clicked.connect(self._ask)
        self._kit = button("unlock_kit", KIT, "key", "quiet")
        self._kit.clicked.connect(self.kit_asked)
        self._wait = WaitLine("unlock_wait")
        self._busy, self._held = False, False
        self._help = button("lock_help", "La &base ne s’ouvre pas ?", "question", "quiet")
        self._help.clicked.connect(self.help_asked)
        form = column(None, row(None, self._form(), None), None, pad=(16, 16, 16, 16))
        self.setLayout(column(beside(locked_panel(), form), gap=0))
        self.setFocusProxy(self._secret)

    def show_busy(self, sentence: str = "Ouverture…") -> None:
        """Say that the base is being opened; deriving the key takes a third of a second."""
        self._open.say(sentence)
        self._busy = True
        self._allow()

    @property
    def busy(self) -> bool:
        """Whether the base is being opened."""
        return self._busy

    def show_ready(self) -> None:
        """Wait for the passphrase again, without saying why."""
        self._open.say(OPEN)
        self._busy = False
        self._allow()

    def offer_kit(self, *, offered: bool) -> None:
        """Show the way by the recovery kit, or not: while there is nothing to open."""
        self._kit.setVisible(offered)

    def hold(self, seconds: int) -> None:
        """Make whoever failed wait, in words; what is typed stays, and may be mended meanwhile."""
        self._held = seconds > 0
        self._wait.count_down(seconds)
        self._allow()

    def show_error(self, sentence: str) -> None:
        """Say why the base stays closed; what was typed stays, selected."""
        self.show_ready()
        self._field.show_error(sentence)
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._secret.selectAll()

    def _allow(self) -> None:
        self._open.setEnabled(not self._busy and not self._held)
        self._kit.setEnabled(not self._busy)
        self._secret.setReadOnly(self._busy)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Warn of capitals: Qt tells nothing of the lock, the letters do."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._watch_capitals(event)
        return False

    def _watch_capitals(self, event: QKeyEvent) -> None:
        letter = event.text()
        if not letter.isalpha():
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.isupper() != shifted and letter.upper() != letter.lower():
            self._field.show_warning(CAPITALS)
        else:
            self._field.clear_error()

    def _form(self) -> QFrame:
        items: tuple[Item, ...] = (
            label("Bonjour", "title"),
            label("Ouvrez vos dossiers avec votre phrase secrète.", "muted"),
            4,
            self._field,
            self._show,
            self._wait,
            wide(self._open),
            column(row(None, self._kit, None), row(None, self._help, None), gap=0),
        )
        return frame(column(*items, gap=12, pad=(32, 28, 32, 28)), "card", width=480)

    def _ask(self) -> None:
        if self._busy or self._held:
            return
        if not self._secret.text():
            self.show_error("Saisissez votre phrase secrète.")
            return
        self._field.clear_error()
        self.show_busy()
        self.unlock_asked.emit(self._secret.text())


def locked_panel() -> QFrame:
    """Say, beside whatever opens the base, how it is kept."""
    return brand(
        "Les dossiers restent sur ce poste, chiffrés.",
        point("lock", "La base est chiffrée : une copie ne se lit pas sans phrase secrète ni kit."),
        point("clock", "La fenêtre se verrouille seule quand vous vous absentez."),
        point("shield-check", "Rien n’est envoyé sur internet."),
    )

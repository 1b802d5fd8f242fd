"""After a recovery kit, or a phrase handed over: a new passphrase first, the files next."""

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields
from conseil_mobilite.gui.shell.brand import beside
from conseil_mobilite.gui.shell.lock import locked_panel

WIDTH: Final = 640
GO: Final = "&Continuer vers les dossiers"
GOING: Final = "Enregistrement…"
WHY_KIT: Final = (
    "Le kit a ouvert la base. Choisissez la phrase secrète qui l’ouvrira désormais ; celle que "
    "vous aviez oubliée ne l’ouvrira plus."
)
KIT_NOTE: Final = (
    "Votre kit reste valable : remettez-le à sa place. Si quelqu’un d’autre a pu le lire, "
    "imprimez-en un nouveau, puis annulez l’ancien dans Réglages, partie Accès."
)
WHY_HANDED: Final = (
    "La phrase que vous venez de taper vous a été remise. Choisissez celle que personne d’autre ne "
    "connaîtra ; celle qui vous a été remise n’ouvrira plus la base."
)
KIT_OFFER: Final = (
    "Une feuille à garder sous clé : elle ouvre la base le jour où la phrase est oubliée."
)


class Came(Enum):
    """By what the base was opened: why another passphrase, and what is said of a kit."""

    BY_KIT = (WHY_KIT, "&Imprimer ensuite un nouveau kit", KIT_NOTE)
    BY_PHRASE_HANDED_OVER = (
        WHY_HANDED,
        "&Imprimer ensuite un kit de récupération",
        KIT_OFFER,
    )


class NewPassphraseScreen(QFrame):
    """`chosen` carries the phrase, and whether a new kit is wanted next."""

    chosen = Signal(str, bool)

    def __init__(self, name: str, personal: tuple[str, ...], came: Came = Came.BY_KIT) -> None:
        """`name` is the adviser's; the phrase must hold none of the `personal` names."""
        super().__init__()
        self.setObjectName("new_passphrase")
        self.setProperty("role", "page")
        self._secret = PassphraseFields(
            "new_passphrase", lambda: personal, "Nouvelle phrase secrète"
        )
        self._why, offer, self._kit_note = came.value
        self._kit = Tick("new_passphrase_kit", offer)
        self._trouble = label("", "small", "danger", wrap=True)
        self._go = button("new_passphrase_go", GO, "lock-open", "primary")
        self._go.clicked.connect(self._ask)
        for field in (self._secret.first, self._secret.second):
            field.returnPressed.connect(self._go.click)
        form = column(None, row(None, self._form(name), None), None, pad=(16, 16, 16, 16))
        self.setLayout(column(beside(locked_panel(), form), gap=0))
        self.setFocusProxy(self._secret.first)

    def show_ready(self) -> None:
        self._hold(busy=False)

    def show_error(self, error: UserError) -> None:
        """Say why it will not do; what was typed stays."""
        self._hold(busy=False)
        if not self._secret.form.show_error(error):
            say(self._trouble, str(error))
            self._trouble.show()

    def _form(self, name: str) -> QFrame:
        self._trouble.hide()
        items: tuple[Item, ...] = (
            label(f"Bonjour {name}", "title", wrap=True),
            label(self._why, "muted", wrap=True),
            4,
            self._secret.body(),
            column(self._kit, label(self._kit_note, "small", wrap=True), gap=0),
            self._trouble,
            row(None, self._go),
        )
        return frame(column(*items, gap=12, pad=(32, 28, 32, 28)), "card", width=WIDTH)

    def _ask(self) -> None:
        self._secret.form.clear_errors()
        self._trouble.hide()
        try:
            phrase = self._secret.phrase()
        except UserError as error:
            self.show_error(error)
            return
        self._hold(busy=True)
        self.chosen.emit(phrase, self._kit.isChecked())

    def _hold(self, *, busy: bool) -> None:
        self._go.setEnabled(not busy)
        self._go.say(GOING if busy else GO)
        if not busy:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

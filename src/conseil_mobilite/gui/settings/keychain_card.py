"""Let the keychain of this computer open the base too, or no more."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.settings.first_run_steps import KEYCHAIN_NOTE
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.store.keys.keychain import TRUSTED, Answer

REFUSED: Final = {
    Answer.LOCKED: (
        "Le trousseau est verrouillé : ouvrez-le, puis réessayez. Votre phrase secrète ouvre "
        "toujours les dossiers."
    ),
    Answer.SLOW: (
        "Le trousseau n’a pas répondu à temps : rien n’a changé, votre phrase secrète ouvre "
        "toujours les dossiers."
    ),
}
FAILED: Final = (
    "Le trousseau n’a pas accepté la clé : rien n’a changé, votre phrase secrète ouvre toujours "
    "les dossiers."
)


USED: Final = "Ici, c’est {name}."
NONE: Final = (
    "Cet ordinateur n’a pas de trousseau sûr, ou il ne répond pas : votre phrase secrète suffit, "
    "rien ne vous manque."
)
ELSEWHERE: Final = (
    "Une clé avait été rangée dans {former}. Elle n’ouvre pas les dossiers ici : votre phrase "
    "secrète, oui. Cochez la case pour utiliser {present}."
)
UNKNOWN: Final = "un autre trousseau"


class KeychainCard(QFrame):
    """Where this computer has no keychain that can be trusted, one calm sentence says so."""

    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._tick = Tick("settings_keychain", "Ouvrir aussi avec le &trousseau de l’ordinateur")
        self._trouble = label("", "", "danger", wrap=True)
        self._trouble.setObjectName("settings_keychain_trouble")
        self._trouble.hide()
        self._which = label("", "small", wrap=True)
        self._which.setObjectName("settings_keychain_which")
        trusted = desk.station.access.has_keychain
        told = KEYCHAIN_NOTE if trusted else NONE
        note = label(told, "muted", wrap=True)
        shown = (self._tick, note, self._which, self._trouble) if trusted else (note,)
        held = part("Trousseau de cet ordinateur", *shown, gap=4)
        self.setLayout(column(held, gap=0))
        self.setWhatsThis(KEYCHAIN_NOTE)
        self._tick.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Show what the keychain holds; it may wait for its user, hence away from the window."""
        access = self._desk.station.access
        if not access.has_keychain:
            return
        self._desk.background.work(access.opens_with_keychain).then(self._tick.setChecked)
        self._desk.background.work(access.kept_elsewhere).then(self._name, self)

    def _name(self, former: str) -> None:
        """Say which keychain it is, and calmly that another one was used before."""
        present = TRUSTED.get(self._desk.station.access.keychain.name, UNKNOWN)
        told = USED.format(name=present)
        if former:
            told = ELSEWHERE.format(former=TRUSTED.get(former, UNKNOWN), present=present)
        say(self._which, told)

    def _choose(self, wanted: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        access, work = self._desk.station.access, self._desk.background.work
        self._tick.setEnabled(False)
        self._trouble.hide()
        if wanted:
            name = self._desk.adviser.full_name
            work(lambda: access.use_keychain(name)).then(self._tell).otherwise(self._fail)
        else:
            work(access.forget_keychain).then(self._forgotten, self).otherwise(self._fail)

    def _tell(self, answer: Answer) -> None:
        self._ready(opens=answer is Answer.KEPT)
        if answer is Answer.KEPT:
            self.said.emit("Le trousseau de cet ordinateur ouvre maintenant les dossiers.")
            return
        say(self._trouble, REFUSED.get(answer, FAILED))
        self._trouble.show()

    def _forgotten(self, _none: None) -> None:
        self._ready(opens=False)
        self.said.emit("Le trousseau n’ouvre plus les dossiers.")

    def _fail(self, error: Exception) -> None:
        self.refresh()
        self._tick.setEnabled(True)
        self._desk.background.failed.emit(error)

    def _ready(self, *, opens: bool) -> None:
        self._tick.setChecked(opens)
        self._tick.setEnabled(True)
        self._tick.setFocus()

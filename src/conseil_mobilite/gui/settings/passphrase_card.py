"""Change the passphrase: the present one, the new one twice."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.secrets import SecretField
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.gui.settings.wording import NO_RECOVERY
from conseil_mobilite.store.errors import WrongPassphraseError

HELP: Final = (
    "Votre phrase secrète ouvre la base, qui est chiffrée. La changer ne touche à aucun dossier, "
    "ni à votre kit, ni au trousseau : la nouvelle ouvre la base, l’ancienne ne l’ouvre plus. Les "
    "sauvegardes déjà faites s’ouvrent encore avec la phrase de leur jour.\n\n"
    "Sept mots suffisent, ou douze signes qui mêlent majuscules, minuscules, chiffres et "
    "ponctuation, ou quatorze signes de trois de ces sortes. Rien n’oblige à la changer souvent. "
    "Si quelqu’un a pu la lire, changez-la, puis faites changer la clé de la base dans « Accès »."
)
CHANGE: Final = "C&hanger la phrase secrète"
CHANGING: Final = "Changement en cours…"
NO_PRESENT: Final = "Saisissez votre phrase secrète actuelle."
CHANGED: Final = "Phrase secrète changée à {hour} : la prochaine ouverture demandera la nouvelle."


class PassphraseCard(QFrame):
    """Nothing changes until everything is right; what was typed stays until then."""

    changed = Signal()
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._names: tuple[str, ...] = (desk.adviser.first_name, desk.adviser.last_name)
        self.present = SecretField("settings_passphrase_present")
        self._secret = PassphraseFields(
            "settings_passphrase", lambda: self._names, "Nouvelle phrase secrète"
        )
        self.form = Form(
            present=Field("Phrase secrète actuelle", self.present), **self._secret.form.fields
        )
        self._change = button("settings_passphrase_change", CHANGE, "key", "primary")
        self._news = label("", "", "success", wrap=True)
        self._news.setObjectName("settings_passphrase_news")
        self._lay_out()
        self._connect()

    def empty(self) -> None:
        """Forget what is typed."""
        self.present.clear()
        self._secret.empty()
        self.form.clear_errors()

    def refuse_names(self, organisation: Organisation) -> None:
        """Refuse the name of the body too: one thinks of it first."""
        self._names = (*self._names[:2], organisation.name)
        self._secret.judge_again()

    def _lay_out(self) -> None:
        beside = [] if large_text() else [(frame(column()), 1)]  # as wide as those below
        held = part(
            "Phrase secrète",
            columns((self.form.fields["present"], 1), *beside, gap=16),
            self._secret.body(),
            label(NO_RECOVERY, "muted", wrap=True),
            row(self._change, (self._news, 1), gap=16),
            gap=14,
        )
        self.setLayout(column(held, gap=0))
        self.setWhatsThis(HELP)

    def _connect(self) -> None:
        self._secret.revealed.connect(self.present.reveal)
        self._change.clicked.connect(self._ask)
        for field in (self.present, self._secret.first, self._secret.second):
            field.returnPressed.connect(self._change.click)

    def _ask(self) -> None:
        self.form.clear_errors()
        say(self._news, "")
        try:
            present, new = self._typed()
        except UserError as error:
            self.form.show_error(error)
            return
        self._hold(busy=True)
        change = self._desk.station.access.change_passphrase
        changing = self._desk.background.work(lambda: change(present, new))
        changing.then(self._finish, self).otherwise(self._refuse)

    def _typed(self) -> tuple[str, str]:
        """Return both phrases; UserError with the field at fault."""
        if not self.present.text():
            raise UserError(NO_PRESENT, "present")
        return self.present.text(), self._secret.phrase()

    def _finish(self, _none: None) -> None:
        self._hold(busy=False)
        self.empty()
        now = hour(paris_time(self._desk.clock()))
        say(self._news, CHANGED.format(hour=now))
        self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        self._hold(busy=False)
        if isinstance(error, WrongPassphraseError):
            error = UserError(str(error), "present")
        if not self.form.show_error(error):
            self.troubled.emit(error)

    def _hold(self, *, busy: bool) -> None:
        """Take no other click while the key is derived; then give the keyboard back."""
        self._change.setEnabled(not busy)
        self._change.say(CHANGING if busy else CHANGE)
        if not busy:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)

"""A passphrase chosen twice, judged as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.passphrase import Level, Strength, strength
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, columns, row, set_shown
from conseil_mobilite.gui.kit.progress import Progress
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField
from conseil_mobilite.gui.kit.theme import dp, restyle
from conseil_mobilite.store.keys.passphrases import common_words, proposed

DIFFERENT = "Les deux saisies diffèrent : tapez exactement la même phrase."
COPY = "Notez ces sept mots en lieu sûr, puis tapez-les ici."
GAUGE_WIDTH = 160


class PassphraseFields(QObject):
    """`personal` gives the names that the phrase must not hold. `changed`: something was typed."""

    changed = Signal()
    revealed = Signal(bool)

    def __init__(
        self,
        prefix: str,
        personal: Callable[[], tuple[str, ...]],
        words: str = "Phrase secrète",
    ) -> None:
        """`prefix` begins the object name of every input, `words` names the phrase."""
        super().__init__()
        self._personal = personal
        self.first, self.second = SecretField(f"{prefix}_first"), SecretField(f"{prefix}_second")
        self._show = RevealTick(f"{prefix}_show", self.first, self.second)
        self._propose_button = button(
            f"{prefix}_propose", "P&roposer une phrase", "lightbulb", "quiet"
        )
        self._propose_button.clicked.connect(self._propose)
        self._gauge = Progress(f"{prefix}_strength", "Solidité de la phrase secrète")
        self._gauge.setFixedWidth(dp(GAUGE_WIDTH))
        self._level = label("", "strong")
        self._advice = label("", "small", wrap=True)
        self.form = Form(
            passphrase=Field(words, self.first),
            again=Field("La même phrase, une seconde fois", self.second),
        )
        self._show.toggled.connect(self.revealed)
        self.first.textChanged.connect(lambda _text: self._judge())
        self.second.textChanged.connect(lambda _text: self._compare())
        self._judge()

    def body(self) -> QBoxLayout:
        fields = self.form.fields
        gauge = row(self._gauge, self._level, None, gap=12)
        return column(
            columns((fields["passphrase"], 1), (fields["again"], 1), gap=16),
            row(self._show, None, self._propose_button),
            gauge,
            self._advice,
            gap=8,
        )

    def phrase(self) -> str:
        """Return the phrase; UserError where it is weak, or the two differ."""
        judged = self._strength()
        if not judged.accepted:
            self._advice.hide()  # the field at fault says it
            raise UserError(judged.advice, "passphrase")
        if self.first.text() != self.second.text():
            raise UserError(DIFFERENT, "again")
        return self.first.text()

    def judge_again(self) -> None:
        """Judge anew, the personal names having changed."""
        self._judge()

    def empty(self) -> None:
        self.first.clear()
        self.second.clear()

    def _propose(self) -> None:
        """Write seven words for all to see; typed again, they are surely noted or known."""
        self.second.clear()
        accepted = (drawn for drawn in iter(proposed, "") if self._judged(drawn).accepted)
        self.first.setText(next(accepted))  # none that holds a name, were it « Renard »
        self._show.setChecked(True)
        self.form.fields["again"].show_note(COPY)
        self.second.setFocus(Qt.FocusReason.OtherFocusReason)

    def _strength(self) -> Strength:
        return self._judged(self.first.text())

    def _judged(self, phrase: str) -> Strength:
        return strength(phrase, self._personal(), common_words())

    def _judge(self) -> None:
        judged = self._strength()
        self._gauge.show_progress(judged.level, Level.STRONG)
        restyle(self._gauge, tone="success" if judged.accepted else "")
        say(self._level, judged.label, "success" if judged.accepted else "")
        set_shown(self._advice, shown=True)
        say(self._advice, judged.advice or "Elle résiste à qui essaierait de la deviner.")
        self._gauge.setAccessibleDescription(f"{judged.label}. {judged.advice}")
        self.form.fields["passphrase"].clear_error()
        self._compare()

    def _compare(self) -> None:
        """Say at once that both are the same; that they differ only once the second is as long."""
        field, first, second = self.form.fields["again"], self.first.text(), self.second.text()
        if second and second == first:
            field.show_note("Les deux saisies sont identiques.")
        elif second and not first.startswith(second):
            field.show_warning("Les deux saisies diffèrent pour l’instant.")
        else:
            field.show_note("")
        self.changed.emit()

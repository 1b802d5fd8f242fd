"""How the figures are protected: the usual way, or the other one, with what it costs in words."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.fields import Field, show_error
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.statistics.exports.parts import reason
from conseil_mobilite.gui.statistics.exports.wording import (
    METHOD_WORDS,
    METHODS,
    NEVER_INSIDE,
    ROUNDING_RULES,
    SUPPRESSION_RULES,
)
from conseil_mobilite.services.statistics.exports import (
    LOW_THRESHOLD,
    USUAL_THRESHOLD,
    Method,
    Threshold,
)

_THRESHOLDS: Final = (
    (str(USUAL_THRESHOLD), "Moins de 11"),
    (str(LOW_THRESHOLD), "Moins de 5"),
)
_NEVER: Final = ("eye-slash", "Jamais dans le fichier", NEVER_INSIDE)


class MethodChoice(QFrame):
    """`chosen` carries a `Method`; `threshold_chosen` the threshold and the reason for it."""

    chosen = Signal(object)
    threshold_chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._methods = Segments("export_method", "Méthode de protection", METHODS)
        self._words = label("", "muted", wrap=True)
        self._limits = Segments("export_threshold", "Nombres masqués", _THRESHOLDS)
        self._why = TextField("export_threshold_reason")
        self._why_field = Field(
            "Pourquoi ce seuil", self._why, "Votre décision est gardée avec vos réglages."
        )
        limits = column(label("Nombres masqués", "field"), self._limits, self._why_field, gap=6)
        self._threshold = frame(limits)
        self._rules = frame(column(gap=0))
        choice = column(self._methods, self._words, self._threshold, gap=10, pad=(16, 0, 16, 10))
        made = card("Comment les chiffres sont protégés", frame(choice), self._rules)
        self.setLayout(column(made, gap=0))
        self._methods.chosen.connect(lambda code: self.chosen.emit(Method(code)))
        self._limits.chosen.connect(lambda _code: self._change_limit())
        self._why.editingFinished.connect(self._give_reason)
        self._stored = Threshold(USUAL_THRESHOLD, "")
        self.show_method(Method.ROUNDING)

    def show_method(self, method: Method, *, fixed: bool = False) -> None:
        """Show a method and what it does; `fixed` where the period already left by it."""
        self._methods.show_current(method.value)
        self._methods.setEnabled(not fixed)
        say(self._words, METHOD_WORDS[method])
        self._threshold.setVisible(method is Method.SUPPRESSION and not fixed)
        rules = ROUNDING_RULES if method is Method.ROUNDING else SUPPRESSION_RULES
        refill(self._rules, *(reason(*rule) for rule in (*rules, _NEVER)))

    def show_threshold(self, stored: Threshold) -> None:
        self._stored = stored
        self._limits.show_current(str(stored.value))
        self._why.setText(stored.reason)
        self._why_field.setVisible(stored.value == LOW_THRESHOLD)

    def show_error(self, error: UserError) -> None:
        """Say beside the reason why the threshold was not taken; what was typed stays."""
        self._why_field.show()
        show_error(self._why_field, str(error))

    def _change_limit(self) -> None:
        low = int(self._limits.current()) == LOW_THRESHOLD
        self._why_field.setVisible(low)
        if low and not self._why.text().strip():
            self._why.setFocus()
        else:
            self._tell()

    def _give_reason(self) -> None:
        typed = Threshold(int(self._limits.current()), self._why.text().strip())
        if typed != self._stored and typed.reason:
            self._tell()

    def _tell(self) -> None:
        self._why_field.clear_error()
        self.threshold_chosen.emit(int(self._limits.current()), self._why.text())

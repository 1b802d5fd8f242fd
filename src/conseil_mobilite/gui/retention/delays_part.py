"""How long each kind of data stays: a field a rule, kept as soon as it is left."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.gui.settings.section import part
from conseil_mobilite.services.retention import delays
from conseil_mobilite.services.retention.leaving import Outlook

_WIDTH = 140
_WHOLE = 2
"""How many rules are about whole files: they come first."""


class DelaysPart(QFrame):
    """`chosen` is emitted once a delay is kept: what is due may have changed."""

    chosen = Signal()
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setWhatsThis(wording.DELAYS_NOTE)
        self._desk = desk
        self._inputs = {rule: _months_field(rule) for rule in Rule}
        rules = desk.lists["retention_rules"]
        fields = {rule: _field(rules, rule, made) for rule, made in self._inputs.items()}
        self.form = Form(**{rule.value: field for rule, field in fields.items()})
        for rule, made in self._inputs.items():
            made.accepted.connect(partial(self._choose, rule))
        note = label(wording.DELAYS_NOTE, "muted", wrap=True)
        shown = list(fields.values())
        whole, parts = shown[:_WHOLE], shown[_WHOLE:]
        lines = [columns(*((each, 1) for each in some), gap=16) for some in (whole, parts)]
        self.setLayout(column(part("Durées", note, *lines, gap=12), gap=0))

    def first(self) -> CheckedField[int]:
        return self._inputs[Rule.NEVER_MET]

    def show_outlook(self, found: Outlook) -> None:
        for rule, made in self._inputs.items():
            typing = made.hasFocus() and made.text() and made.isModified()
            if not typing and not self.form.fields[rule.value].error():
                made.show_value(found.months[rule])

    def _choose(self, rule: Rule, months: int | None) -> None:
        wanted = delays.proposed(rule) if months is None else months
        job = self._desk.background.run(delays.choose, rule, wanted)
        job.then(lambda _found: self.chosen.emit(), self)
        job.otherwise(self._refuse, self)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError) or not self.form.show_error(error):
            self.troubled.emit(error)


def _months_field(rule: Rule) -> CheckedField[int]:
    made = CheckedField[int](
        f"retention_{rule.value}", wording.months_read, wording.months, placeholder="24 mois"
    )
    made.setFixedWidth(dp(_WIDTH))
    return made


def _field(rules: CodeList, rule: Rule, made: CheckedField[int]) -> Field:
    return Field(rules.label(rule.value), made, wording.SINCE[rule])

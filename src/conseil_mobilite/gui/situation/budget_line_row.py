"""A line of the budget: what it is, what it comes to in a month; it opens on its amount."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.language.french import euros
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import MonthlyLine
from conseil_mobilite.domain.situation.budget_sentences import to_the_cent
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.known import known_amount, known_states
from conseil_mobilite.gui.kit.labels import number, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import restyle
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.unfolding_row import Editor, UnfoldingRow
from conseil_mobilite.services.situation import budget_lines
from conseil_mobilite.services.situation.budget_lines import LineChanges

ROUND_TRIP: Final = ("aller_retour",)
FIGURE_WIDTH: Final = 176
MONTHLY: Final = "mois"


class LineEditor(Editor[MonthlyLine]):
    """The amount, its period, a few words; Enter in the amount folds the line again."""

    def __init__(self, bench: Bench, monthly: MonthlyLine) -> None:
        super().__init__(bench)
        self._id = monthly.line.id
        self._name = name = f"budget_line_{self._id.hex}"
        self._shown: BudgetLine | None = None
        self._going = False
        none = "Rien à payer" if not monthly.contribution else "Aucune participation"
        self._amount = known_amount(
            f"{name}_amount", "&Montant, en euros", known_states(bench.lists, none=none)
        )
        self._per = Choice(f"{name}_per", listed(bench.lists, "periods", without=ROUND_TRIP))
        self._words = CheckedField[str](f"{name}_words", str, str)
        self.form = Form(
            amount=self._amount,
            per=Field("Payé", self._per),
            words=Field("&Précision", self._words, optional=True),
        )
        self.setLayout(self._laid_out())
        self._connect()

    def show_fact(self, fact: MonthlyLine) -> None:
        before, self._shown = self._shown, fact.line
        self._amount.show_known(Known(Knowledge(fact.line.state), fact.line.cents))
        self._per.show_code(fact.line.per)
        if before is None or before.words != fact.line.words:
            self._words.show_value(fact.line.words or None)

    def reach(self) -> None:
        self._amount.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        super().flush()
        self._amount.flush()

    def _laid_out(self) -> QBoxLayout:
        fields = self.form.fields
        remove = button(f"{self._name}_remove", "&Supprimer cette ligne", "trash", "quiet")
        close = button(f"{self._name}_close", "&Fermer")
        remove.clicked.connect(self._remove)
        close.clicked.connect(self.closed)
        return column(
            columns((fields["amount"], 1), fields["per"], gap=8),
            fields["words"],
            row(close, None, remove),
            gap=10,
        )

    def _connect(self) -> None:
        keep = self._keep
        self._amount.given.connect(lambda known: keep(LineChanges(amount=known)))
        self._per.chosen.connect(lambda code: keep(LineChanges(per=code)))
        self._words.accepted.connect(lambda said: keep(LineChanges(words=said or "")))
        for field in self.findChildren(CheckedField):
            field.returnPressed.connect(self._close_soon)

    def _keep(self, changes: LineChanges) -> None:
        for name in changes:
            self.form.fields[name].clear_error()
        job = self.bench.desk.background.run(budget_lines.change, self._id, changes)
        self.bench.keep(job, otherwise=self.refuse)

    def _remove(self) -> None:
        if self._going:
            return
        self._going = True  # rather than disable the button, which would send the focus away
        job = self.bench.desk.background.run(budget_lines.remove, self._id)
        self.bench.take_away(job, "Ligne du budget supprimée")

    def _close_soon(self) -> None:
        soon(self, self._close_unless_wrong)  # once what was typed is read

    def _close_unless_wrong(self) -> None:
        if not any(field.error() for field in self.form.fields.values()):
            self.closed.emit()


class LineRow(UnfoldingRow[MonthlyLine]):
    """The figure at the right is what the line comes to in a month, or why it is not known."""

    def __init__(self, bench: Bench, monthly: MonthlyLine) -> None:
        self._figure = number("", width=FIGURE_WIDTH)
        super().__init__(f"budget_line_{monthly.line.id.hex}", self._figure)
        self._bench = bench

    def tell(self, fact: MonthlyLine) -> None:
        lists = self._bench.lists
        words = figure_words(fact, lists)
        say(self._figure, words)
        restyle(self._figure, role="small" if fact.cents is None else "")
        kind = lists["budget_kinds"].label(fact.line.kind)
        self.told.tell(kind, ", ".join(_details(fact, lists)), words)

    def make_editor(self, fact: MonthlyLine) -> Editor[MonthlyLine]:
        return LineEditor(self._bench, fact)


def figure_words(monthly: MonthlyLine, lists: CodeLists) -> str:
    """« 86,67 € », « − 31,20 € » for a contribution, « Ne sait pas » where it is not known."""
    if monthly.cents is None:
        return lists["knowledge_states"].label(monthly.line.state)
    written = to_the_cent(monthly.cents)
    return f"− {written}" if monthly.contribution and monthly.cents else written


def _details(monthly: MonthlyLine, lists: CodeLists) -> list[str]:
    """Return the words of the line, and the amount as it is paid where that is not a month."""
    line = monthly.line
    parts = [line.words] if line.words else []
    if line.cents is not None and line.per != MONTHLY:
        parts.append(f"{euros(line.cents)} {lists['periods'].label(line.per)}")
    return parts

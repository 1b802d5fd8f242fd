"""One of the two budgets compared: its lines, what may be added, its sums."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.budget_rules import SOLUTION, MonthlyLine, Scenario
from conseil_mobilite.domain.situation.budget_sentences import (
    amount_words,
    excess_words,
    missing_words,
    to_the_cent,
)
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import line
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.budget_line_row import LineRow
from conseil_mobilite.gui.situation.keyed_rows import KeyedRows
from conseil_mobilite.gui.situation.kind_menu import offer_kinds
from conseil_mobilite.services.situation.budget_suggestions import Suggestion

NOTHING: Final = {
    "aujourdhui": "Rien de noté : ajoutez ce que la personne paie pour se déplacer.",
    "solution": "Rien de noté : ajoutez ce que coûterait la solution.",
}


class BudgetColumn(QObject):
    """`lines`, `adding` and `sums` are laid out by the card, so that both columns align."""

    line_asked = Signal(str, str)
    """The scenario and the kind of a line to add."""
    suggestion_taken = Signal(object)
    copy_asked = Signal()

    def __init__(self, bench: Bench, scenario: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._scenario = bench, scenario
        self.rows: KeyedRows[MonthlyLine] = KeyedRows(partial(LineRow, bench))
        self._nothing = label(NOTHING[scenario], "muted", wrap=True)
        empty = frame(row((self._nothing, 1), pad=(16, 10, 16, 10)), "entry")
        self._empty = empty
        self._suggestions = frame(column(gap=0))
        self.lines = frame(column(empty, self.rows, self._suggestions, None, gap=0))
        self.adding = self._made_adding()
        self._costs, self._contributions = _sum(), _sum()
        self._remaining = label("", "title")
        self._doubt = label("", "small", "warning", wrap=True)
        self.sums = self._made_sums()

    def show_scenario(self, shown: Scenario, suggestions: Sequence[Suggestion]) -> None:
        self.rows.show_facts([(each.line.id, each) for each in shown.lines])
        self._empty.setVisible(not shown.lines)
        mine = [each for each in suggestions if each.scenario == self._scenario]
        refill_kept(self._suggestions, *(self._suggestion(*each) for each in enumerate(mine)))
        say(self._costs, amount_words(shown.costs))
        minus = "− " if shown.contributions.cents else ""
        say(self._contributions, f"{minus}{amount_words(shown.contributions)}")
        said = amount_words(shown.remaining) if shown.lines else "—"
        say(self._remaining, said)
        self.sums.setAccessibleDescription(spaced(f"Reste à payer : {said}"))
        doubts = (missing_words(shown, self._line_name), excess_words(shown))
        say(self._doubt, " ".join(filter(None, doubts)))
        self._doubt.setVisible(any(doubts))

    def show_copying(self, *, wanted: bool) -> None:
        """Propose today's lines while the solution has none."""
        self._copy.setVisible(wanted)
        self._copy.setEnabled(True)

    def open_line(self, line_id: UUID) -> None:
        """Open a line that was just added, as soon as it shows."""
        self.rows.open_when_shown(line_id)

    def _line_name(self, each: BudgetLine) -> str:
        return each.words or self._bench.lists["budget_kinds"].label(each.kind)

    def _made_adding(self) -> QWidget:
        name = f"budget_{self._scenario}"
        cost = button(f"{name}_cost", "Ajouter une dépense", "plus", "quiet")
        aid = button(f"{name}_aid", "Ajouter une participation", "plus", "quiet")
        cost.clicked.connect(lambda: self._offer(cost, lowering=False))
        aid.clicked.connect(lambda: self._offer(aid, lowering=True))
        self._copy = button(f"{name}_copy", "Partir des lignes d’aujourd’hui", "copy", "quiet")
        self._copy.clicked.connect(self._ask_copy)
        made = frame(
            column(row(cost, aid, None, gap=0), row(self._copy, None), gap=0, pad=(8, 4, 8, 8)),
            "entry",
        )
        self._copy.setVisible(self._scenario == SOLUTION)  # once inside: alone it opens as a window
        return made

    def _made_sums(self) -> QWidget:
        costs = row(label("Dépenses", "muted"), None, self._costs)
        aids = row(label("Participations", "muted"), None, self._contributions)
        words = label("Reste à payer par mois", "strong", wrap=True)
        left = frame(row((words, 1), self._remaining, gap=12, pad=(12, 10, 12, 10)), "note")
        made = frame(column(costs, aids, left, self._doubt, None, gap=6, pad=(16, 8, 16, 12)))
        made.setObjectName(f"budget_{self._scenario}_sums")
        return made

    def _offer(self, under: Button, *, lowering: bool) -> None:
        kinds = [
            (kind.code, kind.label)
            for kind in self._bench.lists["budget_kinds"]
            if kind.flag("contribution") is lowering
        ]
        offer_kinds(under, kinds, partial(self.line_asked.emit, self._scenario))

    def _ask_copy(self) -> None:
        self._copy.setEnabled(False)
        self.copy_asked.emit()

    def _suggestion(self, rank: int, proposed: Suggestion) -> QWidget:
        said = f"{proposed.words} : {to_the_cent(proposed.cents)} par mois"
        take = button(f"budget_{self._scenario}_take_{rank}", "Reprendre", "plus", "quiet")
        take.setAccessibleDescription(spaced(said))

        def go() -> None:
            take.setEnabled(False)
            self.suggestion_taken.emit(proposed)

        take.clicked.connect(go)
        return line(glyph("lightbulb", "", 18), (label(said, "muted", wrap=True), 1), take)


def _sum() -> QLabel:
    return label("", "strong")

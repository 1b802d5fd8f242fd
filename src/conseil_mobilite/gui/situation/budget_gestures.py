"""What the adviser does on the mobility budget: each gesture runs one service."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.services.situation import budget_lines, budgets, topics
from conseil_mobilite.services.situation.budget_lines import NewLine
from conseil_mobilite.services.situation.budget_suggestions import Suggestion
from conseil_mobilite.services.situation.budgets import TOPIC, BudgetChanges


class BudgetGestures(QObject):
    """`budget` is the current one, on which the gestures are done."""

    added = Signal(object)
    """The `BudgetLine` that was just added, to be filled in."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.budget: UUID | None = None

    def begin(self) -> None:
        bench, run = self._bench, self._bench.desk.background.run
        bench.keep(run(budgets.begin, bench.person, bench.today()), "Budget ouvert")

    def state(self, state: Knowledge) -> None:
        bench, run = self._bench, self._bench.desk.background.run
        bench.keep(run(topics.state_topic, bench.person, TOPIC, state, bench.today()))

    def add_line(self, scenario: str, kind: str) -> None:
        if self.budget is not None:
            run = self._bench.desk.background.run
            job = run(budget_lines.add, self.budget, NewLine(scenario, kind))
            self._bench.writing.watch(job, self.added.emit)

    def take(self, proposed: Suggestion) -> None:
        """Add a line that was proposed; it can be undone like a deletion."""
        if self.budget is not None:
            amount = Known(Knowledge.KNOWN, proposed.cents)
            new = NewLine(proposed.scenario, proposed.kind, proposed.words, amount)
            run = self._bench.desk.background.run
            self._bench.take_away(run(budget_lines.add, self.budget, new), "Ligne ajoutée")

    def copy_today(self) -> None:
        if self.budget is not None:
            run = self._bench.desk.background.run
            job = run(budget_lines.copy_today, self.budget)
            self._bench.take_away(job, "Lignes d’aujourd’hui reprises")

    def change(self, changes: BudgetChanges, otherwise: Callable[[Exception], object]) -> None:
        if self.budget is not None:
            run = self._bench.desk.background.run
            self._bench.keep(run(budgets.change, self.budget, changes), otherwise=otherwise)

    def remove(self) -> None:
        if self.budget is not None:
            gone, self.budget = self.budget, None
            run = self._bench.desk.background.run
            self._bench.take_away(run(budgets.remove, gone), "Budget supprimé")

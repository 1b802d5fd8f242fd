"""What the adviser does with the plan of a basin: each gesture runs one service."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.mobility_plan import PlanBody
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.settings.plan_body_dialog import BodyDialog
from conseil_mobilite.gui.settings.plan_measure_dialog import MeasureDialog
from conseil_mobilite.services.organisation import plan_bodies, plan_measures
from conseil_mobilite.services.organisation.mobility_plans import BasinPlan
from conseil_mobilite.services.organisation.plan_measures import Measure


class PlanGestures(QObject):
    """Opens the dialogs over `page` and asks the services; what goes can be undone."""

    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def add_measure(self, plan: BasinPlan) -> None:
        self._ask_measure(plan, None)

    def change_measure(self, known: Measure, plan: BasinPlan) -> None:
        self._ask_measure(plan, known)

    def delete_measure(self, known: Measure) -> None:
        job = self._desk.background.run(plan_measures.remove, known.measure.id)
        self._writing.watch(job, lambda _none: self._offer("Mesure supprimée", job.act))

    def end_measure(self, known: Measure) -> None:
        job = self._desk.background.run(plan_measures.end, known.measure.id, self._today())
        words = "Mesure terminée aujourd’hui"
        self._writing.watch(job, lambda _measure: self._offer(words, job.act))

    def add_body(self, plan: BasinPlan) -> None:
        dialog = BodyDialog(self._desk.lists, self._page)

        def ask() -> None:
            new, run = dialog.typed(), self._desk.background.run
            if new is not None:
                self._writing.hand_over(dialog, run(plan_bodies.add, plan.basin.id, new))

        dialog.asked.connect(ask)
        dialog.open()

    def change_body(self, body: PlanBody) -> None:
        dialog = BodyDialog(self._desk.lists, self._page, body)

        def ask() -> None:
            new, run = dialog.typed(), self._desk.background.run
            if new is not None:
                self._writing.hand_over(dialog, run(plan_bodies.change, body.id, new))

        dialog.asked.connect(ask)
        dialog.open()

    def delete_body(self, body: PlanBody) -> None:
        job = self._desk.background.run(plan_bodies.remove, body.id)
        self._writing.watch(job, lambda _none: self._offer("Organisme retiré du plan", job.act))

    def _ask_measure(self, plan: BasinPlan, known: Measure | None) -> None:
        dialog = MeasureDialog(self._desk.lists, plan, self._today(), self._page, known)

        def ask() -> None:
            new, run = dialog.typed(), self._desk.background.run
            if new is None:
                return
            if known is None:
                job = run(plan_measures.add, plan.basin.id, new)
            else:
                job = run(plan_measures.change, known.measure.id, new)
            self._writing.hand_over(dialog, job)

        dialog.asked.connect(ask)
        dialog.open()

    def _offer(self, words: str, act: UUID | None) -> None:
        self.undo_offered.emit(words, act)

    def _today(self) -> date:
        return paris_day(self._desk.clock())

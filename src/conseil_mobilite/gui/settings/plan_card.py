"""Plan de mobilité: the measures of the plan of a basin and the directory of its bodies."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.settings.plan_body_list import BodyList
from conseil_mobilite.gui.settings.plan_gestures import PlanGestures
from conseil_mobilite.gui.settings.plan_measure_list import MeasureList
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.organisation import mobility_plans
from conseil_mobilite.services.organisation.mobility_plans import BasinPlan

ROLE: Final = (
    "Ce que la région, le département et leurs partenaires ont décidé pour votre bassin. Une "
    "action rattachée à une mesure compte dans les statistiques de cette mesure."
)
NO_BASIN: Final = "Composez d’abord votre bassin, à la section « Bassins de mobilité »."


class PlanCard(Section):
    """One basin at a time; measures and bodies are kept by their dialogs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._plans: dict[str, BasinPlan] = {}
        self._writing = Writing(self)
        self._gestures = PlanGestures(desk, self, self._writing)
        self._basin = Choice("plan_basin", ())
        self._field = Field("&Bassin de mobilité", self._basin)
        self._measures = MeasureList(desk.lists)
        self._bodies = BodyList(desk.lists)
        self._nothing = frame(column(empty_line(NO_BASIN, icon="map-trifold"), gap=0), "card")
        parts = (self._field, self._measures, self._bodies, self._nothing)
        note = self.reserve(
            desk, "changer les mesures et les organismes du plan", self._measures, self._bodies
        )
        self.show_cards("Plan de mobilité", ROLE, note, *parts)
        self._field.hide()
        self._nothing.hide()
        self.setFocusProxy(self._measures.adding)
        self._connect()

    def refresh(self) -> None:
        self._desk.background.read(mobility_plans.plans, self._today()).then(self._show, owner=self)

    def _connect(self) -> None:
        self._basin.chosen.connect(lambda _code: self._show_plan())
        gestures, measures, bodies = self._gestures, self._measures, self._bodies
        measures.adding_asked.connect(lambda: self._on_plan(gestures.add_measure))
        measures.change_asked.connect(
            lambda known: self._on_plan(partial(gestures.change_measure, known))
        )
        measures.deletion_asked.connect(gestures.delete_measure)
        measures.end_asked.connect(gestures.end_measure)
        bodies.adding_asked.connect(lambda: self._on_plan(gestures.add_body))
        bodies.change_asked.connect(gestures.change_body)
        bodies.deletion_asked.connect(gestures.delete_body)
        gestures.undo_offered.connect(self.undo_offered)
        self._writing.settled.connect(self.refresh)
        self._writing.troubled.connect(self.troubled)

    def _show(self, plans: list[BasinPlan]) -> None:
        """Show what is kept, unless something newer is being kept: it is read after that."""
        if self._writing.under_way():
            return
        self._plans = {plan.basin.code: plan for plan in plans}
        self._basin.offer([(plan.basin.code, plan.basin.name) for plan in plans])
        self._field.setVisible(len(plans) > 1)
        for part in (self._measures, self._bodies):
            part.setVisible(bool(plans))
        self._nothing.setVisible(not plans)
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self._plan()
        if plan is not None:
            self._measures.show_measures(plan.measures, self._today())
            self._bodies.show_bodies(plan.bodies)

    def _on_plan(self, do: Callable[[BasinPlan], object]) -> None:
        plan = self._plan()
        if plan is not None:
            do(plan)

    def _plan(self) -> BasinPlan | None:
        return self._plans.get(self._basin.code())

    def _today(self) -> date:
        return paris_day(self._desk.clock())

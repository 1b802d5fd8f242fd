"""What the adviser does with actions and their funding: each gesture runs one service."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.referrals.known_bodies import KnownBody
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.action_dialog import ActionDialog
from conseil_mobilite.gui.pathway.funding_dialog import FundingDialog
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.directory.aid_list import aids
from conseil_mobilite.services.pathway import action_measures, action_order, actions, funding, goals
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture
from conseil_mobilite.services.referrals import known_bodies


class Gestures(QObject):
    """Opens the dialogs over `page` and asks the services."""

    said = Signal(str)
    undo_offered = Signal(str, object)
    added = Signal(object)
    """The identity of an action that was just added."""

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def add_action(self, picture: PathwayPicture, partner: KnownBody | None = None) -> None:
        dialog = ActionDialog(self._desk.lists, picture, self._today(), self._page)
        if partner is not None:
            dialog.show_partner(partner)
        self._desk.background.read(known_bodies.every).then(dialog.know, owner=dialog)

        def ask() -> None:
            new = dialog.typed()
            if new is not None:
                run = self._desk.background.run
                job = run(actions.plan, picture.pathway.id, new, self._today())
                self._writing.hand_over(dialog, job, self._tell_added)

        dialog.asked.connect(ask)
        dialog.open()

    def change_action(
        self,
        action_id: UUID,
        changes: dict[str, ActionValue],
        otherwise: Callable[[Exception], object],
    ) -> None:
        job = self._desk.background.run(actions.change, action_id, changes)
        self._writing.watch(job, otherwise=otherwise)

    def set_goal(self, action_id: UUID, label: str, code: str) -> None:
        self._writing.watch(self._desk.background.run(goals.tie, action_id, label, code))

    def set_measure(
        self,
        action_id: UUID,
        measure_id: UUID | None,
        otherwise: Callable[[Exception], object],
    ) -> None:
        job = self._desk.background.run(action_measures.attach, action_id, measure_id)
        self._writing.watch(job, otherwise=otherwise)

    def set_status(self, action_id: UUID, status: str) -> None:
        """Move an action to a state that asks for nothing more."""
        run = self._desk.background.run
        job = run(actions.set_status, action_id, status, self._today())
        self._writing.watch(job, self._tell_status)

    def reorder(self, pathway_id: UUID, wanted: list[UUID]) -> None:
        job = self._desk.background.run(action_order.reorder, pathway_id, wanted)
        self._writing.watch(job, lambda _none: self.said.emit("Ordre enregistré"))

    def set_result(self, action: Action, result: str) -> None:
        run = self._desk.background.run
        job = run(actions.set_status, action.id, action.status, self._today(), result=result)
        self._writing.watch(job)

    def delete_action(self, action_id: UUID) -> None:
        job = self._desk.background.run(actions.delete, action_id)
        self._writing.watch(job, lambda _none: self.undo_offered.emit("Action supprimée", job.act))

    def fund(self, planned: PlannedAction, line: FundingLine | None = None) -> None:
        """Add a line to the plan of an action, or change one."""
        today = self._today()
        dialog = FundingDialog(self._desk.lists, today, self._page, line)
        known = self._desk.background.read(aids, today)
        known.then(lambda found: dialog.offer_aids(found, today), owner=dialog)

        def ask() -> None:
            typed = dialog.typed(planned.action.id)
            if typed is not None:
                job = self._desk.background.run(funding.put, typed)
                self._writing.hand_over(dialog, job)

        def remove() -> None:
            if line is not None:
                dialog.reject()
                self._remove_line(line.id)

        dialog.asked.connect(ask)
        dialog.removal_asked.connect(remove)
        dialog.open()

    def _remove_line(self, line_id: UUID) -> None:
        job = self._desk.background.run(funding.remove, line_id)
        self._writing.watch(
            job, lambda _none: self.undo_offered.emit("Financement retiré", job.act)
        )

    def _tell_added(self, action: Action) -> None:
        self.added.emit(action.id)
        self.said.emit("Action ajoutée")

    def _tell_status(self, action: Action) -> None:
        words = self._desk.lists["action_statuses"].label(action.status)
        self.said.emit(f"Action : {words[:1].lower()}{words[1:]}")

    def _today(self) -> date:
        return paris_day(self._desk.clock())

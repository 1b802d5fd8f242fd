"""The chosen action, kept as it is typed: no button."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.pathway.action_inputs import ActionInputs
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture


class ActionEditor(QFrame):
    """Shows an action and tells each change, by the field of the service."""

    changed = Signal(object, dict)
    """The identity of the action and the values to keep, by attribute."""
    status_asked = Signal(object, str)
    result_given = Signal(object, str)
    goal_given = Signal(object, str, str)
    measure_given = Signal(object, object)
    """The identities of the action and of the measure of the plan it carries out, or None."""
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists, grid: Grid, today: date) -> None:
        super().__init__()
        self.setObjectName("action_editor")
        self.setWhatsThis(
            "L’action choisie. Chaque mot est enregistré pendant que vous l’écrivez. La phrase, le "
            "partenaire et les papiers figurent sur la fiche de la personne ; la note reste ici."
        )
        self._shown: PlannedAction | None = None
        self._typing = Typing(self)
        self._inputs = ActionInputs(lists, grid, today)
        self._form = self._inputs.form
        delete = button("action_delete", "Supprimer l’action", "trash", "danger")
        delete.clicked.connect(self._ask_deletion)
        body = column(self._inputs.lay_out(), row(delete, None), gap=10, pad=(16, 0, 16, 16))
        self.setLayout(column(card("L’action", body), gap=0))
        self._listen()

    def show_action(self, planned: PlannedAction, picture: PathwayPicture) -> None:
        """Show an action as it is kept; what is being typed of the same one stays."""
        other = self._shown is None or self._shown.action.id != planned.action.id
        if other:
            self.flush()
            self._form.clear_errors()
        self._shown = planned
        self._inputs.show_choices(planned, picture)
        if other or not self._typing.waiting():
            self._inputs.show_typed(planned, picture.goals, whole=other)

    def show_error(self, action_id: UUID, error: Exception) -> bool:
        """Say beside its field why a change was not kept; False if nothing here is concerned."""
        field = self._form.fields.get(error.field) if isinstance(error, UserError) else None
        if field is None or self._shown is None or self._shown.action.id != action_id:
            return False
        field.show_error(str(error))
        return True

    def take_focus(self) -> None:
        """Go to the first field, and bring it into view."""
        first = self._inputs.areas["wording"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(first)

    def flush(self) -> None:
        """Keep at once what is being typed."""
        if self._shown is not None:
            for field, value in self._inputs.unread(self._shown).items():
                self._typing.keep(field, value)
        self._typing.flush()

    def _listen(self) -> None:
        inputs = self._inputs
        self._typing.settled.connect(self._tell)
        for field, edit in inputs.lines.items():
            edit.textEdited.connect(partial(self._typing.keep, field))
        for field, area in inputs.areas.items():
            area.textChanged.connect(
                lambda field=field, area=area: self._typing.keep(field, area.toPlainText())
            )
        inputs.created.accepted.connect(partial(self._keep_now, "created_on"))
        inputs.due.accepted.connect(partial(self._keep_now, "due_on"))
        inputs.done.accepted.connect(partial(self._keep_now, "done_on"))
        inputs.cost.accepted.connect(partial(self._keep_now, "cost_cents"))
        inputs.phone.accepted.connect(lambda value: self._keep_now("partner_phone", value or ""))
        inputs.on_sheet.clicked.connect(lambda on: self._keep_now("on_sheet", on))
        inputs.barrier.chosen.connect(partial(self._keep_now, "barrier_code"))
        inputs.partner_kind.chosen.connect(partial(self._keep_now, "partner_kind"))
        inputs.status.chosen.connect(self._ask_status)
        inputs.result.chosen.connect(self._give_result)
        inputs.goal.chosen.connect(self._give_goal)
        inputs.measure.chosen.connect(lambda _code: self._give_measure())

    def _tell(self, values: dict[str, object]) -> None:
        if self._shown is None:
            return
        for field in self._form.fields.keys() & values.keys():
            self._form.fields[field].clear_error()
        self.changed.emit(self._shown.action.id, values)

    def _keep_now(self, field: str, value: object) -> None:
        self._typing.keep(field, value)
        self._typing.flush()

    def _ask_status(self, status: str) -> None:
        """Ask for another state; the one kept shows until it changed, as a reason may be asked."""
        if self._shown is not None:
            self._inputs.status.show_code(self._shown.action.status)
            self.status_asked.emit(self._shown.action.id, status)

    def _give_result(self, result: str) -> None:
        if self._shown is not None:
            self.result_given.emit(self._shown.action.id, result)

    def _give_goal(self, label: str, code: str) -> None:
        if self._shown is not None:
            self.goal_given.emit(self._shown.action.id, label, code)

    def _give_measure(self) -> None:
        if self._shown is not None:
            self._form.fields["measure_id"].clear_error()
            self.measure_given.emit(self._shown.action.id, self._inputs.measure.measure_id())

    def _ask_deletion(self) -> None:
        if self._shown is not None:
            self.deletion_asked.emit(self._shown.action.id)

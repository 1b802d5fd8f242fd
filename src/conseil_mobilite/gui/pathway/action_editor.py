"""The chosen action, kept as it is typed: no button."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScrollArea, QWidget

from conseil_mobilite.domain.action import Goal
from conseil_mobilite.domain.amounts import parse_euros
from conseil_mobilite.domain.code_lists import CodeLists
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.french import euros, phone_display
from conseil_mobilite.domain.identity import parse_phone
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.kit.texts import CheckedField, TextField, text_area
from conseil_mobilite.gui.pathway.goal_choice import GoalChoice
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.actions import DONE, PlannedAction

NO_RESULT: Final = "À préciser"


class ActionEditor(QFrame):
    """Shows an action and tells each change, by the field of the service."""

    changed = Signal(object, dict)
    """The identity of the action and the values to keep, by attribute."""
    status_asked = Signal(object, str)
    result_given = Signal(object, str)
    goal_given = Signal(object, str, str)
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists, today: date) -> None:
        super().__init__()
        self.setObjectName("action_editor")
        self.setWhatsThis(
            "L’action choisie. Chaque mot est enregistré pendant que vous l’écrivez. La phrase, le "
            "partenaire et les papiers figurent sur la fiche de la personne ; la note reste ici."
        )
        self._shown: PlannedAction | None = None
        self._typing = Typing(self)
        self._typing.settled.connect(self._tell)
        self._status = Choice("edit_status", listed(lists, "action_statuses"))
        self._result = Choice("edit_result", listed(lists, "action_results"), none=NO_RESULT)
        self._goal = GoalChoice("edit", lists)
        self._wording = text_area("edit_wording", lines=3)
        self._note = text_area("edit_note", lines=3)
        self._due = DateField("edit_due", today)
        self._cost = CheckedField[int]("edit_cost", parse_euros, euros)
        self._phone = CheckedField[str]("edit_phone", parse_phone, phone_display)
        self._lines = {
            "partner_name": TextField("edit_partner"),
            "partner_address": TextField("edit_address"),
            "papers": TextField("edit_papers"),
        }
        self._on_sheet = Tick("edit_on_sheet", "Figure sur la &fiche de la personne")
        self.form = self._fields()
        self.setLayout(column(self._card(), gap=0))
        self._listen()

    def show_action(self, planned: PlannedAction, goals: Sequence[Goal]) -> None:
        """Show an action as it is kept; what is being typed of the same one stays."""
        other = self._shown is None or self._shown.action.id != planned.action.id
        if other:
            self.flush()
            self.form.clear_errors()
        self._shown = planned
        self._status.show_code(planned.action.status)
        self._result.show_code(planned.action.result)
        self.form.fields["result"].setVisible(planned.action.status == DONE)
        self._on_sheet.setChecked(planned.action.on_sheet)
        if other or not self._typing.waiting():
            self._show_typed(planned, goals, other=other)

    def _show_typed(self, planned: PlannedAction, goals: Sequence[Goal], *, other: bool) -> None:
        """Fill what is typed, except where the adviser is, unless it is another action."""
        action = planned.action
        fills: dict[QWidget, Callable[[], None]] = {
            self._goal: partial(self._goal.offer, goals, planned.goal),
            self._wording: partial(_fill, self._wording, action.wording),
            self._note: partial(_fill, self._note, action.note),
            self._due: partial(self._due.show_value, action.due_on),
            self._cost: partial(self._cost.show_value, action.cost_cents),
            self._phone: partial(self._phone.show_value, action.partner_phone or None),
            **{
                edit: partial(_write, edit, str(getattr(action, field)))
                for field, edit in self._lines.items()
            },
        }
        here = QApplication.focusWidget()
        for widget, fill in fills.items():
            inside = here is not None and (here is widget or widget.isAncestorOf(here))
            if other or not inside:
                fill()

    def show_error(self, error: Exception) -> bool:
        """Say beside its field why a change could not be kept; False if none is concerned."""
        field = self.form.fields.get(error.field) if isinstance(error, UserError) else None
        if field is None:
            return False
        field.show_error(str(error))
        return True

    def take_focus(self) -> None:
        """Go to the first field, and bring it into view."""
        self._wording.setFocus(Qt.FocusReason.OtherFocusReason)
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._wording)

    def flush(self) -> None:
        """Keep at once what is being typed."""
        if self._shown is not None:
            self._read_checked(self._shown)
        self._typing.flush()

    def _read_checked(self, shown: PlannedAction) -> None:
        """Take along a date, an amount, a number that the adviser has not left yet."""
        action = shown.action
        for name, field, kept in (
            ("due_on", self._due, action.due_on),
            ("cost_cents", self._cost, action.cost_cents),
            ("partner_phone", self._phone, action.partner_phone or None),
        ):
            try:
                value = field.value()
            except UserError:
                continue
            if field.hasFocus() and value != kept:
                self._typing.keep(name, value or ("" if name == "partner_phone" else value))

    def _tell(self, values: dict[str, object]) -> None:
        if self._shown is not None:
            for field in values:
                self.form.fields[field].clear_error()
            self.changed.emit(self._shown.action.id, values)

    def _fields(self) -> Form:
        return Form(
            wording=Field("Ce qu’il faut &faire", self._wording),
            status=Field("É&tat", self._status),
            result=Field("Rés&ultat", self._result),
            goal=Field("&Objectif", self._goal),
            due_on=Field("Éc&héance", self._due),
            cost_cents=Field("Coût (&euros)", self._cost),
            partner_name=Field("&Partenaire", self._lines["partner_name"]),
            partner_phone=Field("Té&léphone", self._phone),
            partner_address=Field("Adresse", self._lines["partner_address"]),
            papers=Field("Papiers à appo&rter", self._lines["papers"]),
            note=Field("Note du conseiller", self._note),
        )

    def _card(self) -> QFrame:
        fields = self.form.fields
        delete = button("action_delete", "Supprimer l’action", "trash", "danger")
        delete.clicked.connect(self._ask_deletion)
        body = column(
            fields["wording"],
            columns((fields["status"], 1), (fields["result"], 1), gap=12),
            fields["goal"],
            columns((fields["due_on"], 1), (fields["cost_cents"], 1), gap=12),
            columns((fields["partner_name"], 1), (fields["partner_phone"], 1), gap=12),
            fields["partner_address"],
            fields["papers"],
            fields["note"],
            self._on_sheet,
            row(delete, None),
            gap=10,
            pad=(16, 0, 16, 16),
        )
        return card("L’action", body)

    def _listen(self) -> None:
        for field, edit in self._lines.items():
            edit.textEdited.connect(partial(self._typing.keep, field))
        for name, area in (("wording", self._wording), ("note", self._note)):
            area.textChanged.connect(
                lambda name=name, area=area: self._typing.keep(name, area.toPlainText())
            )
        self._due.accepted.connect(partial(self._keep_now, "due_on"))
        self._cost.accepted.connect(partial(self._keep_now, "cost_cents"))
        self._phone.accepted.connect(lambda value: self._keep_now("partner_phone", value or ""))
        self._on_sheet.clicked.connect(partial(self._keep_now, "on_sheet"))
        self._status.chosen.connect(self._ask_status)
        self._result.chosen.connect(self._give_result)
        self._goal.chosen.connect(self._give_goal)

    def _keep_now(self, field: str, value: object) -> None:
        self._typing.keep(field, value)
        self._typing.flush()

    def _ask_status(self, status: str) -> None:
        if self._shown is not None:
            self.status_asked.emit(self._shown.action.id, status)

    def _give_result(self, result: str) -> None:
        if self._shown is not None:
            self.result_given.emit(self._shown.action.id, result)

    def _give_goal(self, label: str, code: str) -> None:
        if self._shown is not None:
            self.goal_given.emit(self._shown.action.id, label, code)

    def _ask_deletion(self) -> None:
        action_id: UUID | None = self._shown.action.id if self._shown else None
        if action_id is not None:
            self.deletion_asked.emit(action_id)


def _write(edit: TextField, text: str) -> None:
    """Show a stored text from its beginning."""
    edit.setText(text)
    edit.setCursorPosition(0)


def _fill(area: QPlainTextEdit, text: str) -> None:
    """Show a stored text without telling that it changed."""
    if area.toPlainText() != text:
        with QSignalBlocker(area):
            area.setPlainText(text)

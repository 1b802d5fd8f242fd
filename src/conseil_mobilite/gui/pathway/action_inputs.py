"""The inputs of an action, and how they show what is kept without disturbing who types."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QApplication, QBoxLayout, QPlainTextEdit, QWidget

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.amounts import parse_euros
from conseil_mobilite.domain.language.french import euros, phone_display
from conseil_mobilite.domain.pathway import action_dates
from conseil_mobilite.domain.pathway.action import Goal
from conseil_mobilite.domain.people.identity import parse_phone
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import CheckedField, TextField, text_area
from conseil_mobilite.gui.pathway.goal_choice import GoalChoice
from conseil_mobilite.gui.pathway.measure_choice import MeasureChoice
from conseil_mobilite.gui.pathway.wording import barrier_labels, listed
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.services.pathway.actions import DONE, PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

T = TypeVar("T")

NO_RESULT: Final = "À préciser"
NO_BARRIER: Final = "Aucun en particulier"
LETTERS: Final = 12
NO_KIND: Final = "Non précisé"


class ActionInputs:
    """`areas` and `lines` are kept at each pause, by attribute; the others when they are left."""

    def __init__(self, lists: CodeLists, grid: Grid, today: date) -> None:
        self._barriers, self._today = barrier_labels(grid), today
        self.status = Choice("edit_status", listed(lists, "action_statuses"))
        self.result = Choice("edit_result", listed(lists, "action_results"), none=NO_RESULT)
        self.goal = GoalChoice("edit", lists)
        self.measure = MeasureChoice("edit_measure")
        self.barrier = Choice("edit_barrier", (), none=NO_BARRIER).narrow(LETTERS)
        self.partner_kind = Choice(
            "edit_partner_kind", listed(lists, "partner_kinds"), none=NO_KIND
        ).narrow(LETTERS)
        self.created = DateField("edit_created", today)
        self.due = DateField("edit_due", today)
        self.done = DateField("edit_done", today)
        self.cost = CheckedField[int]("edit_cost", parse_euros, euros)
        self.phone = CheckedField[str]("edit_phone", parse_phone, phone_display)
        self.areas = {
            "wording": text_area("edit_wording", lines=3),
            "note": text_area("edit_note", lines=3),
        }
        self.lines = {
            "partner_name": TextField("edit_partner"),
            "partner_address": TextField("edit_address"),
            "papers": TextField("edit_papers"),
        }
        self.on_sheet = Tick("edit_on_sheet", "Figure sur la &fiche de la personne")
        self.form = self._form()

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        return column(
            fields["wording"],
            columns((fields["status"], 1), (fields["result"], 1), gap=12),
            fields["goal"],
            fields["barrier_code"],
            fields["measure_id"],
            columns((fields["created_on"], 1), (fields["due_on"], 1), gap=12),
            columns((fields["cost_cents"], 1), (fields["done_on"], 1), gap=12),
            fields["partner_name"],
            columns((fields["partner_kind"], 1), (fields["partner_phone"], 1), gap=12),
            fields["partner_address"],
            fields["papers"],
            fields["note"],
            self.on_sheet,
            gap=10,
        )

    def show_choices(self, planned: PlannedAction, picture: PathwayPicture) -> None:
        """Show what is chosen rather than typed, among what the pathway offers."""
        action = planned.action
        codes = dict.fromkeys([*(each.code for each in picture.barriers), action.barrier_code])
        known = [(code, self._barriers.get(code, code)) for code in codes if code]
        self.barrier.offer(known, none=NO_BARRIER)
        self.barrier.show_code(action.barrier_code)
        self.form.fields["barrier_code"].setVisible(bool(known))
        self.partner_kind.show_code(action.partner_kind)
        self.status.show_code(action.status)
        self.result.show_code(action.result)
        days = action_dates.span(action, self._today)
        offered = self.measure.offer_measures(picture.measures, days, action.measure_id)
        self.form.fields["measure_id"].setVisible(offered)
        for field in ("result", "done_on"):
            self.form.fields[field].setVisible(action.status == DONE)
        self.on_sheet.setChecked(action.on_sheet)

    def show_typed(self, planned: PlannedAction, goals: Sequence[Goal], *, whole: bool) -> None:
        """Show what is kept; the input in use is left alone, unless the `whole` is asked for."""
        here = QApplication.focusWidget()
        for widget, fill in self._fills(planned, goals).items():
            inside = here is not None and (here is widget or widget.isAncestorOf(here))
            if whole or not inside:
                fill()

    def unread(self, planned: PlannedAction) -> dict[str, ActionValue]:
        """Return a date, an amount or a number that the adviser typed and did not leave yet."""
        action = planned.action
        typed: dict[QWidget, tuple[str, ActionValue, ActionValue]] = {
            self.created: (
                "created_on",
                _typed(self.created, action.created_on) or action.created_on,
                action.created_on,
            ),
            self.due: ("due_on", _typed(self.due, action.due_on), action.due_on),
            self.done: (
                "done_on",
                _typed(self.done, action.done_on) or action.done_on,
                action.done_on,
            ),
            self.cost: ("cost_cents", _typed(self.cost, action.cost_cents), action.cost_cents),
            self.phone: (
                "partner_phone",
                _typed(self.phone, action.partner_phone) or "",
                action.partner_phone,
            ),
        }
        return {
            name: value
            for field, (name, value, kept) in typed.items()
            if field.hasFocus() and value != kept
        }

    def _fills(
        self, planned: PlannedAction, goals: Sequence[Goal]
    ) -> dict[QWidget, Callable[[], None]]:
        action = planned.action
        texts: dict[QWidget, Callable[[], None]] = {
            edit: partial(_write, edit, str(getattr(action, field)))
            for field, edit in self.lines.items()
        }
        return texts | {
            self.goal: partial(self.goal.offer, goals, planned.goal),
            self.areas["wording"]: partial(_fill, self.areas["wording"], action.wording),
            self.areas["note"]: partial(_fill, self.areas["note"], action.note),
            self.created: partial(self.created.show_value, action.created_on),
            self.due: partial(self.due.show_value, action.due_on),
            self.done: partial(self.done.show_value, action.done_on),
            self.cost: partial(self.cost.show_value, action.cost_cents),
            self.phone: partial(self.phone.show_value, action.partner_phone or None),
        }

    def _form(self) -> Form:
        return Form(
            wording=Field("Ce qu’il faut &faire", self.areas["wording"]),
            status=Field("É&tat", self.status),
            result=Field("Rés&ultat", self.result),
            goal=Field("&Objectif", self.goal),
            barrier_code=Field("Frein &visé", self.barrier),
            measure_id=Field("&Mesure du plan", self.measure),
            created_on=Field("Prévue le", self.created),
            due_on=Field("Éc&héance", self.due),
            done_on=Field("Réalisée le", self.done),
            cost_cents=Field("Coût (&euros)", self.cost),
            partner_name=Field("&Partenaire", self.lines["partner_name"]),
            partner_kind=Field("Type de partenaire", self.partner_kind),
            partner_phone=Field("Té&léphone", self.phone),
            partner_address=Field("Adresse", self.lines["partner_address"]),
            papers=Field("Papiers à appo&rter", self.lines["papers"]),
            note=Field("Note du conseiller", self.areas["note"]),
        )


def _typed(field: CheckedField[T], kept: T | None) -> T | None:
    """Return the value typed, or the one kept where it cannot be read."""
    try:
        return field.value()
    except UserError:
        return kept


def _write(edit: TextField, text: str) -> None:
    """Show a stored text from its beginning."""
    edit.setText(text)
    edit.setCursorPosition(0)


def _fill(area: QPlainTextEdit, text: str) -> None:
    """Show a stored text without telling that it changed."""
    if area.toPlainText() != text:
        with QSignalBlocker(area):
            area.setPlainText(text)

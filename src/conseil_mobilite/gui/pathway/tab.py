"""The tab « Parcours » of a person: where it stands, its actions, who pays for them."""

from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.assessment.france_travail_card import FranceTravailCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    DENSE_GAP,
    PAGE_PAD,
    column,
    columns,
    frame,
    row,
)
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.pathway.action_editor import ActionEditor
from conseil_mobilite.gui.pathway.action_list import ActionList
from conseil_mobilite.gui.pathway.followup_card import FollowupCard
from conseil_mobilite.gui.pathway.funding_card import FundingCard
from conseil_mobilite.gui.pathway.gestures import Gestures
from conseil_mobilite.gui.pathway.goal_filter import GoalFilter
from conseil_mobilite.gui.pathway.state_strip import StateStrip
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.pathway import pathway_picture
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

SIDE_WIDTH: Final = 428
NEW: Final = "new"


class PathwayTab(Page):
    """Shows the pathway as it is kept; every gesture is kept at once, then read again."""

    changed = Signal()
    """Something was kept: the header of the person may say something else."""

    def __init__(self, desk: Desk, person_id: UUID) -> None:
        super().__init__()
        self.setObjectName("pathway_tab")
        self._desk, self._person = desk, person_id
        self._picture: PathwayPicture | None = None
        self._shown: UUID | None = None
        self._read_once, self._to_add = False, False
        self._writing = Writing(self)
        self._gestures = Gestures(desk, self, self._writing)
        self._strip = StateStrip(desk.lists)
        self._filter = GoalFilter()
        self._list = ActionList(desk.lists)
        self._followups = FollowupCard(desk.lists)
        self._funding = FundingCard(desk.lists)
        self._editor = ActionEditor(desk.lists, self._today())
        self._france_travail = FranceTravailCard(desk)
        self._add = button("pathway_add_action", "A&jouter une action", "plus", "primary")
        self._nothing = self._empty()
        self._whole = self._body()
        for part in (self._nothing, self._whole):
            part.hide()
        self.lay_out(column((self._nothing, 1), (self._whole, 1), gap=0, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        self._read()

    def leave(self) -> None:
        self._editor.flush()

    def show_part(self, part: str) -> None:
        if part == NEW:
            self.add_action()

    def add_action(self) -> None:
        """Open the dialog of a new action, as soon as the pathway is known."""
        if self._read_once:
            self._begin_action(self._picture)
        else:
            self._to_add = True

    def _body(self) -> QFrame:
        hint = label("Ctrl+flèches : changer d’état", "small")
        if large_text():
            hint.hide()
        self._gestures_row = frame(row(self._filter, None, hint, self._add, gap=12))
        left = column(self._gestures_row, self._list, self._france_travail, None, gap=DENSE_GAP)
        side = column(self._followups, self._funding, self._editor, None, gap=DENSE_GAP)
        self._side = frame(side, width=SIDE_WIDTH)
        both = columns((frame(left), 1), self._side, gap=CARD_GAP)
        return frame(column(self._strip, both, gap=DENSE_GAP))

    def _empty(self) -> QFrame:
        opening = button("pathway_open", "&Ouvrir un parcours", "plus", "primary")
        opening.clicked.connect(self._open_pathway)
        sentence = "Un parcours rassemble le bilan, les actions et la décision, jusqu’à la sortie."
        return empty_page("path", "Pas encore de parcours", sentence, opening)

    def _connect(self) -> None:
        self._writing.settled.connect(self._tell_changed)
        self._writing.troubled.connect(self.troubled)
        self._gestures.said.connect(self.said)
        self._gestures.undo_offered.connect(self.undo_offered)
        self._gestures.added.connect(self._list.choose)
        self._france_travail.said.connect(self.said)
        self._add.clicked.connect(self.add_action)
        self._strip.act_asked.connect(self._act)
        self._strip.opening_asked.connect(self._open_pathway)
        self._strip.pathway_chosen.connect(self._show_other)
        self._filter.chosen.connect(lambda _goal: self._show_actions())
        self._list.addition_asked.connect(self.add_action)
        self._list.chosen.connect(self._show_chosen)
        self._list.opened.connect(self._editor.take_focus)
        self._list.status_asked.connect(self._gestures.set_status)
        self._list.deletion_asked.connect(self._gestures.delete_action)
        self._funding.addition_asked.connect(self._fund)
        self._funding.line_opened.connect(self._fund)
        self._followups.completion_asked.connect(self._gestures.complete_followup)
        self._editor.changed.connect(self._change)
        self._editor.status_asked.connect(self._gestures.set_status)
        self._editor.result_given.connect(self._give_result)
        self._editor.goal_given.connect(self._gestures.set_goal)
        self._editor.deletion_asked.connect(self._gestures.delete_action)

    def _read(self) -> None:
        read = self._desk.background.read
        asked = read(pathway_picture.of_person, self._person, self._today(), self._shown)
        asked.then(self._show)

    def _show(self, picture: PathwayPicture | None) -> None:
        """Show what was read, unless something newer is being kept: it is read after that."""
        if self._writing.under_way():
            return
        self._picture, self._read_once = picture, True
        self._nothing.setVisible(picture is None)
        self._whole.setVisible(picture is not None)
        if picture is not None:
            self._strip.show_pathway(picture, self._today())
            self._france_travail.read_pathway(picture.pathway.id)
            self._followups.show_followups(picture.followups, self._today())
            some = bool(picture.actions)
            self._gestures_row.setVisible(some)
            self._add.setVisible(picture.pathway.ended_on is None)
            self._side.setVisible(some or bool(picture.followups))
            with_actions = {each.goal for each in picture.actions}
            labels = [goal.label for goal in picture.goals if goal.label in with_actions]
            self._filter.show_goals(labels)
            self._show_actions()
        if self._to_add:
            self._to_add = False
            self._begin_action(picture)

    def _begin_action(self, picture: PathwayPicture | None) -> None:
        if picture is None:
            self.said.emit("Ouvrez d’abord un parcours : l’action y prendra place.")
        elif picture.pathway.ended_on is not None:
            self.said.emit("Ce parcours est terminé : ouvrez-en un autre pour ajouter une action.")
        else:
            self._gestures.add_action(picture)

    def _show_actions(self) -> None:
        if self._picture is not None:
            goal = self._filter.current()
            closed = self._picture.pathway.ended_on is not None
            self._list.show_actions(self._picture.actions, self._today(), goal, closed=closed)

    def _show_chosen(self, planned: PlannedAction | None) -> None:
        for part in (self._funding, self._editor):
            part.setVisible(planned is not None)
        if planned is not None and self._picture is not None:
            self._funding.show_action(planned)
            self._editor.show_action(planned, self._picture.goals)

    def _show_other(self, pathway_id: UUID) -> None:
        self._editor.flush()
        self._shown = pathway_id
        self._read()

    def _change(self, action_id: UUID, changes: dict[str, ActionValue]) -> None:
        self._gestures.change_action(action_id, changes, partial(self._refuse, action_id))

    def _refuse(self, action_id: UUID, error: Exception) -> None:
        if not self._editor.show_error(action_id, error):
            self.troubled.emit(error)

    def _give_result(self, action_id: UUID, result: str) -> None:
        for planned in self._picture.actions if self._picture else ():
            if planned.action.id == action_id:
                self._gestures.set_result(planned.action, result)

    def _fund(self, line: FundingLine | None = None) -> None:
        planned = self._list.current()
        if planned is not None:
            self._gestures.fund(planned, line)

    def _act(self, code: str) -> None:
        if self._picture is not None:
            self._gestures.act(PathwayAct(code), self._picture)

    def _open_pathway(self) -> None:
        self._shown = None
        self._gestures.open_pathway(self._person)

    def _tell_changed(self) -> None:
        self._read()
        self.changed.emit()

    def _today(self) -> date:
        return paris_day(self._desk.clock())

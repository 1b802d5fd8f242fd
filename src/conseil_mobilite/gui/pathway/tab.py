"""The tab « Parcours » of a person: where it stands, its actions, who pays for them."""

from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import FundingLine
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.assessment.france_travail_card import FranceTravailCard
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.solutions_card import SolutionsCard
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, PAGE_PAD, column, frame
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.paper.opening import open_on
from conseil_mobilite.gui.paper.printables import funding_plan
from conseil_mobilite.gui.pathway.gestures import Gestures
from conseil_mobilite.gui.pathway.need_gestures import NeedGestures
from conseil_mobilite.gui.pathway.pathway_gestures import PathwayGestures
from conseil_mobilite.gui.pathway.pathway_view import PathwayView
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.referrals.referrals_section import ReferralsSection
from conseil_mobilite.gui.situation.licence_strip import LicenceStrip
from conseil_mobilite.services.pathway import pathway_picture
from conseil_mobilite.services.pathway.action_fields import ActionValue
from conseil_mobilite.services.pathway.actions import ABANDONED
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

SIDE_WIDTH: Final = 428
NEW: Final = "new"
REFERRALS: Final = "referrals"


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
        self._acts = PathwayGestures(desk, self, self._writing)
        self._need_gestures = NeedGestures(desk, self, self._writing)
        self._referrals = ReferralsSection(desk, person_id, self, self._writing)
        self._france_travail = FranceTravailCard(desk)
        self._licence = LicenceStrip(desk, person_id)
        self._solutions = SolutionsCard(desk, person_id)
        beneath = (self._licence, self._solutions, self._france_travail)
        self._beneath = frame(column(*beneath, gap=DENSE_GAP))
        self._view = PathwayView(desk.lists, desk.grid, self._today(), self._beneath)
        self._nothing = self._empty()
        for part in (self._nothing, self._view):
            part.hide()
        self._alone = frame(column(self._referrals.card, gap=0))
        parts = ((self._nothing, 1), (self._view, 1), self._alone)
        self.lay_out(column(*parts, gap=0, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        self._read()
        self._referrals.refresh()
        self._licence.refresh()
        self._solutions.refresh()

    def leave(self) -> None:
        self._view.chosen.editor.flush()

    def show_part(self, part: str) -> None:
        if part == NEW:
            self.add_action()
        elif part == REFERRALS:
            self._referrals.reveal()

    def add_action(self) -> None:
        """Open the dialog of a new action, as soon as the pathway is known."""
        if self._read_once:
            self._begin_action(self._picture)
        else:
            self._to_add = True

    def _empty(self) -> QFrame:
        opening = button("pathway_open", "&Ouvrir un parcours", "plus", "primary")
        opening.clicked.connect(self._open_pathway)
        sentence = "Un parcours rassemble le bilan, les actions et la décision, jusqu’à la sortie."
        return empty_page("path", "Pas encore de parcours", sentence, opening)

    def _connect(self) -> None:
        self._writing.settled.connect(self._tell_changed)
        self._writing.troubled.connect(self.troubled)
        for gestures in (self._gestures, self._acts, self._need_gestures, self._referrals):
            gestures.said.connect(self.said)
            gestures.undo_offered.connect(self.undo_offered)
        self._france_travail.said.connect(self.said)
        self._solutions.route_chosen.connect(self.route_chosen)
        self._gestures.added.connect(self._view.list.choose)
        self._acts.assessment_begun.connect(self.open_assessment)
        self._acts.refused.connect(self._view.strip.show_refusal)
        view = self._view
        view.add.clicked.connect(self.add_action)
        view.strip.act_asked.connect(self._act)
        view.strip.opening_asked.connect(self._open_pathway)
        view.strip.pathway_chosen.connect(self._show_other)
        view.followups.completion_asked.connect(self._acts.complete_followup)
        view.followups.attempted.connect(self._acts.followups.attempt)
        view.followups.unreached.connect(self._acts.followups.close_unreached)
        view.barriers.status_chosen.connect(self._set_barrier)
        self._connect_list()
        self._connect_needs()
        self._connect_editor()

    def _connect_list(self) -> None:
        listed = self._view.list
        listed.addition_asked.connect(self.add_action)
        listed.status_asked.connect(self._set_status)
        listed.order_asked.connect(self._reorder)
        listed.deletion_asked.connect(self._gestures.delete_action)

    def _connect_needs(self) -> None:
        needs = self._view.needs
        needs.noting_asked.connect(self._note_need)
        needs.opened.connect(self._need_gestures.change)
        needs.met.connect(self._need_gestures.meet)
        needs.unmet.connect(self._need_gestures.reopen)

    def _connect_editor(self) -> None:
        editor, funding = self._view.chosen.editor, self._view.chosen.funding
        funding.addition_asked.connect(self._fund)
        funding.line_opened.connect(self._fund)
        funding.paper_asked.connect(self._print_plan)
        editor.changed.connect(self._change)
        editor.status_asked.connect(self._set_status)
        editor.result_given.connect(self._give_result)
        editor.goal_given.connect(self._gestures.set_goal)
        editor.measure_given.connect(self._set_measure)
        editor.deletion_asked.connect(self._gestures.delete_action)

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
        self._view.setVisible(picture is not None)
        self._place_referrals(self._alone if picture is None else self._beneath)
        if picture is not None:
            self._view.show_picture(picture, self._today())
            self._france_travail.read_pathway(picture.pathway.id)
        if self._to_add:
            self._to_add = False
            self._begin_action(picture)

    def _place_referrals(self, holder: QFrame) -> None:
        """Keep the referrals in sight: under the actions of a pathway, or alone."""
        layout = holder.layout()
        assert isinstance(layout, QBoxLayout)
        if self._referrals.card.parentWidget() is not holder:
            layout.insertWidget(0, self._referrals.card)
        self._alone.setVisible(holder is self._alone)

    def _begin_action(self, picture: PathwayPicture | None) -> None:
        if picture is None:
            self.said.emit("Ouvrez d’abord un parcours : l’action y prendra place.")
        elif picture.pathway.ended_on is not None:
            self.said.emit("Ce parcours est terminé : ouvrez-en un autre pour ajouter une action.")
        else:
            self._gestures.add_action(picture)

    def _show_other(self, pathway_id: UUID) -> None:
        self._view.chosen.editor.flush()
        self._shown = pathway_id
        self._read()

    def _change(self, action_id: UUID, changes: dict[str, ActionValue]) -> None:
        self._gestures.change_action(action_id, changes, partial(self._refuse, action_id))

    def _set_measure(self, action_id: UUID, measure_id: UUID | None) -> None:
        self._gestures.set_measure(action_id, measure_id, partial(self._refuse, action_id))

    def _refuse(self, action_id: UUID, error: Exception) -> None:
        if not self._view.chosen.editor.show_error(action_id, error):
            self.troubled.emit(error)

    def _give_result(self, action_id: UUID, result: str) -> None:
        for planned in self._picture.actions if self._picture else ():
            if planned.action.id == action_id:
                self._gestures.set_result(planned.action, result)

    def _set_status(self, action_id: UUID, status: str) -> None:
        """Move an action; to abandon it asks why first."""
        if self._picture is None or status != ABANDONED:
            self._gestures.set_status(action_id, status)
            return
        for planned in self._picture.actions:
            if planned.action.id == action_id:
                self._need_gestures.abandon(planned.action, self._picture)

    def _reorder(self, wanted: list[UUID]) -> None:
        if self._picture is not None:
            self._gestures.reorder(self._picture.pathway.id, wanted)

    def _set_barrier(self, code: str, status: str) -> None:
        if self._picture is not None:
            self._acts.set_barrier(self._picture.pathway.id, code, status)

    def _note_need(self) -> None:
        if self._picture is not None:
            self._need_gestures.note(self._picture)

    def _fund(self, line: FundingLine | None = None) -> None:
        planned = self._view.list.current()
        if planned is not None:
            self._gestures.fund(planned, line)

    def _print_plan(self) -> None:
        planned = self._view.list.current()
        if planned is not None:
            self.leave()
            open_on(self, self._desk, funding_plan(planned.action.id), self._person)

    def _act(self, code: str) -> None:
        if self._picture is not None:
            self._acts.act(PathwayAct(code), self._picture)

    def _open_pathway(self) -> None:
        self._shown = None
        self._acts.open_pathway(self._person)

    def _tell_changed(self) -> None:
        self._read()
        self._referrals.refresh()
        self.changed.emit()

    def _today(self) -> date:
        return paris_day(self._desk.clock())

"""How the tab « Parcours » is laid: the state above, the actions, and what stands beside them."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import CARD_GAP, DENSE_GAP, column, columns, frame
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.pathway.action_filter import ActionFilter
from conseil_mobilite.gui.pathway.action_list import ActionList
from conseil_mobilite.gui.pathway.barriers_card import BarriersCard
from conseil_mobilite.gui.pathway.chosen_action import ChosenAction
from conseil_mobilite.gui.pathway.followup_card import FollowupCard
from conseil_mobilite.gui.pathway.measures_card import MeasuresCard
from conseil_mobilite.gui.pathway.needs_card import NeedsCard
from conseil_mobilite.gui.pathway.state_strip import StateStrip
from conseil_mobilite.gui.pathway.wording import barrier_labels
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

SIDE_WIDTH: Final = 428


class PathwayView(QFrame):
    """Shows a pathway; its parts tell what the adviser asks, and the tab answers."""

    def __init__(self, lists: CodeLists, grid: Grid, today: date, beneath: QWidget) -> None:
        """`beneath` is what the tab adds under the barriers."""
        super().__init__()
        self._beneath = beneath
        self._picture: PathwayPicture | None = None
        self._today = today
        labels = barrier_labels(grid)
        self.strip = StateStrip(lists)
        self.add = button("pathway_add_action", "A&jouter une action", "plus", "primary")
        self._hint = label("Ctrl+flèches : changer d’état", "small")
        self._filter = ActionFilter(lists, labels, self._hint, self.add)
        self.list = ActionList(lists, labels)
        self.barriers = BarriersCard(lists, labels)
        self.needs = NeedsCard(lists)
        self.measures = MeasuresCard()
        self.followups = FollowupCard(lists)
        self.chosen = ChosenAction(lists, grid, today)
        self._lay_out()
        self._filter.changed.connect(self._show_actions)
        self.list.clearing_asked.connect(self._filter.clear)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self.chosen.editor.take_focus)

    def show_picture(self, picture: PathwayPicture, today: date) -> None:
        """Show a pathway as it is kept; a closed one is only read."""
        self._picture, self._today = picture, today
        closed = picture.closed
        self.strip.show_pathway(picture, today)
        self.followups.show_followups(picture.followups, today)
        self.needs.show_needs(picture.needs, closed=closed)
        self.measures.show_measures(picture.measures, picture.pathway.ended_on or today)
        self.barriers.show_barriers(picture.barriers, today, closed=closed)
        self._filter.setVisible(bool(picture.actions))
        self.add.setVisible(not closed)
        self._hint.setVisible(not closed and not large_text())
        self._filter.show_actions(picture.actions, [goal.label for goal in picture.goals])
        self._show_actions()

    def _lay_out(self) -> None:
        cards = (self.list, self.barriers, self.measures, self._beneath)
        left = column(self._filter, *cards, None, gap=DENSE_GAP)
        side = column(self.followups, self.needs, self.chosen, None, gap=DENSE_GAP)
        both = columns((frame(left), 1), frame(side, width=SIDE_WIDTH), gap=CARD_GAP)
        self.setLayout(column(self.strip, both, gap=DENSE_GAP))

    def _show_actions(self) -> None:
        if self._picture is not None:
            planned, closed = self._picture.actions, self._picture.closed
            self.list.show_actions(planned, self._today, self._filter.sieve(), closed=closed)

    def _show_chosen(self, planned: PlannedAction | None) -> None:
        self.chosen.setVisible(planned is not None)
        if planned is not None and self._picture is not None:
            self.chosen.show_action(planned, self._picture, self._today)

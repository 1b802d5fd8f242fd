"""What stands beside the list: the funding of the action chosen, and the action itself."""

from datetime import date

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, column
from conseil_mobilite.gui.pathway.action_editor import ActionEditor
from conseil_mobilite.gui.pathway.action_facts import ActionFacts
from conseil_mobilite.gui.pathway.funding_card import FundingCard
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture


class ChosenAction(QFrame):
    """An action is written in `editor` while its pathway is open, and only read after."""

    def __init__(self, lists: CodeLists, grid: Grid, today: date) -> None:
        super().__init__()
        self.funding = FundingCard(lists)
        self.editor = ActionEditor(lists, grid, today)
        self._facts = ActionFacts(lists)
        self.setLayout(column(self.funding, self.editor, self._facts, gap=DENSE_GAP))

    def show_action(self, planned: PlannedAction, picture: PathwayPicture, today: date) -> None:
        self.funding.show_action(planned, today, closed=picture.closed)
        self.editor.setVisible(not picture.closed)
        self._facts.setVisible(picture.closed)
        if picture.closed:
            self._facts.show_action(planned)
        else:
            self.editor.show_action(planned, picture)

"""The filters above the actions: where they stand, their goal, their barrier or their type."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.goal_filter import GoalFilter
from conseil_mobilite.gui.pathway.kind_choice import GroupedChoice
from conseil_mobilite.gui.pathway.sieve import STANDINGS, Sieve, group_of, sifted
from conseil_mobilite.services.pathway.actions import PlannedAction

EVERYTHING: Final = "Tous les freins et types"
TOPIC_WIDTH: Final = 210
LIST_WIDTH: Final = 460
"""Of the list that opens: whole labels of barriers."""
SEVERAL: Final = 2
_BARRIER, _GROUP = "barrier:", "group:"


class ActionFilter(QFrame):
    """`changed` says that other actions are to be shown; `sieve()` which ones."""

    changed = Signal()

    def __init__(self, lists: CodeLists, barriers: Mapping[str, str], *gestures: QWidget) -> None:
        """`barriers` labels each barrier by its code; `gestures` end the first line."""
        super().__init__()
        self.setObjectName("action_filter")
        self._lists, self._labels = lists, barriers
        self._sieve = Sieve()
        self._planned: Sequence[PlannedAction] = ()
        self._standing = Segments("standing_filter", "Filtrer les actions", STANDINGS)
        self._goal = GoalFilter()
        self._topic = GroupedChoice("topic_filter", none=EVERYTHING)
        self._topic.setAccessibleName("Filtrer par frein ou par type d’action")
        self._topic.setFixedWidth(dp(TOPIC_WIDTH))
        self._topic.view().setMinimumWidth(dp(LIST_WIDTH))
        self._clear = button("filter_clear", "Effacer les filtres", "x", "quiet")
        self._clear.hide()
        self._finer = frame(row(self._goal, self._topic, self._clear, None, gap=8))
        first = row(self._standing, None, *gestures, gap=8)
        self.setLayout(column(first, self._finer, gap=8))
        self._standing.chosen.connect(lambda code: self._take(standing=code))
        self._goal.chosen.connect(lambda goal: self._take(goal=goal))
        self._topic.chosen.connect(self._take_topic)
        self._clear.clicked.connect(self.clear)

    def sieve(self) -> Sieve:
        return self._sieve

    def show_actions(self, planned: Sequence[PlannedAction], goals: Sequence[str]) -> None:
        """Offer what these actions can be told apart by; what is chosen stays while it is there."""
        self._planned = planned
        with_actions = {each.goal for each in planned}
        self._goal.show_goals([goal for goal in goals if goal in with_actions])
        barriers = list(dict.fromkeys(each.action.barrier_code for each in planned))
        groups = {group_of(each, self._lists) for each in planned}
        self._offer([code for code in barriers if code], groups)
        topics = len([code for code in barriers if code]) + len(groups)
        self._topic.setVisible(topics > SEVERAL - 1)
        self._finer.setVisible(bool(with_actions - {""}) or topics > SEVERAL - 1)
        self._sieve = replace(self._sieve, goal=self._goal.current(), **_topic(self._topic.code()))
        self._offer_clearing()

    def clear(self) -> None:
        """Show every action again."""
        self._standing.show_current(STANDINGS[0][0])
        self._goal.show_current("")
        self._topic.show_code("")
        self._sieve = Sieve()
        self._tell()

    def _offer(self, barriers: Sequence[str], groups: set[str]) -> None:
        named = [(f"{_BARRIER}{code}", self._labels.get(code, code)) for code in barriers]
        kinds = [
            (f"{_GROUP}{group.code}", group.label)
            for group in self._lists["action_types"].groups
            if group.code in groups
        ]
        parts = (("Par frein", named), ("Par type d’action", kinds))
        self._topic.offer_groups([part for part in parts if part[1]], none=EVERYTHING)

    def _take_topic(self, code: str) -> None:
        self._take(**_topic(code))

    def _take(self, **changes: str) -> None:
        self._sieve = replace(self._sieve, **changes)
        self._tell()

    def _tell(self) -> None:
        self._offer_clearing()
        self.changed.emit()

    def _offer_clearing(self) -> None:
        """Offer to clear the filters; where they hide everything, the empty list offers it."""
        some = bool(sifted(self._planned, self._sieve, self._lists))
        self._clear.setVisible(self._sieve.filters() and some)


def _topic(code: str) -> dict[str, str]:
    """Return the barrier and the group that a code of the list names: one of them at most."""
    return {
        "barrier": code.removeprefix(_BARRIER) if code.startswith(_BARRIER) else "",
        "group": code.removeprefix(_GROUP) if code.startswith(_GROUP) else "",
    }

"""The barriers that the assessments kept, and what becomes of each as the support goes on."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.wording import day_words, listed
from conseil_mobilite.services.pathway.barrier_statuses import PathwayBarrier

STATUS_WIDTH: Final = 190
RANK_WIDTH: Final = 26
STATUS_TONES: Final = {
    "en_cours": "primary",
    "leve": "success",
    "partiellement_leve": "success",
    "persistant": "warning",
}


class BarriersCard(QFrame):
    """`status_chosen` carries the code of a barrier and its status now."""

    status_chosen = Signal(str, str)

    def __init__(self, lists: CodeLists, labels: Mapping[str, str]) -> None:
        """`labels` names each barrier by its code."""
        super().__init__()
        self.setWhatsThis(
            "Les freins que le bilan a retenus, et ce qu’ils deviennent. Le bilan validé ne change "
            "pas : seul l’état du frein suit le parcours, avec le jour où il a été levé."
        )
        self._lists, self._labels = lists, labels
        self._body = frame(column(gap=0))
        shown = card("Freins retenus", self._body)
        shown.setObjectName("pathway_barriers")
        self.setLayout(column(shown, gap=0))

    def show_barriers(
        self, barriers: Sequence[PathwayBarrier], today: date, *, closed: bool
    ) -> None:
        self.setVisible(bool(barriers))
        rows = [self._row(barrier, today, closed=closed) for barrier in barriers]
        refill_kept(self._body, *rows)

    def _row(self, barrier: PathwayBarrier, today: date, *, closed: bool) -> QWidget:
        name = self._labels.get(barrier.code, barrier.code)
        rank = label(str(barrier.rank), "keycap") if barrier.rank else label("")
        rank.setFixedWidth(dp(RANK_WIDTH))
        lifted = f"Depuis le {day_words(barrier.lifted_on, today)}" if barrier.lifted_on else ""
        words: list[Item] = [label(name, wrap=True)]
        words += [label(lifted, "small")] if lifted else []
        state = self._badge(barrier) if closed else self._choice(barrier, name)
        made = frame(
            row(rank, (column(*words, gap=0), 1), state, gap=10, pad=(16, 6, 12, 6)), "entry"
        )
        said = self._lists["barrier_statuses"].label(barrier.status)
        made.setAccessibleName(spaced(f"Frein : {name}, {said}"))
        return made

    def _choice(self, barrier: PathwayBarrier, name: str) -> Choice:
        made = Choice(f"barrier_status_{barrier.code}", listed(self._lists, "barrier_statuses"))
        made.setAccessibleName(spaced(f"État du frein : {name}"))
        made.setFixedWidth(dp(STATUS_WIDTH))
        made.show_code(barrier.status)
        made.chosen.connect(partial(self.status_chosen.emit, barrier.code))
        return made

    def _badge(self, barrier: PathwayBarrier) -> QWidget:
        words = self._lists["barrier_statuses"].label(barrier.status)
        return badge(words, STATUS_TONES.get(barrier.status, ""))

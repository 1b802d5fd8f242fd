"""The tab « Mobilité » of a person: what she has to move with, and where she has to go."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import CARD_GAP, PAGE_PAD, column, columns, frame
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.budget_card import BudgetCard
from conseil_mobilite.gui.situation.card import CardFactory, SituationPart
from conseil_mobilite.gui.situation.due_card import DueCard
from conseil_mobilite.gui.situation.journeys_card import JourneysCard
from conseil_mobilite.gui.situation.licences_card import LicencesCard
from conseil_mobilite.gui.situation.process_card import ProcessCard
from conseil_mobilite.gui.situation.renunciations_card import RenunciationsCard
from conseil_mobilite.gui.situation.vehicles_card import cycles_card, motors_card
from conseil_mobilite.services.situation.situation_picture import (
    SituationPicture,
    situation_picture,
)

LEFT_CARDS: Final[tuple[CardFactory, ...]] = (
    DueCard,
    motors_card,
    cycles_card,
)
RIGHT_CARDS: Final[tuple[CardFactory, ...]] = (
    LicencesCard,
    ProcessCard,
)

BELOW_CARDS: Final[tuple[tuple[CardFactory, ...], ...]] = (
    (JourneysCard, RenunciationsCard),
    (BudgetCard,),
)
WIDE, NARROW = 3, 2


class SituationTab(Page):
    """Two columns of cards, one under the other where the text is large; read again as kept."""

    changed = Signal()
    """Something was kept: the header of the person may say something else."""

    def __init__(
        self,
        desk: Desk,
        person: UUID,
        left: Sequence[CardFactory] = LEFT_CARDS,
        right: Sequence[CardFactory] = RIGHT_CARDS,
        below: Sequence[Sequence[CardFactory]] = BELOW_CARDS,
    ) -> None:
        """Lay out `below` row by row under the two columns, the first of a row the widest."""
        super().__init__()
        self.setObjectName("situation_tab")
        self._desk, self._person = desk, person
        self._bench = Bench(desk, person, self)
        at_left = [make(self._bench) for make in left]
        at_right = [make(self._bench) for make in right]
        beneath = [[make(self._bench) for make in each] for each in below]
        self._parts = (*at_left, *at_right, *(part for each in beneath for part in each))
        sides = [frame(column(*side, None, gap=CARD_GAP)) for side in (at_left, at_right)]
        both = columns((sides[0], 1), (sides[1], 1), gap=CARD_GAP)
        rows = [_below(each) for each in beneath]
        self.lay_out(column(both, *rows, None, gap=CARD_GAP, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        bench, read = self._bench, self._desk.background.read
        read(situation_picture, self._person, bench.today()).then(self._show)

    def leave(self) -> None:
        for part in self._parts:
            part.flush()

    def _connect(self) -> None:
        bench = self._bench
        bench.said.connect(self.said)
        bench.undo_offered.connect(self.undo_offered)
        bench.writing.troubled.connect(self.troubled)
        bench.writing.settled.connect(self._tell_changed)
        self._desk.background.saved.connect(self._read_if_shown)

    def _show(self, picture: SituationPicture) -> None:
        """Show what was read, unless something newer is being kept: it is read after that."""
        if self._bench.writing.under_way():
            return
        for part in self._parts:
            part.show_picture(picture)

    def _tell_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _read_if_shown(self) -> None:
        """Follow what is kept elsewhere, such as an undo."""
        if self.isVisible() and not self._bench.writing.under_way():
            self.refresh()


def _below(parts: Sequence[SituationPart]) -> QBoxLayout:
    first, *others = [frame(column(part, None, gap=0)) for part in parts]
    return columns((first, WIDE), *((each, NARROW) for each in others), gap=CARD_GAP)

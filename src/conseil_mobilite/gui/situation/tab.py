"""The tab « Mobilité » of a person: what she has to move with, and where she has to go."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import CARD_GAP, PAGE_PAD, column, columns, frame
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import CardFactory
from conseil_mobilite.gui.situation.due_card import DueCard
from conseil_mobilite.gui.situation.licences_card import LicencesCard
from conseil_mobilite.gui.situation.process_card import ProcessCard
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
    ) -> None:
        super().__init__()
        self.setObjectName("situation_tab")
        self._desk, self._person = desk, person
        self._bench = Bench(desk, person, self)
        at_left = [make(self._bench) for make in left]
        at_right = [make(self._bench) for make in right]
        self._parts = (*at_left, *at_right)
        sides = [frame(column(*side, None, gap=CARD_GAP)) for side in (at_left, at_right)]
        both = columns((sides[0], 1), (sides[1], 1), gap=CARD_GAP)
        self.lay_out(column(both, None, gap=0, pad=PAGE_PAD))
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

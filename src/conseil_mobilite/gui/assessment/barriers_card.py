"""The barriers: those proposed, to keep or to drop, and those kept, in their order."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.barriers import FoundBarrier
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.kept_barriers import KeptBarriers
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

ADD = "Ajouter un frein…"


class BarriersCard(QFrame):
    """Emits what the adviser decides; the rules only propose."""

    kept = Signal(str, bool)
    """The code, and whether it was added by hand."""
    all_kept = Signal()
    dropped = Signal(str)
    ranked = Signal(tuple)
    intensity_chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.list = KeptBarriers()
        self.list.ranked.connect(self.ranked)
        self.list.dropped.connect(self.dropped)
        self.list.intensity_chosen.connect(self.intensity_chosen)
        self._proposed = RefilledList("proposed_barriers")
        self._keep_all = button("keep_all_barriers", "Tout &garder", "checks", "quiet")
        self._keep_all.clicked.connect(self.all_kept)
        self._add = Choice("add_barrier", [], none=ADD)
        self._add.setAccessibleName("Ajouter un frein")
        self._add.chosen.connect(self._add_by_hand)
        self._dropped = label("", "small", wrap=True)
        self._proposing = card("Freins proposés", self._proposed.frame, extra=self._keep_all)
        foot = column(self._add, self._dropped, gap=6, pad=(16, 10, 16, 12))
        retained = card("Freins retenus", self.list, foot)
        self.setLayout(column(self._proposing, retained, gap=12))

    def show_picture(self, picture: SynthesisPicture, *, shared: bool) -> None:
        frozen = picture.assessment.validated_on is not None
        self._proposing.setVisible(bool(picture.proposed))
        content = (picture.proposed, shared)
        self._proposed.fill(content, lambda: self._proposals(picture.proposed, shared=shared))
        self.list.show_barriers(picture.kept, shared=shared, frozen=frozen)
        self._add.setVisible(not frozen)
        self._offer(picture, shared=shared)
        say(self._dropped, "" if shared else _dropped_names(picture))
        self._dropped.setVisible(bool(self._dropped.text()))

    def _offer(self, picture: SynthesisPicture, *, shared: bool) -> None:
        shown = {barrier.code for barrier in picture.kept}
        shown |= {barrier.code for barrier in picture.proposed}
        shown |= {b.code for b in picture.grid.barriers if shared and b.sensitive}
        choices = [(b.code, b.label) for b in picture.grid.barriers if b.code not in shown]
        self._add.offer(choices, none=ADD)
        self._add.show_code("")
        self._named = {barrier.code for barrier in picture.dropped}

    def _add_by_hand(self, code: str) -> None:
        if code:
            self.kept.emit(code, code not in self._named)

    def _proposals(self, barriers: tuple[FoundBarrier, ...], *, shared: bool) -> list[Item]:
        told = [barrier for barrier in barriers if not (shared and barrier.sensitive)]
        rows: list[Item] = [self._proposal(barrier, shared=shared) for barrier in told]
        if len(told) < len(barriers):
            rows.append(empty_line("Des freins sont masqués.", icon="eye-slash"))
        return rows

    def _proposal(self, barrier: FoundBarrier, *, shared: bool) -> QFrame:
        keep = button(f"keep_{barrier.code}", "Garder", "check")
        drop = button(f"drop_{barrier.code}", "Écarter", role="quiet")
        call(keep, f"Garder : {barrier.label}")
        call(drop, f"Écarter : {barrier.label}")
        keep.clicked.connect(lambda: self.kept.emit(barrier.code, False))  # noqa: FBT003 - a signal
        drop.clicked.connect(lambda: self.dropped.emit(barrier.code))
        words = column(
            label(barrier.label, "strong", wrap=True),
            label(wording.because(barrier, shared=shared), "small", wrap=True),
            gap=0,
        )
        return frame(row((words, 1), drop, keep, gap=6, pad=(16, 8, 12, 8)), "entry")


def _dropped_names(picture: SynthesisPicture) -> str:
    names = [barrier.label for barrier in picture.dropped]
    return f"Écartés : {', '.join(names)}." if names else ""

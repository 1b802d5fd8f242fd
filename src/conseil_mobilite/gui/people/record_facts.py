"""The second line of a person's header: as many publics as its width leaves room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from conseil_mobilite.domain.french import spaced
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import badge, say, set_tip
from conseil_mobilite.gui.kit.theme import dp, large_text

MOST_PUBLICS = 4
GAP = 6


class RecordFacts(Flow):
    """State, publics, ways to reach the person, next appointment: one line where it can be."""

    def __init__(self) -> None:
        super().__init__(gap=GAP)
        self._around: list[QWidget] = []
        self._publics: list[QLabel] = []
        self._words: tuple[str, ...] = ()
        self._more = badge("")

    def show_facts(
        self, before: Sequence[QWidget], publics: Sequence[str], after: Sequence[QWidget]
    ) -> None:
        """Show `publics`, in words, between what is always there."""
        self._around = [*before, *after]
        self._words = tuple(publics)
        self._publics = [badge(words) for words in publics[:MOST_PUBLICS]]
        self._more = badge("")
        self.show_widgets(*before, *self._publics, self._more, *after)
        for each in self._around:
            each.show()
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        """Hide the last publics, told by their number, until the rest stands on one line."""
        for kept in range(len(self._publics), -1, -1):
            self._keep(kept)
            if large_text() or self._wanted() <= self.width():
                break
        self.updateGeometry()

    def _keep(self, kept: int) -> None:
        for rank, public in enumerate(self._publics):
            public.setVisible(rank < kept)
        left = self._words[kept:]
        say(self._more, f"+{len(left)}")
        set_tip(self._more, ", ".join(left))
        self._more.setAccessibleName(spaced(", ".join(left)))
        self._more.setVisible(bool(left))

    def _wanted(self) -> int:
        inner = [*self._publics, self._more]
        shown = [*self._around, *(each for each in inner if not each.isHidden())]
        return sum(each.sizeHint().width() + dp(GAP) for each in shown) - dp(GAP)

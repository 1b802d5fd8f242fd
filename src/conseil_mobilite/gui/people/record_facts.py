"""The second line of a person's header: as many publics as its width leaves room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.labels import badge, say, set_tip
from conseil_mobilite.gui.kit.theme import dp, large_text

MOST_PUBLICS = 4
GAP = 6
SLACK = 4
"""One figure is not as wide as another."""


class RecordFacts(Flow):
    """State, publics, ways to reach the person, next appointment: one line where it can be."""

    def __init__(self) -> None:
        super().__init__(gap=GAP)
        self._around: list[QWidget] = []
        self._publics: list[QLabel] = []
        self._words: tuple[str, ...] = ()
        self._more = badge("")
        self._more_width = 0
        self._kept = -1

    def show_facts(
        self, before: Sequence[QWidget], publics: Sequence[str], after: Sequence[QWidget]
    ) -> None:
        """Show `publics`, in words, between what is always there."""
        self._around = [*before, *after]
        self._words = tuple(publics)
        self._publics = [badge(words) for words in publics[:MOST_PUBLICS]]
        self._more = badge(f"+{len(publics)}")
        self.show_widgets(*before, *self._publics, self._more, *after)
        for each in self._around:
            each.show()
        self._more_width = self._more.sizeHint().width() + dp(SLACK)
        self._keep(self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = self._fitting()
        if fitting != self._kept:  # else hiding a badge would lay out, hence resize, for ever
            self._keep(fitting)

    def _fitting(self) -> int:
        """Count the publics that leave the rest on one line; measured, nothing shown or hidden."""
        if large_text():
            return len(self._publics)
        for kept in range(len(self._publics), 0, -1):
            rest = self._more_width + dp(GAP) if kept < len(self._words) else 0
            if _wide([*self._around, *self._publics[:kept]]) + rest <= self.width():
                return kept
        return 0

    def _keep(self, kept: int) -> None:
        """Show the first publics, the others told by their number."""
        self._kept = kept
        left = self._words[kept:]
        if left:
            say(self._more, f"+{len(left)}")
            set_tip(self._more, ", ".join(left))
            self._more.setAccessibleName(spaced(", ".join(left)))
        self._more.setVisible(bool(left))
        for rank, public in enumerate(self._publics):
            public.setVisible(rank < kept)


def _wide(side_by_side: Sequence[QWidget]) -> int:
    return sum(each.sizeHint().width() + dp(GAP) for each in side_by_side) - dp(GAP)

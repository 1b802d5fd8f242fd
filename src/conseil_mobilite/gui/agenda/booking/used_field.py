"""A field that proposes the words used lately: places, rooms."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal

MOST_SHOWN: Final = 8


class UsedField(CompletionField):
    """Any words may be typed; the down arrow shows all that is known."""

    def __init__(self, name: str, *, placeholder: str = "", icon: str = "") -> None:
        super().__init__(name, placeholder=placeholder, icon=icon, eager=False)
        self._known: tuple[str, ...] = ()
        self.searched.connect(self._propose)

    def know(self, used: Sequence[str]) -> None:
        """Take what may be proposed, the best first, without showing anything."""
        self._known = tuple(dict.fromkeys(used))

    def known(self) -> tuple[str, ...]:
        return self._known

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self._offer(self._known)
            return
        super().keyPressEvent(event)

    def _propose(self, typed: str) -> None:
        wanted = fold(typed).split()
        self._offer([each for each in self._known if typed and _answers(each, wanted)])

    def _offer(self, found: Sequence[str]) -> None:
        others = [each for each in found if each != self.text().strip()]
        self.offer([Proposal(each, each, icon="map-pin") for each in others[:MOST_SHOWN]])


def _answers(used: str, wanted: Sequence[str]) -> bool:
    """Tell whether each word typed begins a word of it."""
    words = fold(used).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)

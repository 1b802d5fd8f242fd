"""« Service supprimé · Annuler » for what the journal does not hold: the service restores it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from conseil_mobilite.gui.kit.undo_bar import UndoBar


class RestoreBar(UndoBar):
    """An undo bar inside a page: « Annuler » does what was given with the sentence."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._waiting: dict[UUID, Callable[[], object]] = {}
        self.wanted.connect(self._do)

    def offer_return(self, sentence: str, bring_back: Callable[[], object]) -> None:
        """Say what was done; a newer offer takes the place of this one."""
        key = uuid4()
        self._waiting = {key: bring_back}
        self.offer(sentence, key)

    def _do(self, key: UUID) -> None:
        bring_back = self._waiting.pop(key, None)
        if bring_back is not None:
            bring_back()

"""What the cards of the tab « Mobilité » work with: whose situation it is, and how to keep it."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.pathway.writing import Writing

T = TypeVar("T")


class Bench(QObject):
    """A card asks `desk.background.run(...)` for a job, then hands it over here."""

    said = Signal(str)
    undo_offered = Signal(str, object)
    """What was taken away, and the act of the journal that brings it back."""

    def __init__(self, desk: Desk, person: UUID, page: QWidget) -> None:
        """`page` is what dialogs open over."""
        super().__init__(page)
        self.desk, self.person, self.page = desk, person, page
        self.writing = Writing(self)

    @property
    def lists(self) -> CodeLists:
        return self.desk.lists

    def today(self) -> date:
        return paris_day(self.desk.clock())

    def keep(
        self,
        job: Job[T],
        sentence: str = "",
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Follow something being kept; `otherwise` says beside a field why it was not."""
        self.writing.watch(job, lambda _kept: self._say(sentence), otherwise)

    def create(self, dialog: Creation, job: Job[T], sentence: str = "") -> None:
        """Close a dialog once it worked; else it says why, with all that was typed."""
        self.writing.hand_over(dialog, job, lambda _made: self._say(sentence))

    def take_away(self, job: Job[T], sentence: str) -> None:
        """Follow a deletion (« Véhicule supprimé »), and offer to undo it."""
        self.writing.watch(job, lambda _gone: self.undo_offered.emit(sentence, job.act))

    def _say(self, sentence: str) -> None:
        if sentence:
            self.said.emit(sentence)

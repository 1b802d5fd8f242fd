"""Whose diary is shown, kept from one day to the next, and the marks that tell colleagues apart."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.agenda.adviser_choice import AdviserChoice
from conseil_mobilite.gui.agenda.adviser_marks import Marks, marks_of
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.agenda import shown_advisers
from conseil_mobilite.services.agenda.shown_advisers import Team


class AdviserFilter(QObject):
    """Joins the chip to what is kept in the base for each adviser."""

    changed = Signal()
    """The diary is to be read: what is shown is known, or another choice was made."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._me = desk.adviser.id
        self._team: Sequence[Adviser] = ()
        self._shown: tuple[UUID, ...] = (self._me,)
        self.chip = AdviserChoice(self._me)
        self.chip.chosen.connect(self._choose)

    def load(self) -> None:
        """Read the colleagues and the last choice, then ask for the diary."""
        asked = self._desk.background.read(shown_advisers.team, self._me)
        asked.then(self._know, owner=self)

    def shown(self) -> tuple[UUID, ...]:
        """Return the advisers whose diary is shown, none for the whole team."""
        return self._shown

    def marks(self) -> Marks:
        return marks_of(self._team, self._shown)

    def _know(self, team: Team) -> None:
        self._team, self._shown = team.advisers, team.shown
        self.chip.offer(team.advisers)
        self.chip.show_chosen(team.shown)
        self.changed.emit()

    def _choose(self, shown: tuple[UUID, ...]) -> None:
        self._shown = shown
        self._desk.background.note(shown_advisers.keep, self._me, shown)
        self.changed.emit()

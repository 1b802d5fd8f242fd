"""Offer the people of who left to somebody else, by the usual gesture."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.reassign_dialog import ReassignDialog
from conseil_mobilite.services.access import advisers
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.people import reassigning
from conseil_mobilite.services.people.reassigning import Portfolio


class HandingOver(QObject):
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def offer(self, adviser: Adviser) -> None:
        """Ask who follows them from now on; nothing where she followed nobody."""
        self._desk.background.read(advisers.people_of, adviser.id).then(self._open, self)

    def _open(self, people: Sequence[UUID]) -> None:
        if not people:
            return
        dialog = ReassignDialog(len(people), self._page)
        read, at = self._desk.background.read, self._desk.clock()
        read(setup.advisers).then(dialog.offer_advisers)
        read(reassigning.weigh, people, at).then(dialog.show_weight)
        dialog.asked.connect(lambda: self._give(dialog, people))
        dialog.open()

    def _give(self, dialog: ReassignDialog, people: Sequence[UUID]) -> None:
        dialog.confirm.setEnabled(False)
        job = self._desk.background.run(
            reassigning.reassign,
            people,
            dialog.adviser(),
            self._desk.clock(),
            appointments=dialog.appointments_follow(),
        )

        def tell(moved: Portfolio) -> None:
            dialog.done_with()
            words = counted(moved.people, "personne réattribuée", "personnes réattribuées")
            self.undo_offered.emit(words, job.act)

        job.then(tell, dialog).otherwise(dialog.show_error)

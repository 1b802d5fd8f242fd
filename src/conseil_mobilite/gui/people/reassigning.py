"""Give people to a colleague: who follows them from now on, and whether their meetings do too."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.reassign_dialog import ReassignDialog
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.people import reassigning
from conseil_mobilite.services.people.reassigning import Portfolio


class Reassigning(QObject):
    """Opens the dialog over `page` and asks the services."""

    reassigned = Signal()
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def ask(self, people: Sequence[UUID]) -> None:
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
            self.reassigned.emit()
            self.undo_offered.emit(_moved(moved), job.act)

        job.then(tell, dialog).otherwise(dialog.show_error)


def _moved(moved: Portfolio) -> str:
    if moved.people:
        return counted(moved.people, "personne réattribuée", "personnes réattribuées")
    if moved.pathways:
        return counted(moved.pathways, "parcours réattribué", "parcours réattribués")
    return counted(moved.appointments, "rendez-vous réattribué", "rendez-vous réattribués")

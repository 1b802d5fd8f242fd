"""What the adviser does with a need without an offer; to abandon an action may note one."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.need_dialog import NeedDialog
from conseil_mobilite.gui.pathway.status_dialog import AbandonDialog
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.pathway import unmet_needs
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture


class NeedGestures(QObject):
    """Opens the dialogs over `page` and asks the services."""

    said = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def note(self, picture: PathwayPicture) -> None:
        dialog = NeedDialog(self._desk, picture.journeys, self._page)

        def ask() -> None:
            need = dialog.typed()
            if need is not None:
                run = self._desk.background.run
                job = run(unmet_needs.note, picture.pathway.id, need, self._today())
                told = "Besoin sans offre noté"
                self._writing.hand_over(dialog, job, lambda _need: self.said.emit(told))

        dialog.asked.connect(ask)
        dialog.open()

    def change(self, need: UnmetNeed) -> None:
        """Open a need to mend it, or to take it out of the pathway."""
        dialog = NeedDialog(self._desk, (), self._page, need)

        def ask() -> None:
            typed = dialog.typed()
            if typed is not None:
                job = self._desk.background.run(unmet_needs.change, need.id, typed)
                self._writing.hand_over(dialog, job)

        def remove() -> None:
            dialog.reject()
            self._remove(need)

        dialog.asked.connect(ask)
        dialog.removal_asked.connect(remove)
        dialog.open()

    def meet(self, need: UnmetNeed) -> None:
        job = self._desk.background.run(unmet_needs.meet, need.id, self._today())
        self._writing.watch(
            job, lambda _need: self.undo_offered.emit("Une offre existe maintenant", job.act)
        )

    def reopen(self, need: UnmetNeed) -> None:
        job = self._desk.background.run(unmet_needs.reopen, need.id)
        self._writing.watch(job, lambda _need: self.said.emit("Besoin de nouveau sans offre"))

    def abandon(self, action: Action, picture: PathwayPicture) -> None:
        """Ask why; for want of an offer, also which need is left without an answer."""
        dialog = AbandonDialog(self._desk, action, picture.journeys, self._page)

        def ask() -> None:
            ready = dialog.ready()
            if ready is None:
                return
            reason, need = ready
            run = self._desk.background.run
            job = run(unmet_needs.abandon, action.id, reason, self._today(), need)
            self._writing.hand_over(
                dialog, job, lambda _action: self.undo_offered.emit("Action abandonnée", job.act)
            )

        dialog.asked.connect(ask)
        dialog.open()

    def _remove(self, need: UnmetNeed) -> None:
        job = self._desk.background.run(unmet_needs.remove, need.id)
        self._writing.watch(job, lambda _none: self.undo_offered.emit("Besoin retiré", job.act))

    def _today(self) -> date:
        return paris_day(self._desk.clock())

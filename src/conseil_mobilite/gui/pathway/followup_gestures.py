"""What the adviser does with a follow-up after an exit, on the pathway and on Aujourd’hui."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.followup import NOT_REACHED
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.followup_dialog import FollowupDialog, Known
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.pathway import followup_answers
from conseil_mobilite.services.pathway.followup_answers import Found


class FollowupGestures(QObject):
    """Keeps attempts and answers at once; what was kept can be undone."""

    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def attempt(self, followup: UUID, channel: str) -> None:
        """Keep that nobody answered, just now."""
        run, now = self._desk.background.run, self._desk.clock()
        job = run(followup_answers.attempt, followup, channel, now)
        how = lower_first(self._desk.lists["contact_channels"].label(channel))
        said = f"Tentative notée : {how}"
        self._writing.watch(job, lambda _kept: self.undo_offered.emit(said, job.act))

    def close_unreached(self, followup: UUID) -> None:
        """Close without an answer, today."""
        found = Found(NOT_REACHED, paris_day(self._desk.clock()))
        job = self._desk.background.run(followup_answers.close, followup, found)
        said = "Suivi clos : personne non jointe"
        self._writing.watch(job, lambda _kept: self.undo_offered.emit(said, job.act))

    def tell(self, followup: UUID, months: int, known: Known | None = None) -> None:
        """Ask what was found; `known` is what was said before, to be corrected."""
        today = paris_day(self._desk.clock())
        dialog = FollowupDialog(months, self._desk.lists, today, self._page, known)

        def ask() -> None:
            try:
                found = dialog.found()
            except UserError as error:
                dialog.show_error(error)
                return
            run = self._desk.background.run
            if known is not None and not found.situation:
                reopening = run(followup_answers.reopen, followup)
                said = "Suivi à faire de nouveau"
                self._writing.hand_over(
                    dialog, reopening, lambda _none: self.undo_offered.emit(said, reopening.act)
                )
                return
            closing = run(followup_answers.close, followup, found)
            self._writing.hand_over(
                dialog, closing, lambda _kept: self.undo_offered.emit("Suivi noté", closing.act)
            )

        dialog.asked.connect(ask)
        dialog.open()

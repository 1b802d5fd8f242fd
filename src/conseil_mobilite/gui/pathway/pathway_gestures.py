"""What the adviser does with a whole pathway: open, decide, suspend, close, reopen, follow up."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.pathway.act_dialog import DecisionDialog, SuspensionDialog
from conseil_mobilite.gui.pathway.closing_dialog import ClosingDialog
from conseil_mobilite.gui.pathway.followup_dialog import Known
from conseil_mobilite.gui.pathway.followup_gestures import FollowupGestures
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.assessment.assessment_form import EXIT
from conseil_mobilite.services.pathway import barrier_statuses, closings, pathways
from conseil_mobilite.services.pathway.followup_answers import FollowupPicture
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

_CLOSING = (PathwayAct.EXIT, PathwayAct.DROP)
_SAID = {PathwayAct.RESUME: "Parcours repris", PathwayAct.REOPEN: "Parcours rouvert"}


class PathwayGestures(QObject):
    """Opens the dialogs over `page` and asks the services."""

    said = Signal(str)
    undo_offered = Signal(str, object)
    refused = Signal(Exception)
    """Why an act of one click was refused: said beside the buttons."""
    assessment_begun = Signal(object)
    """The identity of the final assessment to go to."""

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing
        self.followups = FollowupGestures(desk, page, writing)
        self.followups.undo_offered.connect(self.undo_offered)

    def open_pathway(self, person_id: UUID) -> None:
        job = self._desk.background.run(pathways.open_pathway, person_id, self._today())
        self._writing.watch(job, lambda _pathway: self.said.emit("Parcours ouvert"), self._refuse)

    def act(self, what: PathwayAct, picture: PathwayPicture) -> None:
        """Do an act on the pathway; one that needs more than its day asks first."""
        if what is PathwayAct.DECIDE:
            self._decide(picture)
        elif what in _CLOSING:
            self._close(what, picture)
        elif what is PathwayAct.SUSPEND:
            self._suspend(picture)
        else:
            job = self._desk.background.run(pathways.act, picture.pathway.id, what, self._today())
            self._writing.watch(job, lambda _kept: self.said.emit(_SAID[what]), self._refuse)

    def set_barrier(self, pathway_id: UUID, code: str, status: str) -> None:
        run = self._desk.background.run
        job = run(barrier_statuses.set_status, pathway_id, code, status, self._today())
        words = self._desk.lists["barrier_statuses"].label(status)
        told = f"Frein : {words[:1].lower()}{words[1:]}"
        self._writing.watch(job, lambda _none: self.said.emit(told))

    def complete_followup(self, picture: FollowupPicture) -> None:
        """Ask what a follow-up found, or correct what was said of it."""
        followup, answer = picture.followup, picture.answer
        known = None
        if followup.done_on is not None:
            channel, words = (answer.channel, answer.words) if answer else ("", "")
            known = Known(followup.situation, followup.done_on, channel, words)
        self.followups.tell(followup.id, followup.months, known)

    def _close(self, what: PathwayAct, picture: PathwayPicture) -> None:
        dialog = ClosingDialog(what, picture, self._desk, self._page)

        def ask() -> None:
            closing = dialog.typed()
            if closing is None:
                return
            day = closing.details.happened_on or self._today()
            job = self._desk.background.run(closings.close, picture.pathway.id, closing, day)
            words = "Parcours terminé" if what is PathwayAct.EXIT else "Parcours classé sans suite"
            self._writing.hand_over(
                dialog, job, lambda _kept: self.undo_offered.emit(words, job.act)
            )

        dialog.asked.connect(ask)
        dialog.assessment_asked.connect(lambda: self._assess(dialog, picture))
        dialog.open()

    def _assess(self, dialog: ClosingDialog, picture: PathwayPicture) -> None:
        """Leave the closing for the final assessment; nothing of the closing was written."""
        if not dialog.confirm.isEnabled():
            return  # a second click while the first is under way
        person, at = picture.pathway.person_id, self._desk.clock()
        job = self._desk.background.run(assessments.start_for, person, EXIT, at)

        def go(made: Assessment) -> None:
            self.assessment_begun.emit(made.id)

        self._writing.hand_over(dialog, job, go)

    def _suspend(self, picture: PathwayPicture) -> None:
        dialog = SuspensionDialog(self._desk, self._page)

        def ask() -> None:
            try:
                given = dialog.details.typed()
            except UserError as error:
                dialog.show_error(error)
                return
            day = given.happened_on or self._today()
            run = self._desk.background.run
            job = run(pathways.act, picture.pathway.id, PathwayAct.SUSPEND, day, given)
            self._writing.hand_over(dialog, job)

        dialog.asked.connect(ask)
        dialog.open()

    def _decide(self, picture: PathwayPicture) -> None:
        dialog = DecisionDialog(picture.decisions, self._desk, self._page)

        def ask() -> None:
            try:
                given = dialog.details.typed()
            except UserError as error:
                dialog.show_error(error)
                return
            day, decision = given.happened_on or self._today(), dialog.chosen()
            run = self._desk.background.run
            job = run(pathways.decide, picture.pathway.id, decision, day, given)
            self._writing.hand_over(dialog, job)

        dialog.asked.connect(ask)
        dialog.open()

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(error)

    def _today(self) -> date:
        return paris_day(self._desk.clock())

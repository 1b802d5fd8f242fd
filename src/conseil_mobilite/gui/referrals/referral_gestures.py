"""What the adviser does with a referral: receive, send, answer, recall, mend, take back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.referrals.known_bodies import KnownBody
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.paper.opening import open_issued, open_preview
from conseil_mobilite.gui.paper.printables import LETTER_NAME, referral_letter
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.referrals.referral_answers import (
    AnswerDialog,
    RefusalDialog,
    ReminderDialog,
)
from conseil_mobilite.gui.referrals.referral_dialogs import (
    CorrectionDialog,
    ReceivedDialog,
    SentDialog,
)
from conseil_mobilite.gui.referrals.referral_fields import ReferralFields
from conseil_mobilite.gui.referrals.referral_wording import title
from conseil_mobilite.services.referrals import (
    known_bodies,
    referral_changes,
    referrals,
    sent_referrals,
)
from conseil_mobilite.services.referrals.referral_picture import ReferralLine

T = TypeVar("T")


class ReferralGestures(QObject):
    """Opens the dialogs over `page` and asks the services."""

    said = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget, writing: Writing) -> None:
        super().__init__(page)
        self._desk, self._page, self._writing = desk, page, writing

    def receive(self, person_id: UUID, *, in_pathway: bool) -> None:
        lists, run = self._desk.lists, self._desk.background.run
        dialog = ReceivedDialog(lists, self._today(), self._page, in_pathway=in_pathway)
        self._offer_known(dialog.inputs)

        def ask() -> Job[Referral]:
            return run(referrals.receive_again, person_id, dialog.origin(), self._today())

        self._open(dialog, ask, "Orientation reçue notée")

    def send(self, person_id: UUID, body: KnownBody | None = None, reason: str = "") -> None:
        """Address her to a body, known already or to be typed."""
        run = self._desk.background.run
        dialog = SentDialog(self._desk.lists, self._today(), self._page)
        self._offer_known(dialog.inputs)
        if body is not None:
            dialog.inputs.show_body(body)
            dialog.inputs.reason.setText(reason)

        def ask() -> Job[Referral]:
            return run(sent_referrals.send, person_id, dialog.sending(), self._today())

        self._open(dialog, ask, "Orientation envoyée notée")

    def accept(self, line: ReferralLine) -> None:
        """Accept one received, late or not."""
        run = self._desk.background.run
        self._do(run(referrals.accept, line.referral.id, self._today()), "Orientation acceptée")

    def refuse(self, line: ReferralLine) -> None:
        run = self._desk.background.run
        dialog = RefusalDialog(self._desk.lists, self._today(), self._page)

        def ask() -> Job[Referral]:
            return run(referrals.refuse, line.referral.id, dialog.reason(), dialog.day())

        self._open(dialog, ask, "Orientation refusée")

    def answer(self, line: ReferralLine) -> None:
        """Note what the body answered to which the person was sent."""
        run, whom = self._desk.background.run, title(line.referral, self._desk.lists)
        dialog = AnswerDialog(whom, self._today(), self._page)

        def ask() -> Job[Referral]:
            accepted, said = dialog.positive(), dialog.words()
            return run(
                sent_referrals.answer,
                line.referral.id,
                dialog.day(),
                accepted=accepted,
                said=said,
            )

        self._open(dialog, ask, "Réponse notée")

    def remind(self, line: ReferralLine) -> None:
        run, whom = self._desk.background.run, title(line.referral, self._desk.lists)
        dialog = ReminderDialog(whom, self._today(), self._page)

        def ask() -> Job[Referral]:
            return run(sent_referrals.remind, line.referral.id, dialog.day())

        self._open(dialog, ask, "Relance notée")

    def cancel(self, line: ReferralLine) -> None:
        run = self._desk.background.run
        job = run(referral_changes.cancel, line.referral.id, self._today())
        self._do(job, "Orientation annulée")

    def reopen(self, line: ReferralLine) -> None:
        """Take back an answer given by mistake."""
        job = self._desk.background.run(referral_changes.reopen, line.referral.id)
        self._do(job, "Orientation de nouveau sans réponse")

    def correct(self, line: ReferralLine) -> None:
        run = self._desk.background.run
        dialog = CorrectionDialog(line.referral, self._desk.lists, self._today(), self._page)
        self._offer_known(dialog.inputs)

        def ask() -> Job[Referral]:
            return run(referral_changes.correct, line.referral.id, dialog.changes())

        def remove() -> None:
            dialog.reject()
            removing = run(referral_changes.remove, line.referral.id)
            self._do(removing, "Orientation supprimée")

        dialog.removal_asked.connect(remove)
        self._open(dialog, ask, "Orientation corrigée")

    def write_letter(self, line: ReferralLine) -> None:
        """Show the letter that answers, or open the one that left, as it left."""
        if line.letter is None:
            dialog = open_preview(self._desk, referral_letter(line.referral.id), self._page)
        else:
            dialog = open_issued(self._desk, line.letter.id, LETTER_NAME, self._page)
        dialog.said.connect(self.said)
        dialog.finished.connect(lambda _result: self._writing.settled.emit())

    def _open(self, dialog: Creation, ask: Callable[[], Job[T]], told: str) -> None:
        """Open a dialog that ends once its service worked; undo is offered then."""

        def create() -> None:
            try:
                job = ask()
            except UserError as error:
                dialog.show_error(error)
                return
            self._writing.hand_over(
                dialog, job, lambda _kept: self.undo_offered.emit(told, job.act)
            )

        dialog.asked.connect(create)
        dialog.open()

    def _do(self, job: Job[T], told: str) -> None:
        self._writing.watch(job, lambda _kept: self.undo_offered.emit(told, job.act))

    def _offer_known(self, inputs: ReferralFields) -> None:
        self._desk.background.read(known_bodies.every).then(inputs.know, owner=inputs.body)

    def _today(self) -> date:
        return paris_day(self._desk.clock())

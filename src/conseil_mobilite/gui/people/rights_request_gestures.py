"""What is done with the requests of a person: noted, answered, lifted, taken away."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.people.identity_fields import choices
from conseil_mobilite.gui.people.rights_dialogs import AnswerDialog, RequestDialog
from conseil_mobilite.services.people import rights


class RequestGestures(QObject):
    """`done` says that something changed; `undo_offered` and `troubled` are those of a page."""

    done = Signal()
    undo_offered = Signal(str, object)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, person: UUID, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._person, self._page = desk, person, page

    def note(self) -> None:
        kinds = choices(self._desk.lists["rights_kinds"])
        dialog = RequestDialog(kinds, self._today(), self._page)
        dialog.asked.connect(lambda: self._receive(dialog))
        dialog.open()

    def _receive(self, dialog: RequestDialog) -> None:
        try:
            received = dialog.received_on() or self._today()
        except UserError as error:
            dialog.show_error(error)
            return
        asked = (dialog.kind(), received, dialog.words())
        self._settle(dialog, self._desk.background.run(rights.receive, self._person, *asked))

    def answer(self, request: RightsRequest) -> None:
        answers = choices(self._desk.lists["rights_answers"])
        dialog = AnswerDialog(request.kind, answers, self._today(), self._page)
        dialog.asked.connect(lambda: self._give_answer(dialog, request.id))
        dialog.open()

    def _give_answer(self, dialog: AnswerDialog, request: UUID) -> None:
        try:
            given = dialog.given(self._today())
        except UserError as error:
            dialog.show_error(error)
            return
        self._settle(dialog, self._desk.background.run(rights.answer, request, given))

    def lift(self, request: RightsRequest) -> None:
        job = self._desk.background.run(rights.lift, request.id, self._today())
        job.then(lambda _request: self._offer_undo("Demande levée", job.act), self)
        job.otherwise(self.troubled.emit, self)

    def remove(self, request: RightsRequest) -> None:
        job = self._desk.background.run(rights.remove, request.id)
        job.then(lambda _none: self._offer_undo("Demande supprimée", job.act), self)
        job.otherwise(self.troubled.emit, self)

    def _offer_undo(self, sentence: str, act: UUID | None) -> None:
        self.done.emit()
        self.undo_offered.emit(sentence, act)

    def _settle(self, dialog: Creation, job: Job[RightsRequest]) -> None:
        job.then(lambda _request: self._settled(dialog), dialog)
        job.otherwise(dialog.show_error, dialog)

    def _settled(self, dialog: Creation) -> None:
        dialog.done_with()
        self.done.emit()

    def _today(self) -> date:
        return paris_day(self._desk.clock())

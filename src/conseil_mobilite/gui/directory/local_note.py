"""What the body notes of a service, kept as it is typed; no catalogue changes it."""

from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.pathway.typing_pause import Typing
from conseil_mobilite.services.directory import service_page
from conseil_mobilite.services.directory.stored_services import StoredService

_HINT: Final = "Un contact, un délai, un conseil : rien sur une personne."
_HELP: Final = (
    "Pour vous et vos collègues. Enregistrée dès que vous l’écrivez ; une mise à jour du catalogue "
    "ne l’efface pas. N’y écrivez rien sur une personne."
)


@dataclass(frozen=True, slots=True)
class _Refused:
    """What was typed and could not be kept, and why."""

    text: str
    error: Exception


class LocalNote(QFrame):
    """One note at a time. `kept` is emitted once it is written."""

    kept = Signal()
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._service: UUID | None = None
        self._under_way = 0
        self._refused: dict[UUID, _Refused] = {}
        self._area = text_area("service_note", lines=2, placeholder=_HINT)
        self._area.setWhatsThis(spaced(_HELP))
        self._field = Field("&Note de votre organisme", self._area)
        self._typing = Typing(self)
        self._typing.settled.connect(self._write)
        self._area.textChanged.connect(self._keep)
        self.setLayout(column(self._field, gap=0))

    def show_note(self, service_id: UUID, note: str) -> None:
        """Show the note of a service; what is being typed of the same one stays."""
        typing = self._typing.waiting() or self._under_way or self._area.hasFocus()
        if service_id == self._service and (typing or service_id in self._refused):
            return
        self.flush()
        self._service = service_id
        refused = self._refused.get(service_id)
        with QSignalBlocker(self._area):
            self._area.setPlainText(refused.text if refused else note)
        self._field.clear_error()
        if refused:
            self._field.show_error(str(refused.error))

    def flush(self) -> None:
        """Keep at once what is being typed."""
        self._typing.flush()

    def _keep(self) -> None:
        self._typing.keep("note", self._area.toPlainText())

    def _write(self, values: dict[str, object]) -> None:
        service, text = self._service, str(values["note"])
        if service is None:
            return
        self._under_way += 1
        job = self._desk.background.run(service_page.write_note, service, text)
        job.then(partial(self._end, service), self)
        job.otherwise(partial(self._refuse, service, text), self)

    def _end(self, service: UUID, _stored: StoredService) -> None:
        self._under_way -= 1
        self._refused.pop(service, None)
        if service == self._service:
            self._field.clear_error()
        self.kept.emit()

    def _refuse(self, service: UUID, text: str, error: Exception) -> None:
        """Say beside the field why it could not be kept; what was typed stays, even elsewhere."""
        self._under_way -= 1
        self._refused[service] = _Refused(text, error)
        if not isinstance(error, UserError):
            self.troubled.emit(error)
        elif service == self._service:
            self._field.show_error(str(error))

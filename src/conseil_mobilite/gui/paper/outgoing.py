"""A paper on its way out: seen as often as the choices change, frozen once, whatever is clicked."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.paper.choices.paper_choices import NOTHING, Chosen
from conseil_mobilite.gui.paper.printable import Printable
from conseil_mobilite.services.audit import reading
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.people import person_documents


class Outgoing(QObject):
    """Knows the bytes that leave, as they are shown."""

    previewed = Signal(object)
    """A `PaperPreview` of what is chosen now."""
    refused = Signal(Exception)
    """It cannot be made as it is chosen."""
    frozen = Signal(object)
    """The `IssuedDocument` that is kept, on opening one or once this one is."""
    failed = Signal(Exception)
    """It was not kept: nothing left."""

    def __init__(
        self, background: Background, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background, self._clock = background, clock
        self._printable: Printable | None = None
        self._chosen: Chosen = NOTHING
        self._edition, self._leaving = 0, False
        self.issued: UUID | None = None
        self.pdf, self.html, self.number = b"", b"", ""

    def preview(self, printable: Printable, chosen: Chosen) -> None:
        """Make the paper as it would leave now; what was asked before is dropped."""
        self._printable, self._chosen = printable, chosen
        self._edition += 1
        job = printable.preview(self._background, self._clock(), chosen)
        job.then(partial(self._show, self._edition), self)
        job.otherwise(partial(self._refuse, self._edition), self)
        if printable.reads is not None:
            kind, record = printable.reads
            self._background.note(reading.note, "paper.preview", kind, record)

    def forget(self) -> None:
        """Have nothing to leave until the next preview: something else was chosen."""
        self._edition += 1
        self.pdf = b""

    def open_issued(self, document: UUID) -> None:
        opened = self._background.read(person_documents.original, document)
        opened.then(self._keep, self).otherwise(self.refused.emit, self)
        self._background.note(reading.note, "document.read", "issued_document", document)

    def leave(self, then: Callable[[], object]) -> bool:
        """Freeze the paper, or trace that it leaves again, then go on; False if it is leaving."""
        if self._leaving or not self.pdf:
            return False
        self._leaving = True
        printable, issue = self._printable, self._printable.issue if self._printable else None
        if self.issued is not None:
            noted = self._background.run(issuing.note_reprint, self.issued)
            noted.then(lambda _none: self._go(then), self).otherwise(self._fail, self)
        elif issue is not None:
            issued = issue(self._background, self._clock(), self._chosen)
            issued.then(partial(self._freeze, then), self).otherwise(self._fail, self)
        elif printable is not None and printable.trace is not None:
            traced = printable.trace(self._background)
            traced.then(lambda _none: self._go(then), self).otherwise(self._fail, self)
        else:
            self._go(then)
        return True

    def _show(self, edition: int, found: PaperPreview) -> None:
        if edition == self._edition:
            self.pdf, self.html, self.number = found.pdf, found.html, found.number
            self.previewed.emit(found)

    def _refuse(self, edition: int, error: Exception) -> None:
        if edition == self._edition:
            self.refused.emit(error)

    def _keep(self, document: IssuedDocument) -> None:
        self.issued = document.id
        self.pdf, self.html = document.content, document.twin or b""
        self.number = document.number
        self.frozen.emit(document)

    def _freeze(self, then: Callable[[], object], document: IssuedDocument) -> None:
        self._keep(document)
        self._go(then)

    def _go(self, then: Callable[[], object]) -> None:
        self._leaving = False
        then()

    def _fail(self, error: Exception) -> None:
        self._leaving = False
        self.failed.emit(error)

"""The import itself, in one transaction: followed, given up, and what it did."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.imports.decisions import ImportPreview
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.imports.undertaking import Undertaking
from conseil_mobilite.services.imports import bringing_in
from conseil_mobilite.services.imports.bringing_in import ImportOrder

WORDS = "Import en cours, saisie suspendue"


@dataclass(frozen=True, slots=True)
class Brought:
    """An import that was made: its run, and each row with what was done of it."""

    run: UUID
    told: ImportPreview


class Bringing(QObject):
    """It goes on when the page is left. Each import ends with `done`, `failed` or `given_up`."""

    begun = Signal()
    advanced = Signal(int, int)
    done = Signal()
    failed = Signal(Exception)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._undertaking: Undertaking | None = None
        self.brought: Brought | None = None

    def is_under_way(self) -> bool:
        return self._undertaking is not None

    def begin(self, draft: Draft) -> None:
        """Write what is decided, all of it or nothing."""
        preview, told = draft.preview, draft.final()
        if self._undertaking is not None or preview is None or told is None:
            return
        order = ImportOrder(
            draft.mended(), preview, draft.mapping, dict(draft.choices), draft.read.fingerprint
        )
        self.brought = None
        self._undertaking = undertaking = Undertaking(self._desk, WORDS, self)
        undertaking.advanced.connect(self.advanced)
        undertaking.done.connect(partial(self._tell_done, told))
        undertaking.failed.connect(self._tell_failed)
        undertaking.given_up.connect(self._tell_given_up)
        self.begun.emit()
        undertaking.follow(self._desk.background.run(bringing_in.bring_in, order, undertaking.step))

    def cancel(self) -> None:
        """Give up at the next step: the base stays as it was."""
        if self._undertaking is not None:
            self._undertaking.cancel()

    def forget(self) -> None:
        self.brought = None

    def _tell_done(self, told: ImportPreview, run: ImportRun) -> None:
        self._undertaking = None
        self.brought = Brought(run.id, told)
        self.done.emit()

    def _tell_failed(self, error: Exception) -> None:
        self._undertaking = None
        self.failed.emit(error)

    def _tell_given_up(self) -> None:
        self._undertaking = None
        self.given_up.emit()

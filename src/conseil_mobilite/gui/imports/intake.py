"""The file in hand while the base is open: read, examined, kept when the page is left.

It lives beside the base and not in the page: coming back finds the file, the columns, the cells
mended and the choices. Locking drops everything.
"""

import hashlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.imports.decisions import ImportPreview
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.domain.imports.nir_columns import nir_columns
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.bringing import Bringing
from conseil_mobilite.gui.imports.draft import Draft, ReadFile
from conseil_mobilite.gui.imports.undertaking import Undertaking
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.imports import examining


class Intake(QObject):
    """`refused` carries the error of a file; `failed` that of an examination."""

    reading = Signal()
    read = Signal()
    refused = Signal(Exception)
    examining = Signal()
    advanced = Signal(int, int)
    examined = Signal()
    failed = Signal(Exception)
    given_up = Signal()
    """The examination was given up: nothing is known of the rows."""
    dropped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.background)
        self._desk = desk
        self.draft: Draft | None = None
        self.step = 0
        """The step of the assistant that is open."""
        self.bringing = Bringing(desk, self)
        self._kept: dict[tuple[str, str], Draft] = {}
        self._asked: tuple[Path, str] | None = None
        self._examination: Undertaking | None = None
        desk.background.closing.connect(self.forget)

    def choose(self, path: Path, sheet: str = "") -> None:
        """Read a file, or another sheet of it; what was read before stays until it worked."""
        self.stop()
        self._asked = asked = path, sheet
        self.reading.emit()
        job = self._desk.background.work(partial(_read, path, sheet))
        job.then(partial(self._take, asked), self).otherwise(partial(self._refuse, asked), self)

    def examine(self) -> None:
        """Examine every row anew, as columns, cells or choices changed."""
        draft = self.draft
        if draft is None:
            return
        self.stop()
        self._examination = examination = Undertaking(self._desk, "Examen des lignes", self)
        examination.advanced.connect(self.advanced)
        examination.done.connect(partial(self._show, examination, draft))
        examination.failed.connect(partial(self._fail, examination))
        examination.given_up.connect(partial(self._give_up, examination))
        day, table = paris_day(self._desk.clock()), draft.mended()
        read = self._desk.background.read
        self.examining.emit()
        examination.follow(
            read(examining.preview, table, draft.mapping, day, report=examination.step)
        )

    def is_examining(self) -> bool:
        return self._examination is not None

    def stop(self) -> None:
        """Give up the examination under way; no one awaits it any more."""
        if self._examination is not None:
            self._examination.cancel()
            self._examination = None

    def interrupt(self) -> None:
        """Give up the examination under way, and say so."""
        if self._examination is not None:
            self._examination.cancel()

    def drop(self) -> None:
        """Put the file away: chosen again, it is as it was left."""
        self.stop()
        self._asked, self.draft, self.step = None, None, 0
        self.dropped.emit()

    def forget(self) -> None:
        """Keep nothing of any file."""
        self.bringing.forget()
        self._kept.clear()
        self.drop()

    def _take(self, asked: tuple[Path, str], found: ReadFile) -> None:
        if asked != self._asked:
            return
        known = self._kept.setdefault(
            (found.fingerprint, found.table.sheet), Draft(found, found.proposed)
        )
        self.draft, self._asked, self.step = known, None, 0
        self.read.emit()

    def _refuse(self, asked: tuple[Path, str], error: Exception) -> None:
        if asked == self._asked:
            self._asked = None
            self.refused.emit(error)

    def _show(self, examination: Undertaking, draft: Draft, preview: ImportPreview) -> None:
        if self._ended(examination):
            draft.preview = preview
            self.examined.emit()

    def _fail(self, examination: Undertaking, error: Exception) -> None:
        if self._ended(examination):
            self.failed.emit(error)

    def _give_up(self, examination: Undertaking) -> None:
        if self._ended(examination):
            self.given_up.emit()

    def _ended(self, examination: Undertaking) -> bool:
        """Tell whether this examination is the one awaited, and await none any more."""
        awaited = examination is self._examination
        self._examination = None if awaited else self._examination
        examination.deleteLater()
        return awaited


def intake_of(desk: Desk) -> Intake:
    """Return the file in hand of the base that is open."""
    held = desk.background.findChild(Intake)
    return held if isinstance(held, Intake) else Intake(desk)


def _read(path: Path, sheet: str) -> ReadFile:
    table = read_table(path, sheet=sheet)
    with path.open("rb") as content:
        fingerprint = hashlib.file_digest(content, "sha256").hexdigest()
    return ReadFile(path, fingerprint, table, propose(table), nir_columns(table))

"""Keep a package in the base, write it where the adviser chose, then tell the register."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.documents.html import writing as html
from conseil_mobilite.documents.statistics import report
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.exports.draft import Draft
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.private_files import write_beside_others

STEPS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a package goes, for whom, and whether its report goes beside it as a page to read."""

    folder: Path
    recipient: str
    twin: bool


class Writing(QObject):
    """It ends with one of `written` and `failed`. What leaves is kept first: never the reverse."""

    advanced = Signal(int, int)
    written = Signal(object)
    """The `Path` of the file."""
    failed = Signal(Exception)

    def __init__(self, desk: Desk, draft: Draft, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._draft, self._place = desk, draft, place

    def start(self) -> None:
        self.advanced.emit(0, STEPS)
        background, prepared = self._desk.background, self._draft.prepared
        if prepared.kept is None:
            keeping = background.run(exports.keep, prepared, self._desk.clock())
        else:
            keeping = background.run(exports.sent_again, prepared.kept)
        keeping.then(self._write).otherwise(self._fail)

    def _write(self, kept: StatisticsExport) -> None:
        self.advanced.emit(1, STEPS)
        writing = self._desk.background.work(partial(_written, self._draft, self._place, kept))
        writing.then(partial(self._register, kept), self).otherwise(self._fail)

    def _register(self, kept: StatisticsExport, path: Path) -> None:
        self.advanced.emit(2, STEPS)
        run, recipient = self._desk.background.run, self._place.recipient
        telling = run(exports.record_sending, kept.id, recipient, self._desk.clock())
        telling.then(lambda _done: self.written.emit(path), self).otherwise(self._fail)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _written(draft: Draft, place: Place, kept: StatisticsExport) -> Path:
    path = place.folder / kept.file_name
    write_beside_others(path, kept.content)
    if place.twin:
        page = html.write(report.document(draft.prepared.report))
        write_beside_others(path.with_suffix(".html"), page)
    return path

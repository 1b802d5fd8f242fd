"""Keep a package in the base, then write it where the adviser chose."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.export_draft import Draft
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.store.private_files import write_private

STEPS = 2


class Writing(QObject):
    """It ends with one of `written` and `failed`. What leaves is kept first: never the reverse."""

    advanced = Signal(int, int)
    written = Signal(object)
    """The `Path` of the file."""
    failed = Signal(Exception)

    def __init__(self, desk: Desk, draft: Draft, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._draft, self._folder = desk, draft, folder

    def start(self) -> None:
        self.advanced.emit(0, STEPS)
        background, sent = self._desk.background, self._draft.sent
        if sent is None:
            keeping = background.run(statistics.keep, self._draft.prepared, self._desk.clock())
        else:
            keeping = background.run(statistics.sent_again, sent.id)
        keeping.then(self._write).otherwise(self._fail)

    def _write(self, kept: StatisticsExport) -> None:
        self.advanced.emit(1, STEPS)
        path, content = self._folder / kept.file_name, kept.content
        writing = self._desk.background.work(partial(_write_beside_others, path, content))
        writing.then(lambda _done: self.written.emit(path), self).otherwise(self._fail)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _write_beside_others(path: Path, content: bytes) -> None:
    """Write the file, or the same one again; UserError rather than replace another one."""
    if path.is_file() and path.read_bytes() != content:
        raise UserError(
            spaced(
                f"Un autre fichier s’appelle déjà {path.name} dans ce dossier. Il n’a pas été "
                "touché : déplacez-le, ou choisissez un autre dossier."
            ),
            "folder",
        )
    write_private(path, content)

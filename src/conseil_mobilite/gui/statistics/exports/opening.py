"""Open the report of a package as it was sent."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.store.private_files import write_private

REPORT = "rapport.pdf"


Reader = Callable[[Path], bool]
"""Shows a file; tells whether it could."""


def usual_reader(path: Path) -> bool:
    """Show a file in the program that this computer opens it with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ReportOpener(QObject):
    """The copies that were opened last as long as the window. `said`: where the copy is."""

    said = Signal(str)

    def __init__(self, desk: Desk, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reader, self._folder = desk, reader, QTemporaryDir()

    def open(self, export: UUID) -> None:
        """Take the report out of a package and show it in the program that reads PDF."""
        self._desk.background.run(exports.sent_again, export).then(self._write)

    def _write(self, sent: StatisticsExport) -> None:
        path = Path(self._folder.path(), sent.file_name).with_suffix(".pdf")

        def write() -> Path:
            write_private(path, read_package(sent.content).files[REPORT])
            return path

        self._desk.background.work(write).then(self._show, self)

    def _show(self, path: Path) -> None:
        if not self._reader(path):
            self.said.emit(f"Le rapport est dans {path}")

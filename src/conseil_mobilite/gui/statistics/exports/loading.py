"""What the assistant knows at once: basins, past exports, quality of the files, recipients."""

from uuid import UUID

from PySide6.QtCore import QObject

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.exports.content import ExportContent
from conseil_mobilite.gui.statistics.exports.file import ExportFile
from conseil_mobilite.gui.statistics.exports.periods import days
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.statistics import exports, figures
from conseil_mobilite.services.statistics.figures import FigureScope, Quality


class Loading(QObject):
    def __init__(
        self, desk: Desk, content: ExportContent, file: ExportFile, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._content, self._file = desk, content, file
        self._asked: tuple[UUID | None, PublishedPeriod] | None = None

    def start(self, basin: UUID, *, correct: bool) -> None:
        read, today = self._desk.background.read, paris_day(self._desk.clock())
        content = self._content
        read(basins.basins, today).then(lambda found: content.show_basins(found, basin), self)
        read(exports.exports).then(lambda found: content.show_exports(found, correct=correct), self)
        read(exports.recipients).then(self._file.show_known)
        content.changed.connect(self._ask_quality)
        self._ask_quality()

    def _ask_quality(self) -> None:
        """Ask how complete the files are, once for each choice."""
        basin, period = self._content.basin(), self._content.period()
        if basin is None or (basin, period) == self._asked:
            return
        self._asked = basin, period
        self._content.show_quality(None)
        reading = self._desk.background.read(figures.quality, FigureScope(basin, days(period)))
        reading.then(lambda found: self._show_quality((basin, period), found), self)

    def _show_quality(self, asked: tuple[UUID, PublishedPeriod], found: Quality) -> None:
        if asked == self._asked:
            self._content.show_quality(found)

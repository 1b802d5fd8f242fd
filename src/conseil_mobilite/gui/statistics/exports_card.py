"""What was published: each package can be saved again, as it was sent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.quarters import quarter_of
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.statistics.wording import capital
from conseil_mobilite.services.statistics.statistics import ExportLine

NONE_YET = "Aucun export pour l’instant. Le premier trimestre terminé peut être préparé."


class ExportsCard(QFrame):
    """`chosen` carries the `ExportLine` to be saved again."""

    chosen = Signal(object)
    consolidation_asked = Signal()
    """Packages received from several bases are to be added up."""

    def __init__(self) -> None:
        super().__init__()
        self._list = frame(column(gap=0))
        add_up = button("exports_consolidate", "Consolider des paquets reçus", "files", "quiet")
        add_up.clicked.connect(self.consolidation_asked)
        self.setLayout(column(card("Exports déjà préparés", self._list, extra=add_up), gap=0))

    def show_exports(self, lines: Sequence[ExportLine]) -> None:
        rows = [self._row(line) for line in lines]
        refill(self._list, *(rows or [empty_line(NONE_YET, icon="export")]))

    def _row(self, line: ExportLine) -> QFrame:
        again = button(f"export_again_{line.id}", "Enregistrer", "download-simple", "quiet")
        period = capital(str(quarter_of(line.start)))
        again.setAccessibleName(f"Enregistrer de nouveau : {period}, {line.basin_name}")
        again.clicked.connect(lambda: self.chosen.emit(line))
        day = long_date(paris_day(line.made_at), weekday=False)
        return entry(period, f"{line.basin_name} · préparé le {day}", again)

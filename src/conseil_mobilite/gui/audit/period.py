"""How many months the trail is kept: kept as it is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.audit import wording
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.audit import keeping


class PeriodPart(QFrame):
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        months = range(keeping.SHORTEST, keeping.LONGEST + 1)
        self._months = Choice("audit_months", [(str(each), f"{each} mois") for each in months])
        self._months.setFixedWidth(dp(160))
        self._months.chosen.connect(self._keep)
        self.setLayout(column(Field("&Garder le journal", self._months, wording.KEPT), gap=0))

    def refresh(self) -> None:
        reading = self._desk.background.read(keeping.months)
        reading.then(lambda months: self._months.show_code(str(months)), self)

    def _keep(self, code: str) -> None:
        job = self._desk.background.run(keeping.keep_for, int(code))
        job.then(lambda _none: self.said.emit(f"Journal gardé {code} mois"), self)
        job.otherwise(self._fail, self)

    def _fail(self, error: Exception) -> None:
        self.refresh()
        self.troubled.emit(error)

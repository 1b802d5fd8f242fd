"""The way to a licence in one strip, to read beside something else: the tab « Parcours »."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import Line
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.kit.stepper import Stepper
from conseil_mobilite.gui.situation.step_wording import step_points
from conseil_mobilite.gui.situation.wording import process_detail, process_title
from conseil_mobilite.services.situation import licence_processes
from conseil_mobilite.services.situation.licence_processes import ProcessPicture


class LicenceStrip(QFrame):
    """Reads by itself at `refresh`; hidden while no licence is being prepared."""

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self.setObjectName("licence_strip")
        self._desk, self._person = desk, person
        self._rows = frame(column(gap=12, pad=(16, 0, 16, 12)))
        self.setLayout(column(card("Permis en préparation", self._rows), gap=0))
        self.hide()

    def refresh(self) -> None:
        today = paris_day(self._desk.clock())
        read = self._desk.background.read
        read(licence_processes.of_person, self._person, today).then(self._show)

    def _show(self, found: Sequence[ProcessPicture]) -> None:
        under_way = [each for each in found if not each.process.outcome]
        refill(self._rows, *(self._steps(each) for each in under_way))
        self.setVisible(bool(under_way))

    def _steps(self, shown: ProcessPicture) -> QFrame:
        lists, process = self._desk.lists, shown.process
        title = process_title(process, lists)
        steps = Stepper(
            f"strip_{process.id.hex}_steps", f"{title} : étapes", step_points(shown, lists)
        )
        detail = Line(process_detail(process, lists), "small")
        return frame(column(Line(title, "strong"), detail, steps, gap=4))

"""The basin of the pathway under way, shown where there is something to choose."""

from uuid import UUID

from PySide6.QtCore import Signal

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.people.wording import basin_warning
from conseil_mobilite.services.pathway import pathway_basin
from conseil_mobilite.services.pathway.pathway_basin import BasinChoice


class BasinField(Field):
    """Stored as it is chosen; until then a warning says why."""

    troubled = Signal(Exception)

    def __init__(self, name: str, desk: Desk, person: UUID) -> None:
        self._choice = Choice(name, ())
        super().__init__("Bassin de mobilité", self._choice)
        self._desk, self._person = desk, person
        self._pathway: UUID | None = None
        self._choice.chosen.connect(self._keep)
        self.hide()

    def refresh(self) -> None:
        today = paris_day(self._desk.clock())
        reading = self._desk.background.read(pathway_basin.choice, self._person, today)
        reading.then(self._show, self)

    def _show(self, found: BasinChoice | None) -> None:
        several = found is not None and (found.must_choose or len(found.basins) > 1)
        self.setVisible(several)
        if found is None or not several:
            return
        self._pathway = found.pathway_id
        none = "" if found.chosen else "À choisir"
        self._choice.offer([(str(each.id), each.name) for each in found.basins], none=none)
        self._choice.show_code(str(found.chosen or ""))
        if found.must_choose:
            self.show_warning(basin_warning(len(found.basins)))
        else:
            self.clear_error()

    def _keep(self, code: str) -> None:
        if self._pathway is None or not code:
            return
        keeping = self._desk.background.run(pathway_basin.choose, self._pathway, UUID(code))
        keeping.then(lambda _none: self.refresh(), self).otherwise(self._refuse, self)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.show_error(str(error))
        else:
            self.troubled.emit(error)

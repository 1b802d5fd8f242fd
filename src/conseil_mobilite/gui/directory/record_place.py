"""The commune of a record, chosen in the list of communes, with its postcode and its code."""

from collections.abc import Callable, Mapping

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.settings.place_field import PlaceField
from conseil_mobilite.store.reference.territories import Municipality

NAMES = ("commune", "code_postal", "code_insee")


class RecordPlace:
    """Reads and shows the three fields that tell a commune."""

    def __init__(self, name: str, desk: Desk) -> None:
        self.field = PlaceField(name, desk.territories, desk.background.work)
        self._stored: Mapping[str, object] = {}
        self._insee = ""
        self.field.chosen.connect(self._choose)

    def read(self) -> Mapping[str, object]:
        """Return the commune chosen; UserError where what is typed is not one."""
        try:
            town, postcode = self.field.town()
        except UserError as error:
            raise UserError(str(error), "commune") from None
        if not town:
            return dict.fromkeys(NAMES, "")
        return dict(zip(NAMES, (town, postcode, self._insee), strict=True))

    def show(self, record: Record) -> None:
        town, postcode, self._insee = (str(record.get(name) or "") for name in NAMES)
        self.field.show_town(town, postcode)

    def listen(self, told: Callable[[], object]) -> None:
        self.field.chosen.connect(lambda _place: told())
        self.field.editingFinished.connect(told)

    def _choose(self, place: Municipality) -> None:
        self._insee = place.insee_code

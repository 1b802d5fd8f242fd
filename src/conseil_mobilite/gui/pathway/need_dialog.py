"""Note a need without an offer, or mend one that was noted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.pathway.need_fields import NeedFields
from conseil_mobilite.services.pathway.unmet_needs import Need

WHY = (
    "Dites ce que vous savez : une seule réponse suffit. Ces besoins montrent au plan d’action où "
    "et quand l’offre manque."
)


class NeedDialog(Creation):
    """`removal_asked` takes the need it was given out of the pathway."""

    removal_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        journeys: Sequence[Journey],
        parent: QWidget,
        need: UnmetNeed | None = None,
    ) -> None:
        self._inputs = NeedFields(desk, journeys if need is None else ())
        remove = button("need_remove", "Re&tirer ce besoin", "trash", "danger")
        rest = [] if need is None else [row(remove, None)]
        body = column(label(WHY, "muted", wrap=True), self._inputs.lay_out(), *rest, gap=12)
        title = "Noter un besoin sans offre" if need is None else "Modifier le besoin"
        create = "&Noter" if need is None else "&Enregistrer"
        super().__init__("need_dialog", title, body, parent, create=create, width=620)
        self.form = Form(**self._inputs.fields)
        remove.clicked.connect(self.removal_asked)
        if need is not None:
            self._inputs.show_need(need)

    def typed(self) -> Need | None:
        """Return the need as typed, or None once what could not be read is said beside it."""
        return self.read(self._inputs.typed)

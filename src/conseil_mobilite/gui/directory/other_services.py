"""The other services of the same structure, one click away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.directory.service_wording import cost_words, place_words
from conseil_mobilite.gui.kit.cards import Entry, entry
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.directory.stored_services import StoredService


class OtherServices(QFrame):
    """`chosen` carries the `UUID` of a service. Hidden where there is none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = frame(column(gap=0))
        self.setLayout(column(label("Autres services de cette structure", "field"), self._rows))
        self.hide()

    def show_others(self, others: Sequence[StoredService]) -> None:
        refill(self._rows, *(self._row(each) for each in others))
        self.setVisible(bool(others))

    def _row(self, stored: StoredService) -> Entry:
        detail = joined(place_words(stored), cost_words(stored.service))
        row = entry(stored.service.name, detail)
        return row.can_open(f"service_other_{stored.id.hex}", partial(self.chosen.emit, stored.id))

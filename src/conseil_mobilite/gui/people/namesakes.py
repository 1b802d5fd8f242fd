"""A quiet line: somebody of that name, or of that telephone, may already have a file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, refill, row
from conseil_mobilite.gui.people.wording import born, joined
from conseil_mobilite.services.people.people import Namesake


class Namesakes(QFrame):
    """Hidden while nobody is alike. `chosen` carries the `UUID` of the file asked for."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("namesakes")
        self.setAccessibleName("Dossiers qui se ressemblent")
        self.setProperty("role", "note")
        self.setLayout(column(gap=4, pad=(16, 8, 12, 8)))
        self.hide()

    def show_people(self, people: Sequence[Namesake]) -> None:
        refill(self, *(self._line(rank, person) for rank, person in enumerate(people)))
        self.setVisible(bool(people))

    def _line(self, rank: int, person: Namesake) -> QFrame:
        made = QFrame()
        alike = ", ".join(person.agreed)
        where = "dans la corbeille" if person.in_bin else person.municipality
        detail = joined(born(person.birth_date, ""), where, person.file_number, alike)
        open_it = button(f"namesake_open_{rank}", "Ouvrir ce dossier", role="quiet")
        call(open_it, f"Ouvrir le dossier de {person.full_name}")
        open_it.clicked.connect(lambda: self.chosen.emit(person.person_id))
        words = column(
            label(f"Un dossier existe peut-être déjà : {person.full_name}", "strong", wrap=True),
            label(detail, "small", wrap=True),
            gap=0,
        )
        made.setLayout(row(glyph("users", "primary", 20), (words, 1), open_it, gap=12))
        return made

"""Absences and closures to come: noted, changed, deleted with an undo."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.booking.absence_wording import absence_span, absence_title
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.kit.layouts import Item, column, frame
from conseil_mobilite.gui.pathway.refilling import refill_kept

NOTHING: Final = "Aucune absence ni fermeture à venir."


class AbsenceList(QFrame):
    """Shows and asks; the section does."""

    adding_asked = Signal()
    change_asked = Signal(object)
    """The `Unavailability` to change."""
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self.setObjectName("absences")
        self._rows = frame(column(gap=0))
        self.adding = button("absence_add", "&Noter une absence", "plus")
        self.adding.clicked.connect(self.adding_asked)
        held = card("Absences et fermetures", self._rows, extra=self.adding)
        held.setWhatsThis(
            "Pendant une absence, aucun créneau n’est proposé, et l’agenda prévient avant d’y "
            "prendre un rendez-vous. Entrée ouvre une absence pour la changer."
        )
        self.setLayout(column(held, gap=0))

    def show_absences(self, coming: Sequence[Unavailability], now: datetime) -> None:
        rows = [self._row(each, now) for each in coming]
        refill_kept(self._rows, *(rows or [empty_line(NOTHING, icon="calendar-check")]))

    def _row(self, absence: Unavailability, now: datetime) -> QFrame:
        title, span = absence_title(absence, self._lists), absence_span(absence)
        delete = button(f"absence_delete_{absence.id.hex}", "Supprimer", "trash", "quiet")
        delete.setAccessibleName(spaced(f"Supprimer : {title}, {span}"))
        delete.clicked.connect(partial(self.deletion_asked.emit, absence))
        marks: list[Item] = []
        if absence.starts_at <= now:
            marks.append(badge("En ce moment", "primary"))
        if absence.adviser_id is None:
            marks.append(badge("Tout l’organisme"))
        detail = f"{span[:1].upper()}{span[1:]}"
        made = entry(title, detail, *marks, delete, lead=glyph("calendar-x", size=20))
        name = f"absence_{absence.id.hex}"
        return made.can_open(name, partial(self.change_asked.emit, absence))

"""Absences and closures to come: noted, changed, deleted with an undo."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.booking.absence_wording import absence_span, absence_title
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.kit.layouts import Item
from conseil_mobilite.gui.settings.kept_list import KeptList

NOTHING: Final = "Aucune absence ni fermeture à venir."


class AbsenceList(KeptList):
    """Asks with the `Unavailability` of the row."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__(
            "absences",
            "Absences et fermetures",
            button("absence_add", "&Noter une absence", "plus"),
            "Pendant une absence, aucun créneau n’est proposé, et l’agenda prévient avant d’y "
            "prendre un rendez-vous. Entrée ouvre une absence pour la changer.",
        )
        self._lists = lists

    def show_absences(self, coming: Sequence[Unavailability], now: datetime) -> None:
        self.show_rows([self._row(each, now) for each in coming], NOTHING, "calendar-check")

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

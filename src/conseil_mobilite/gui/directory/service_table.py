"""The services found, one line each; with a person, each line says why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QAbstractItemView

from conseil_mobilite.domain.directory.freshness import TO_CHECK
from conseil_mobilite.gui.directory.service_cells import ServiceCell, ServiceCells
from conseil_mobilite.gui.directory.service_wording import (
    because,
    cost_words,
    distance_words,
    place_words,
)
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.directory.listing import ServiceLine

_SHORT: Final = 56
_TALL: Final = 94
_HELP: Final = (
    "Les services de l’annuaire. Choisissez « Pour qui ? » : chaque ligne dit alors pourquoi le "
    "service est proposé à la personne, ou non. Flèches : d’un service à l’autre. Entrée : aller "
    "à sa page."
)


class ServiceTable(Table):
    """Rows are keyed by the `UUID` of the service."""

    def __init__(self) -> None:
        columns = (Column("Service", 200, stretch=True),)
        super().__init__("services_table", "Services", columns, row_height=_SHORT)
        self.setItemDelegate(ServiceCells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.setWhatsThis(_HELP)

    def show_lines(self, lines: Sequence[ServiceLine]) -> None:
        told = any(line.match is not None for line in lines)
        self.verticalHeader().setDefaultSectionSize(dp(_TALL if told else _SHORT))
        self.show_rows([Row(line.id, (_cell(line),)) for line in lines])


def _cell(line: ServiceLine) -> ServiceCell:
    stored = line.stored
    marks = [(TO_CHECK, "warning")] if line.to_check else []
    if stored.favourite:
        marks.append(("Favori", "primary"))
    where = joined(place_words(stored), distance_words(line.kilometres))
    return ServiceCell(
        stored.service.name,
        joined(stored.structure.name, where, cost_words(stored.service)),
        marks=tuple(marks),
        because=None if line.match is None else because(line.match),
    )

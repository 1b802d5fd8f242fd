"""The aids as a table: name and funder, the day somebody made sure of it, its state."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.directory.aid_words import chips
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table

COLUMNS: Final = (
    Column("Aide", 220, stretch=True),
    Column("Vérifiée", 108, spare=1),
    Column("État", 176),
)


class AidTable(Table):
    """Rows are keyed by the code of the aid."""

    def __init__(self, funders: CodeList) -> None:
        super().__init__("aids_table", "Catalogue des aides", COLUMNS)
        self._funders = funders
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.setWhatsThis(
            "Les aides du catalogue. Flèches : lire une aide à côté. Entrée : la modifier. « À "
            "vérifier » : personne ne s’est assuré de ce qui est écrit depuis six mois."
        )

    def show_aids(self, lines: Sequence[BenefitLine], today: date) -> None:
        self.show_rows([self._row(line, today) for line in lines])

    def _row(self, line: BenefitLine, today: date) -> Row:
        day = short_date(line.checked_on) if line.checked_on else "Jamais"
        cells = (
            Cell(line.label, self._funders.label(line.funder_kind)),
            Cell(day, tone="" if line.checked_on else "warning"),
            Cell("", chips=chips(line, today)),
        )
        return Row(line.code, cells)

"""The table of possible pairs: both names, then what agrees and what it may mean."""

from collections.abc import Sequence
from typing import Final

from conseil_mobilite.gui.duplicates.comparison_words import sentence
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.duplicates.pairs import PairLine

COLUMNS: Final = (
    Column("Deux dossiers", 180),
    Column("Ce qui correspond", 220, stretch=True),
)

_SHORT: Final = {"même date de naissance": "naissance"}


class PairsTable(Table):
    """Rows are keyed by the key of the `Pair`."""

    def __init__(self) -> None:
        super().__init__("duplicates_table", "Doublons possibles", COLUMNS)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)

    def show_pairs(self, lines: Sequence[PairLine], *, complete: bool) -> None:
        self.show_rows([_row(each) for each in lines], complete=complete)

    def append_pairs(self, lines: Sequence[PairLine], *, complete: bool) -> None:
        self.append_rows([_row(each) for each in lines], complete=complete)


def _row(line: PairLine) -> Row:
    agreed = sentence([_SHORT.get(each, each.removeprefix("même ")) for each in line.agreed])
    return Row(line.pair.key, (Cell(*line.names), Cell(agreed, line.meaning)))

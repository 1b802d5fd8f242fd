"""The first rows of a file as they are, under their headings; numbers of NIRs are never drawn."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted, number
from conseil_mobilite.gui.imports.draft import ReadFile
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.cells import Cell, Cells
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, refill
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table

SHOWN: Final = 30
ROW_HEIGHT: Final = 32
NARROWEST, WIDEST, LETTER, MARGINS = 84, 240, 8, 28
"""Widths in dp: of a column, of about one letter, and of the room around it."""
HIDDEN_NUMBER: Final = "retiré"


class RawPreview(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._count = label("", "small")
        self._count.setContentsMargins(0, 0, 8, 0)
        self._holder = QFrame()
        self._holder.setLayout(column(gap=0, pad=(1, 0, 1, 1)))
        self.setLayout(column(card("Premières lignes", (self._holder, 1), extra=self._count)))

    def show_file(self, read: ReadFile) -> None:
        table = read.table
        shown = table.rows[:SHOWN]
        total = counted(len(table.rows), "ligne")
        say(self._count, total if len(table.rows) <= SHOWN else f"{SHOWN} sur {total}")
        texts = [
            [_text(read, row.cells[rank].text, rank) for row in shown] for rank in _ranks(read)
        ]
        heads = [_head(read, rank) for rank in _ranks(read)]
        widths = [_width([head, *below]) for head, below in zip(heads, texts, strict=True)]
        columns = [Column(head, width) for head, width in zip(heads, widths, strict=True)]
        made = Table(
            "import_first_rows",
            "Premières lignes du fichier",
            [Column("Ligne", 76), *columns],
            row_height=ROW_HEIGHT,
        )
        made.setItemDelegate(Cells(made, plain=True))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        rows = [
            Row(row.number, (_numbered(row.number, hidden=row.hidden), *map(Cell, cells)))
            for row, cells in zip(shown, zip(*texts, strict=True), strict=False)
        ]
        made.show_rows(rows)
        refill(self._holder, (made, 1))


def _numbered(rank: int, *, hidden: bool) -> Cell:
    words = number(rank)
    return Cell(words, icon="eye-slash" if hidden else "", tone="warning" if hidden else "")


def _ranks(read: ReadFile) -> range:
    return range(len(read.table.headings))


def _head(read: ReadFile, rank: int) -> str:
    mark = " (masquée)" if rank in read.table.hidden_columns else ""
    return f"{read.table.headings[rank] or 'Sans titre'}{mark}"


def _text(read: ReadFile, text: str, rank: int) -> str:
    return HIDDEN_NUMBER if text and rank in read.dropped else " ".join(text.split())


def _width(texts: list[str]) -> int:
    longest = max(map(len, texts))
    return min(max(MARGINS + LETTER * longest, NARROWEST), WIDEST)

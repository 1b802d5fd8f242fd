"""The texts that a body may word, paper by paper, each with whose words it says."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame

from conseil_mobilite.domain.paper.letter_texts import PaperTexts
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import large_text

LOGO: Final = "logo"
LOGO_PAPER: Final = "commun"
ORIGINAL: Final = "Texte d’origine"
OWN: Final = "Votre texte"
REFUSED: Final = "À corriger"


class PaperTextList(QFrame):
    """Arrows go from one text to the other; `LOGO` stands among those of every paper.

    Where the text is large, one field takes the place of the list.
    """

    chosen = Signal(str)
    """The code of the text that is now the current one."""
    opened = Signal()
    """Enter: on to the words of the current text."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._texts: PaperTexts | None = None
        self._refused: frozenset[str] = frozenset()
        self.paper = Choice("paper_choice", []).narrow(12)
        columns = (Column("Texte", 160, stretch=True),)
        self._table = Table("paper_texts", "Textes de ce papier", columns)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().hide()
        self._field = Choice("paper_text", []).narrow(12)
        self._lay_out()
        self.paper.chosen.connect(lambda _paper: self._go_to_first())
        self._table.current_changed.connect(self._tell)
        self._table.opened.connect(lambda _code: self.opened.emit())
        self._field.chosen.connect(self._table.show_current)

    def show_texts(self, texts: PaperTexts) -> None:
        """Show whose words each text says, keeping the current one."""
        first, self._texts = self._texts is None, texts
        if first:
            self.paper.offer([(paper.code, paper.label) for paper in texts.reference.papers])
            self._go_to_first()
        else:
            self._fill()

    def show_refused(self, codes: Iterable[str]) -> None:
        """Mark the texts typed that cannot be kept as they are."""
        self._refused = frozenset(codes)
        self._fill()

    def current(self) -> str:
        return str(self._table.current_key() or "")

    def reach(self) -> None:
        """Put the keyboard on the row of the current text."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first(self) -> None:
        self._fill()
        self._table.show_current(self._table.rows.key(0))

    def _fill(self) -> None:
        if self._texts is None:
            return
        rows = self._rows(self._texts)
        with QSignalBlocker(self._table):  # the current row is only lost and found again
            self._table.show_rows(rows)
        self._field.offer([(str(row.key), row.cells[0].text) for row in rows])
        self._field.show_code(self.current())

    def _rows(self, texts: PaperTexts) -> list[Row]:
        paper = self.paper.code()
        told = texts.reference.of_body(texts.basis)
        rows = [
            Row(text.code, (Cell(text.label, self._state(text.code)),))
            for text in told
            if text.paper == paper
        ]
        logo = Row(LOGO, (Cell("Logo", "En haut des papiers"),))
        return [logo, *rows] if paper == LOGO_PAPER else rows

    def _state(self, code: str) -> str:
        if code in self._refused:
            return REFUSED
        return OWN if self._texts is not None and code in self._texts.own else ORIGINAL

    def _tell(self, key: object) -> None:
        if key is not None:
            self._field.show_code(str(key))
            self.chosen.emit(str(key))

    def _lay_out(self) -> None:
        """Lay both ways of choosing, then hide the one that the size of the text leaves out."""
        large = large_text()
        paper, text = Field("&Papier", self.paper), Field("Te&xte à écrire", self._field)
        head = row((paper, 1), (text, 1), gap=16, pad=(12, 12, 12, 12 if large else 8))
        self.setLayout(column(head, (self._table, 1), gap=0, pad=(1, 1, 1, 1)))
        self._table.setVisible(not large)
        text.setVisible(large)

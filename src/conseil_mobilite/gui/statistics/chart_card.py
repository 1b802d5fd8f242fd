"""Bars or columns in a card, with the key of their colours and the same figures as a table."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from conseil_mobilite.domain.language.french import NO_BREAK, number, spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.charts import Bars, Months, Pair
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.marks import Swatch
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.kit.twins import Twins
from conseil_mobilite.gui.statistics.wording import INTERNAL, month_label
from conseil_mobilite.services.statistics.statistics import (
    ASSESSMENTS,
    PEOPLE,
    Breakdown,
    MonthCount,
)

ROW_HEIGHT: Final = 32
HEAD_ROOM: Final = 44
PEOPLE_WORDS: Final = "Personnes accompagnées"
ASSESSMENTS_WORDS: Final = "Bilans réalisés"
SEVERAL: Final = (
    "Une personne peut relever de plusieurs publics : ces lignes ne s’additionnent pas."
)
_FIGURES: Final = (Column("Personnes", 92, figure=True), Column("Bilans", 76, figure=True))


class ChartCard(QObject):
    """A drawing, its table and its key in a `frame`; `copied` says what the clipboard now holds."""

    copied = Signal(str)

    def __init__(self, name: str, title: str, drawing: QWidget, table: Table, words: str) -> None:
        """`words` names the drawing on its side of the switch."""
        super().__init__()
        self._title, self._table, self._lines = title, table, 0
        self._twins = Twins(f"statistics_{name}", drawing, table, words)
        self._twins.currentChanged.connect(lambda _side: self._make_room(self._lines))
        copy = button(f"statistics_{name}_copy", "Copier", role="quiet")
        copy.setAccessibleName(spaced(f"Copier le tableau : {title}"))
        copy.clicked.connect(self._copy)
        self._gestures = frame(row(copy, self._twins.switch, gap=4))

    def _lay_out(self, key: QBoxLayout, note: str = "") -> QFrame:
        below = (
            [frame(column(label(note, "small", wrap=True), pad=(16, 0, 12, 10)))] if note else []
        )
        inside = frame(column(self._twins, pad=(16, 0, 12, 10)))
        return card(self._title, key, (inside, 1), *below, extra=self._gestures)

    def _make_room(self, lines: int) -> None:
        """Show the table whole when it is the side shown; the drawing needs less."""
        self._lines = lines
        shown = self._twins.currentWidget() is self._table
        self._table.setMinimumHeight(dp(HEAD_ROOM + ROW_HEIGHT * lines) if shown else 0)

    def _copy(self) -> None:
        """Copy the table for a spreadsheet, with the mark that says it is not to be spread."""
        rows = self._table.rows
        ranks = range(rows.columnCount())
        lines = [[str(rows.headerData(rank, Qt.Orientation.Horizontal)) for rank in ranks]]
        lines += [
            [str(rows.data(rows.index(line, rank))).replace(NO_BREAK, "") for rank in ranks]
            for line in range(rows.rowCount())
        ]
        text = [f"{self._title} – {INTERNAL}", *("\t".join(cells) for cells in lines)]
        QGuiApplication.clipboard().setText("\n".join(text))
        self.copied.emit(f"Tableau « {self._title} » copié : chiffres internes, à ne pas diffuser")


class BreakdownCard(ChartCard):
    """A breakdown of both indicators; values that count nobody are left out."""

    def __init__(self, code: str, title: str, note: str = "") -> None:
        self._bars = Bars(
            f"statistics_{code}_bars", title, ("personnes accompagnées", "bilans réalisés")
        )
        columns = (Column(title.removeprefix("Par ").capitalize(), stretch=True), *_FIGURES)
        table = Table(f"statistics_{code}_table", title, columns, row_height=ROW_HEIGHT)
        super().__init__(code, title, self._bars, table, "Barres")
        marks = (("primary", "solid", PEOPLE_WORDS), ("success", "hatch", ASSESSMENTS_WORDS))
        self.frame = self._lay_out(_key(marks), note)

    def show_breakdown(self, breakdown: Breakdown, short: Mapping[str, str]) -> None:
        """`short` gives the words of the publics, as on their chips; the others keep their own."""
        lines = [line for line in breakdown.lines if any(line.counts.values())]
        if breakdown.several:
            lines.sort(key=lambda line: -line.counts[PEOPLE])
        counts = [(each.counts[PEOPLE], each.counts[ASSESSMENTS]) for each in lines]
        self._bars.show_pairs(
            [
                Pair(short.get(each.code) or each.label, *both)
                for each, both in zip(lines, counts, strict=True)
            ]
        )
        self._table.show_rows(
            [
                Row(each.code, _cells(short.get(each.code) or each.label, *both))
                for each, both in zip(lines, counts, strict=True)
            ]
        )
        self._make_room(len(lines))


class MonthsCard(ChartCard):
    """Assessments of the last twelve months, beside those of a year before."""

    def __init__(self) -> None:
        title = "Bilans réalisés par mois"
        self._months = Months("statistics_months_bars", title, ("bilans", "un an plus tôt"))
        columns = (
            Column("Mois", stretch=True),
            Column("Bilans", 76, figure=True),
            Column("Un an plus tôt", 116, figure=True),
        )
        table = Table("statistics_months_table", title, columns, row_height=ROW_HEIGHT)
        super().__init__("months", title, self._months, table, "Colonnes")
        marks = (("primary", "solid", "12 derniers mois"), ("warning", "line", "Un an plus tôt"))
        self.frame = self._lay_out(_key(marks))

    def show_months(self, months: Sequence[MonthCount]) -> None:
        pairs = [Pair(month_label(each.month), each.count, each.year_before) for each in months]
        self._months.show_pairs(pairs)
        self._table.show_rows([_month_row(each) for each in months])
        self._make_room(len(months))


def _month_row(month: MonthCount) -> Row:
    words = f"{month_label(month.month)} {month.month.year}"
    return Row(month.month, _cells(words, month.count, month.year_before))


def _cells(words: str, *figures: int) -> tuple[Cell, ...]:
    return (Cell(words), *(Cell(number(figure), figure=True) for figure in figures))


def _key(marks: Sequence[tuple[str, str, str]]) -> QBoxLayout:
    parts = [row(Swatch(tone, kind), label(words, "small"), gap=6) for tone, kind, words in marks]
    return row(*parts, None, gap=14, pad=(16, 0, 16, 6))

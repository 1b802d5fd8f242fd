"""A drawing and the table that says the same, one key away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.radar import TOP_LEVEL, AxisPoint, Radar
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp

ROW_HEIGHT = 36
HEAD_HEIGHT = 44


class Twins(QStackedWidget):
    """Shows the drawing or its table; `switch` offers the two words, T changes from either."""

    def __init__(self, name: str, drawing: QWidget, table: QWidget, words: str) -> None:
        """`words` names the drawing on its side of the switch, such as « Radar »."""
        super().__init__()
        self.setObjectName(name)
        self._sides = (drawing, table)
        for side in self._sides:
            self.addWidget(side)
            side.installEventFilter(self)
        drawing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pairs = (("drawing", words), ("table", "Tableau"))
        self.switch = Segments(f"{name}_switch", f"{words} ou tableau", pairs)
        self.switch.chosen.connect(self.show_side)

    def show_side(self, side: str) -> None:
        """Show "drawing" or "table"."""
        self.switch.show_current(side)
        self.setCurrentIndex(0 if side == "drawing" else 1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take T before a table would look for a row that begins with it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_T or event.modifiers():
            return False
        self.show_side("table" if self.currentIndex() == 0 else "drawing")
        self._sides[self.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class RadarTwins(Twins):
    """The radar of an assessment and its table: axis, level now, level before."""

    def __init__(self, name: str, *, height: int = 300) -> None:
        self.radar = Radar(f"{name}_radar", height=height)
        columns = (
            Column("Axe", stretch=True),
            Column("Niveau", 150),
            Column("Avant", 150),
        )
        self.table = Table(f"{name}_table", "Niveaux par axe", columns, row_height=ROW_HEIGHT)
        super().__init__(name, self.radar, self.table, "Radar")

    def show_side(self, side: str) -> None:
        """Show the table whole: ten rows are not worth a scroll bar."""
        whole = dp(ROW_HEIGHT) * self.table.rows.rowCount() + dp(HEAD_HEIGHT)
        self.table.setMinimumHeight(whole if side == "table" else 0)
        super().show_side(side)

    def show_points(self, points: Sequence[AxisPoint]) -> None:
        self.radar.show_points(points)
        compared = any(point.before is not None for point in points)
        self.table.setColumnHidden(2, not compared)
        self.table.show_rows([_row(point) for point in points])


def _row(point: AxisPoint) -> Row:
    cells = (
        Cell(point.name),
        Cell(point.note or _level(point.level, point.words)),
        Cell(_level(point.before, point.before_words)),
    )
    return Row(point.name, cells)


def _level(level: int | None, words: str) -> str:
    return words if level is None else f"{level}/{TOP_LEVEL} · {words}"

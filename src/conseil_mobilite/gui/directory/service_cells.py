"""A line of the directory, painted: its name, where it is, and why for the person, in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.directory.service_wording import Because
from conseil_mobilite.gui.kit.cell_look import Pen
from conseil_mobilite.gui.kit.cells import Cell, Cells
from conseil_mobilite.gui.kit.painting import LEFT, MIDDLE

MOST_LINES: Final = 2
_NAME: Final = 22
_DETAIL: Final = 18
_LINE: Final = 17


@dataclass(frozen=True, slots=True)
class ServiceCell(Cell):
    """`marks` are worded chips at the right of the name; `because` is there for a person."""

    marks: tuple[tuple[str, str], ...] = ()
    because: Because | None = None

    def words(self) -> str:
        told = f"{self.because.head} {self.because.words}" if self.because else ""
        parts = (self.text, *(words for words, _ in self.marks), self.second, told)
        return ", ".join(part for part in parts if part)


class ServiceCells(Cells):
    """Paints `ServiceCell` values in three lines or four."""

    def _paint_text(self, painter: QPainter, area: QRectF, cell: Cell, *, strong: bool) -> None:
        if not isinstance(cell, ServiceCell):
            super()._paint_text(painter, area, cell, strong=strong)
            return
        look, unit = self._look, self._look.unit
        name = QRectF(area.left(), area.top(), area.width(), _NAME * unit)
        room = self._paint_marks(painter, name, cell)
        _write(painter, name.adjusted(0, 0, -room, 0), cell.text, look.strong, look.ink)
        detail = QRectF(area.left(), name.bottom(), area.width(), _DETAIL * unit)
        _write(painter, detail, cell.second, look.small, look.muted)
        if cell.because is not None:
            told = QRectF(area.left(), detail.bottom() + 2 * unit, area.width(), _LINE * unit)
            self._paint_because(painter, told, cell.because)

    def _paint_marks(self, painter: QPainter, name: QRectF, cell: ServiceCell) -> float:
        """Paint the chips at the right, and return the room that they take."""
        if not cell.marks:
            return 0
        unit, metrics = self._look.unit, self._look.chip.metrics
        widths = (metrics.horizontalAdvance(spaced(words)) + 22 * unit for words, _ in cell.marks)
        room = sum(widths)
        place = name.adjusted(name.width() - room + 6 * unit, 0, 0, 0)
        self._paint_chips(painter, place, cell.marks, chosen=False)
        return room

    def _paint_because(self, painter: QPainter, first: QRectF, told: Because) -> None:
        """Write why, over two lines at most, after what it is about."""
        look = self._look
        head = spaced(f"{told.head} ")
        _write(painter, first, head, look.chip, look.tone(told.tone)[0])
        inset = look.chip.metrics.horizontalAdvance(head)
        lines = _wrapped(spaced(told.words), look.small, first.width(), inset)
        for rank, text in enumerate(lines):
            line = first.translated(0, rank * _LINE * look.unit)
            place = line.adjusted(0 if rank else inset, 0, 0, 0)
            _write(painter, place, text, look.small, look.ink)


def _wrapped(text: str, pen: Pen, width: float, inset: float) -> list[str]:
    """Break a text into lines, the first one shorter; the last one ends with « … » if need be."""
    layout, found = QTextLayout(text, pen.font), list[str]()
    layout.beginLayout()
    for rank in range(MOST_LINES):
        line, room = layout.createLine(), width - (0 if rank else inset)
        if not line.isValid():
            break
        line.setLineWidth(max(room, 1))
        end = len(text) if rank == MOST_LINES - 1 else line.textStart() + line.textLength()
        found.append(text[line.textStart() : end])
    layout.endLayout()
    return found


def _write(painter: QPainter, area: QRectF, text: str, pen: Pen, front: QColor) -> None:
    painter.setFont(pen.font)
    painter.setPen(front)
    room = int(area.width()) + 1
    shown = pen.metrics.elidedText(spaced(text), Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, int(LEFT | MIDDLE), shown)

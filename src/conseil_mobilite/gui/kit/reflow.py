"""Parts side by side where the place is wide enough, one under the other where it is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.gui.kit.layouts import Item, refill, row
from conseil_mobilite.gui.kit.theme import dp

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom


class Reflow(QFrame):
    """`wide` is the least width in dp, at the text size now applied, of a single row.

    Unlike `columns`, it looks at the room there is: a large screen keeps its row in large text.
    """

    def __init__(self, *items: Item, wide: int, gap: int = 8) -> None:
        super().__init__()
        self._wide = dp(wide)
        self._box = row(*items, gap=gap)
        self._box.setDirection(_DOWN)
        self.setLayout(self._box)

    def show_items(self, *items: Item) -> None:
        """Replace the parts."""
        refill(self, *items)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest part only, so that the place may grow narrow."""
        hint = super().minimumSizeHint()
        items = (self._box.itemAt(rank) for rank in range(self._box.count()))
        widths = (item.minimumSize().width() for item in items if item is not None)
        return QSize(max(widths, default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = _ACROSS if event.size().width() >= self._wide else _DOWN
        if direction is not self._box.direction():
            self._box.setDirection(direction)

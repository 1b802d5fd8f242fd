"""A layout that goes on to the next line where its place is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QWidget

from conseil_mobilite.gui.kit.layouts import empty_layout, row
from conseil_mobilite.gui.kit.theme import dp, large_text


class FlowLayout(QLayout):
    """Sets its widgets side by side at their own size, `gap` dp apart, line after line.

    Hidden ones take no place.
    """

    def __init__(self, *widgets: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = dp(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def _place(self, area: QRect, *, move: bool) -> int:
        """Set the widgets in an area, or only measure; return the height used."""
        top = area.top()
        for line in self._lines(area.width()):
            tall = max(item.sizeHint().height() for item in line)
            if move:
                self._align(line, QPoint(area.left(), top), tall)
            top += tall + self._gap
        return max(0, top - self._gap - area.top())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Part the widgets into lines, each as full as its place allows."""
        lines, used = list[list[QLayoutItem]](), width
        for item in (each for each in self._items if not each.isEmpty()):
            wide = item.sizeHint().width()
            if not lines or used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._gap
        return lines

    def _align(self, line: list[QLayoutItem], start: QPoint, tall: int) -> None:
        """Set the widgets of a line, the lower ones in the middle of its height."""
        left = start.x()
        for item in line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(left, start.y() + (tall - size.height()) // 2), size))
            left += size.width() + self._gap


class Flow(QFrame):
    """A frame whose widgets flow; they can be replaced."""

    def __init__(self, *widgets: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._flow = FlowLayout(*widgets, gap=gap)
        self.setLayout(self._flow)

    def show_widgets(self, *widgets: QWidget) -> None:
        empty_layout(self._flow)
        for widget in widgets:
            self._flow.addWidget(widget)
        self.updateGeometry()


def head_gestures(*buttons: QWidget) -> QLayout:
    """Lay the buttons of a page's head: in a row beside its title or, once stacked, under it.

    Stacked, the text is large: they go on to a second line rather than be cut.
    """
    return FlowLayout(*buttons, gap=8) if large_text() else row(*buttons)

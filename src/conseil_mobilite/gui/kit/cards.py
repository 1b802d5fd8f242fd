"""Cards and their rows: a card hugs its rows, which run edge to edge with text 16 px in."""

from collections.abc import Callable, Sequence
from typing import Final, Self

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.labels import Line, badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, gestures, row
from conseil_mobilite.gui.kit.painting import painter_on, pen
from conseil_mobilite.gui.kit.theme import dp, large_text, tokens

HEAD_HEIGHT: Final = 44
ENTRY_HEIGHT: Final = 52
OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def card(
    title: str, *items: Item, count: str = "", extra: QWidget | None = None, gap: int = 0
) -> QFrame:
    """Make a titled card; `count` stands in a badge beside the title, `extra` at the right."""
    words: list[Item] = [label(title, "heading"), *([badge(count)] if count else [])]
    parts = [row(*words, None)] + ([] if extra is None else [extra])
    if count and extra is not None and large_text():  # too wide for one line
        top = frame(column(parts[0], row(extra, None), gap=0, pad=(16, 10, 8, 4)))
    else:
        top = frame(row((parts[0], 1), *parts[1:], pad=(16, 0, 8, 0)))
        top.setFixedHeight(dp(HEAD_HEIGHT))
    made = frame(column(top, *items, gap=gap), "card")
    made.setAccessibleName(spaced(title))
    return made


def heading(title: str, detail: str, *actions: Item) -> QBoxLayout:
    """Open a page: its title, a muted line, and its gestures at the right."""
    words = column(label(title, "title"), label(detail, "muted", wrap=True), gap=0)
    return columns((words, 1), gestures(*actions))


class OpenRow(QFrame):
    """A row of a card that may lead somewhere.

    `opened` is emitted on a click, Enter or Space once `can_open` was called.
    """

    opened = Signal()

    def __init__(self, words: str, tone: str = "") -> None:
        """`words` are what a screen reader says of the row."""
        super().__init__()
        self.spoken_role = QAccessible.Role.Grouping
        self.setProperty("role", "entry")
        self.setProperty("tone", tone)
        self.setProperty("ring", "painted")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = spaced(words)

    def can_open(self, name: str, open_it: Callable[[], object]) -> Self:
        """Make the row a control: reached by Tab, opened by Enter, Space or a click."""
        self.setObjectName(name)
        self.spoken_role = QAccessible.Role.Button
        call(self, self._words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.opened.connect(open_it)
        return self

    def press(self) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the keyboard over the row: a border would move its words."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = painter_on(self)
            painter.setPen(pen(tokens().primary, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), dp(4), dp(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING_KEYS and self.hasFocus():
            self.press()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.press()
        super().mouseReleaseEvent(event)


class Entry(OpenRow):
    """A two-line row: what, then who, when, where; a badge or a button at its right edge."""

    def __init__(
        self, title: str, detail: str, trailing: Sequence[Item], lead: QWidget | None, tone: str
    ) -> None:
        super().__init__(", ".join(part for part in (title, detail) if part), tone)
        texts: Item = (column(None, *_lines(title, detail), None, gap=0), 1)
        items = [texts] if lead is None else [lead, texts]
        self.setLayout(row(*items, *trailing, gap=12, pad=(16, 0, 12, 0)))
        self.setFixedHeight(dp(ENTRY_HEIGHT))


def entry(
    title: str, detail: str, *trailing: Item, lead: QWidget | None = None, tone: str = ""
) -> Entry:
    """Make a row of a card; call `.can_open(name, callable)` where it leads somewhere."""
    return Entry(title, detail, trailing, lead, tone)


def line(*items: Item, gap: int = 10, tall: int = 6) -> QFrame:
    """Make a free row of a card, with its hairline and the card's inset."""
    return frame(row(*items, gap=gap, pad=(16, tall, 12, tall)), "entry")


def hour_label(text: str) -> QWidget:
    """Make the lead of a row that happens at an hour."""
    made = label(text, "strong")
    made.setFixedWidth(dp(56))
    return made


def _lines(title: str, detail: str) -> list[Item]:
    first: list[Item] = [Line(title, "strong")]
    return [*first, Line(detail, "small")] if detail else first

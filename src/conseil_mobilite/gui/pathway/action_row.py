"""One action of the list: what, for which goal and with whom, when, and who pays."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.funding_bar import FundingBar
from conseil_mobilite.gui.kit.labels import Line, glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.theme import dp, restyle, scale
from conseil_mobilite.gui.pathway.funding_wording import cost_words, shares
from conseil_mobilite.gui.pathway.wording import (
    action_detail,
    action_icon,
    action_title,
    due_words,
)
from conseil_mobilite.services.pathway.actions import PlannedAction

ROW_HEIGHT: Final = 52
TWO_ROWS_SCALE: Final = 1.75
"""The text size from which the date and the cost go under the words."""
DUE_WIDTH: Final = 152
FUNDING_WIDTH: Final = 152
FORWARD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACKWARD: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)
OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPPING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)
DELETING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
HOW: Final = (
    "Ctrl et flèches : changer d’état. Alt et flèches : changer de place. Suppr : supprimer."
)


class ActionRow(QFrame):
    """A row that the keyboard moves from state to state. It shows; its list decides."""

    spoken_role = QAccessible.Role.ListItem

    taken = Signal()
    """It has the focus, hence is the one shown beside."""
    stepped = Signal(int)
    """To the next row (1) or the one before (-1)."""
    shifted = Signal(int)
    """To the next state (1) or the one before (-1)."""
    lifted = Signal(int)
    """To the state shown under this one (1) or above it (-1)."""
    nudged = Signal(int)
    """After the next action of the same state (1), or before the one above (-1)."""
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    """Where on the screen the mouse holds it, and where it lets it go."""
    given_up = Signal()
    """It is held no more, and stays where it was."""
    opened = Signal()
    deletion_asked = Signal()
    menu_asked = Signal(object)

    def __init__(
        self, planned: PlannedAction, lists: CodeLists, today: date, barrier: str, *, fixed: bool
    ) -> None:
        """`barrier` is the label of the one it answers; a `fixed` one is only read."""
        super().__init__()
        self.planned = planned
        self._fixed = fixed
        self._pressed: QPoint | None = None
        self._held = False
        self.setProperty("role", "entry")
        self.setObjectName(f"action_{planned.action.id.hex}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedHeight(dp(ROW_HEIGHT))
        title, detail = action_title(planned, lists), action_detail(planned, lists, barrier)
        when, near, tone = due_words(planned, None if fixed else today)
        status = lists["action_statuses"].label(planned.action.status)
        said = (title, status, detail, when, near, cost_words(planned))
        self.setAccessibleName(spaced(", ".join(part for part in said if part)))
        self.setAccessibleDescription("" if fixed else HOW)
        texts = column(None, Line(title, "strong"), Line(detail, "small"), None, gap=0)
        sign = glyph(action_icon(planned.action.kind, lists), "primary")
        due, paid = _due(when, near, tone), _funding(planned)
        if scale() < TWO_ROWS_SCALE:
            self.setLayout(row(sign, (texts, 1), due, paid, gap=12, pad=(16, 0, 12, 0)))
        else:
            self.setFixedHeight(dp(2 * ROW_HEIGHT))
            first, second = row(sign, (texts, 1), gap=12), row(30, due, None, paid, gap=0)
            self.setLayout(column(first, second, gap=0, pad=(16, 0, 12, 0)))

    def press(self) -> None:
        self.opened.emit()

    def mark(self, *, chosen: bool) -> None:
        """Show whether this is the action shown beside, and let Tab stop only there."""
        restyle(self, tone="selected" if chosen else "")
        policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(
            self.mapToGlobal(self.rect().center()) if by_key else event.globalPos()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._held and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self.given_up.emit()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        direction = 1 if event.key() in FORWARD else -1 if event.key() in BACKWARD else 0
        if direction and (control or alt):
            self._carry(event, direction, alt=alt)
        elif direction and event.key() in STEPPING:
            self.stepped.emit(direction)
        elif event.key() in OPENING:
            self.opened.emit()
        elif event.key() in DELETING and not self._fixed:
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._fixed:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._held or far >= QApplication.startDragDistance():
            self._held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._held
        self._let_go()
        if held:
            self.dropped.emit(event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self._pressed, self._held = None, False
        self.unsetCursor()

    def _carry(self, event: QKeyEvent, direction: int, *, alt: bool) -> None:
        """Ctrl changes the state, Alt the place among those of the same state."""
        sideways = event.key() not in STEPPING
        if self._fixed or (alt and sideways):
            super().keyPressEvent(event)
        elif alt:
            self.nudged.emit(direction)
        elif sideways:
            self.shifted.emit(direction)
        else:
            self.lifted.emit(direction)


def _due(words: str, near: str, tone: str) -> QWidget:
    muted = tone == "muted"
    day = label(words, "muted" if muted else "")
    soon = label(near, "strong", tone)
    items = (day, soon) if near else (day,)
    return frame(column(None, *items, None, gap=0), width=DUE_WIDTH)


def _funding(planned: PlannedAction) -> QWidget:
    words = label(cost_words(planned), "small")
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    bar = FundingBar(f"funding_{planned.action.id.hex}", shares(planned.funding), height=8)
    paid = planned.action.cost_cents or planned.lines
    items = (words, bar) if paid else (words,)
    return frame(column(None, *items, None, gap=3), width=FUNDING_WIDTH)

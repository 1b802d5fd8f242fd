"""One action of the list: what, for which goal and with whom, when, and who pays."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.funding_bar import FundingBar
from conseil_mobilite.gui.kit.labels import Line, glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.theme import dp, restyle, scale
from conseil_mobilite.gui.pathway.wording import (
    action_detail,
    action_icon,
    action_title,
    cost_words,
    due_words,
    shares,
)
from conseil_mobilite.services.pathway.actions import PlannedAction

ROW_HEIGHT: Final = 52
TWO_ROWS_SCALE: Final = 1.75
"""The text size from which the date and the cost go under the words."""
DUE_WIDTH: Final = 166
FUNDING_WIDTH: Final = 176
FORWARD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACKWARD: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)
OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
DELETING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ActionRow(QFrame):
    """A row that the keyboard moves from state to state. It shows; its list decides."""

    spoken_role = QAccessible.Role.ListItem

    taken = Signal()
    """It has the focus, hence is the one shown beside."""
    stepped = Signal(int)
    """To the next row (1) or the one before (-1)."""
    shifted = Signal(int)
    """To the next state (1) or the one before (-1)."""
    opened = Signal()
    deletion_asked = Signal()
    menu_asked = Signal(object)

    def __init__(self, planned: PlannedAction, lists: CodeLists, today: date) -> None:
        super().__init__()
        self.planned = planned
        self.setProperty("role", "entry")
        self.setObjectName(f"action_{planned.action.id.hex}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedHeight(dp(ROW_HEIGHT))
        title, detail = action_title(planned, lists), action_detail(planned, lists)
        when, tone = due_words(planned, today)
        status = lists["action_statuses"].label(planned.action.status)
        said = ", ".join((title, status, detail, when, cost_words(planned)))
        self.setAccessibleName(spaced(said))
        self.setAccessibleDescription("Ctrl et flèches : changer d’état. Suppr : supprimer.")
        texts = column(None, Line(title, "strong"), Line(detail, "small"), None, gap=0)
        sign = glyph(action_icon(planned.action.kind, lists), "primary")
        due, paid = _due(when, tone), _funding(planned)
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
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        direction = 1 if event.key() in FORWARD else -1 if event.key() in BACKWARD else 0
        if direction and held:
            self.shifted.emit(direction)
        elif direction and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(direction)
        elif event.key() in OPENING:
            self.opened.emit()
        elif event.key() in DELETING:
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)


def _due(words: str, tone: str) -> QWidget:
    muted = tone == "muted"
    role = "muted" if muted else "strong" if tone else ""
    made = label(words, role, "" if muted else tone)
    made.setFixedWidth(dp(DUE_WIDTH))
    return made


def _funding(planned: PlannedAction) -> QWidget:
    words = label(cost_words(planned), "small")
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    bar = FundingBar(f"funding_{planned.action.id.hex}", shares(planned.funding), height=8)
    paid = planned.action.cost_cents or planned.lines
    items = (words, bar) if paid else (words,)
    return frame(column(None, *items, None, gap=3), width=FUNDING_WIDTH)

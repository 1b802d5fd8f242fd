"""Large answers, each with its key: the digits choose, the arrows move, nothing is preselected."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.painting import (
    BOLD,
    CENTER,
    LEFT,
    MIDDLE,
    NORMAL,
    WRAP,
    painter_on,
    pen,
    text_at,
)
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

HEIGHT: Final = 50
TEXT_START: Final = 34
TEXT_END: Final = 5
SIDES: Final = 3.5
LAST_KEY: Final = 9
MEASURED: Final = 4_096


class Answer(QAbstractButton):
    """A large answer with its key cap; chosen, it says so by a tick, a border and a weight."""

    def __init__(self, name: str, text: str, key: str = "", *, chosen: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(spaced(text))
        self.setAccessibleName(spaced(text))
        self.setAccessibleDescription(f"Touche {key}" if key else "")
        self.setCheckable(True)
        self.setChecked(chosen)
        self._key = key
        self.setMinimumHeight(dp(HEIGHT))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(max(dp(104), self.wide_enough()), self._height_for(self.wide_enough()))

    def wide_enough(self) -> int:
        """Return the width that shows the words on two lines, cut where it is the least."""
        widest = _width_on_two_lines(self.text(), theme.font(weight=BOLD).key())
        return dp(TEXT_START + TEXT_END) + round(2 * SIDES) + 1 + widest

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height_for(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours, chosen = painter_on(self), tokens(), self.isChecked()
        area = QRectF(self.rect()).adjusted(SIDES, SIDES, -SIDES, -SIDES)
        if self.hasFocus():
            painter.setPen(pen(colours.primary, 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, dp(8), dp(8))
        able, strong = self.isEnabled(), self._strong()
        painter.setPen(pen(strong if chosen else colours.edge, 2 if chosen else 1))
        lit = chosen or self.underMouse()
        ground = colours.primary_soft if lit else colours.surface
        painter.setBrush(QColor(ground if able else colours.sunken))
        painter.drawRoundedRect(area, dp(6), dp(6))
        spot = QRectF(area.left() + dp(10), area.center().y() - dp(9), dp(18), dp(18))
        if chosen:
            paint_icon(painter, spot, "check-circle", strong)
        elif self._key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sunken))
            painter.drawRoundedRect(spot, dp(4), dp(4))
            text_at(
                painter, spot, self._key, colours.muted, theme.font(SMALL_POINTS), CENTER | MIDDLE
            )
        words = area.adjusted(dp(TEXT_START), 0, -dp(TEXT_END), 0)
        font = theme.font(weight=BOLD if chosen else NORMAL)
        front = strong if chosen or not able else colours.ink
        text_at(painter, words, self.text(), front, font, LEFT | MIDDLE | WRAP)

    def _strong(self) -> str:
        """Return the colour of what is chosen: muted once it cannot be changed."""
        return tokens().primary if self.isEnabled() else tokens().muted

    def _height_for(self, width: int) -> int:
        room = max(width - dp(TEXT_START + TEXT_END) - round(2 * SIDES), dp(40))
        words = _height_in(room, self.text(), theme.font(weight=BOLD).key())
        return max(dp(HEIGHT), words + dp(20))


class Answers(QWidget):
    """The answers of one question in rows of equal width, as many a row as their words allow.

    Digits 1 to 9 choose, arrows move the focus, Space takes the one that has it. `answered`
    carries the codes chosen after each gesture: one code, or several where `several` is true.
    """

    spoken_role = QAccessible.Role.Grouping

    answered = Signal(tuple)

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        *,
        chosen: Sequence[str] = (),
        several: bool = False,
    ) -> None:
        """Offer `choices`, pairs of code and words; none is chosen unless stored in `chosen`."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self._several = several
        self._buttons = {
            code: Answer(f"{name}_{code}", words, str(rank) if rank <= LAST_KEY else "")
            for rank, (code, words) in enumerate(choices, start=1)
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(dp(2))
        for code, made in self._buttons.items():
            made.clicked.connect(lambda _on, code=code: self._click(code))
            made.installEventFilter(self)
        self._place(len(self._buttons))
        self.show_chosen(chosen)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def chosen(self) -> tuple[str, ...]:
        return tuple(code for code, made in self._buttons.items() if made.isChecked())

    def show_chosen(self, codes: Sequence[str]) -> None:
        """Show the stored answers, without emitting."""
        for code, made in self._buttons.items():
            made.setChecked(code in codes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self._columns_for(event.size().width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        made = list(self._buttons.values())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and isinstance(watched, Answer):
            following = (made.index(watched) + steps[Qt.Key(event.key())]) % len(made)
            made[following].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        rank = int(event.text()) if event.text().isdigit() else 0
        if 1 <= rank <= min(len(made), LAST_KEY):
            made[rank - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
            made[rank - 1].click()
            return True
        return False

    def _click(self, code: str) -> None:
        if not self._several:
            self.show_chosen([code])
        self.answered.emit(self.chosen())

    def _columns_for(self, width: int) -> int:
        widest = max(made.wide_enough() for made in self._buttons.values())
        return max(1, min(len(self._buttons), (width + dp(2)) // (widest + dp(2))))

    def _place(self, columns: int) -> None:
        for rank, made in enumerate(self._buttons.values()):
            self._grid.addWidget(made, rank // columns, rank % columns)
        for rank in range(self._grid.columnCount()):
            self._grid.setColumnStretch(rank, 1 if rank < columns else 0)


@lru_cache(maxsize=MEASURED)
def _width_on_two_lines(text: str, _font: str) -> int:
    """Measure a text once for each font, which `_font` names: layouts ask many times a page."""
    advance = QFontMetrics(theme.font(weight=BOLD)).horizontalAdvance
    words = text.split(" ")
    cuts = range(1, len(words) + 1)
    halves = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in cuts)
    return min(max(advance(first), advance(second)) for first, second in halves)


@lru_cache(maxsize=MEASURED)
def _height_in(room: int, text: str, _font: str) -> int:
    """Measure what a text takes in a width, once for each font as well."""
    metrics = QFontMetrics(theme.font(weight=BOLD))
    return metrics.boundingRect(0, 0, room, 10_000, int(LEFT | WRAP), text).height()

"""A combo box and a check box whose mark is painted here: styled, Fusion's own vanish."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QStyle, QStyleOptionButton

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.theme import dp, tokens


class Choice(QComboBox):
    """One code of a list, shown by its words. `chosen` is emitted only when the adviser picks."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], *, none: str = "") -> None:
        """Offer `choices`, pairs of code and words, after `none` for the empty code, if given."""
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(choices, none=none)
        self.activated.connect(self._tell)  # no lambda: it would hold what is never laid out

    def offer(self, choices: Sequence[tuple[str, str]], *, none: str = "") -> None:
        """Replace the choices, keeping the current one if it is still there."""
        kept = self.code()
        self.clear()
        for code, words in ([("", none)] if none else []) + list(choices):
            self.addItem(spaced(words), code)
        self.show_code(kept)

    def code(self) -> str:
        return str(self.currentData() or "")

    def show_code(self, code: str) -> None:
        """Show a stored answer, without emitting; an unknown code leaves the first choice."""
        self.setCurrentIndex(max(self.findData(code), 0 if self.count() else -1))

    def narrow(self, letters: int) -> "Choice":
        """Let the choice be narrower than its longest words, down to a count of letters."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        return self

    def _tell(self, _rank: int) -> None:
        self.chosen.emit(self.code())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a choice passed over by the wheel must not change by itself."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = dp(14)
        spot = QRectF(self.width() - side - dp(10), (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), spot, "caret-down", tokens().muted)


class Tick(QCheckBox):
    """A check box with its tick."""

    def __init__(self, name: str, text: str, *, checked: bool = False) -> None:
        super().__init__(spaced(text))
        self.setObjectName(name)
        self.setAccessibleName(spaced(text).replace("&", ""))
        self.setChecked(checked)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        inset = box.width() * 0.16
        mark = QRectF(box).adjusted(inset, inset, -inset, -inset)
        paint_icon(QPainter(self), mark, "check-bold", tokens().on_primary)

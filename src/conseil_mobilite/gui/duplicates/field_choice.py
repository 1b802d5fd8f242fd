"""One field that two files say differently: both values side by side, one of them chosen."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import Button, literal
from conseil_mobilite.gui.kit.labels import label, set_tip
from conseil_mobilite.gui.kit.layouts import columns, row
from conseil_mobilite.gui.kit.theme import dp, large_text

NAME_WIDTH: Final = 150
_LEAST: Final = 120
_INSET: Final = 24


class _Value(Button):
    """A value that stays down once chosen; what is too long ends with "…" and is in the tip."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, literal(words), "", "segment")
        self._words = spaced(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(dp(_LEAST))

    def sizeHint(self) -> QSize:
        return QSize(dp(_LEAST), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - dp(_INSET)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(literal(shown))
        set_tip(self, self._words if shown != self._words else "")


class FieldChoice(QFrame):
    """`chosen` is emitted when the adviser picks a side: 0 or 1."""

    spoken_role = QAccessible.Role.Grouping

    chosen = Signal(int)

    def __init__(self, name: str, title: str, values: tuple[str, str], current: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(title))
        self._group = QButtonGroup(self)
        made = [_Value(f"{name}_{side}", words) for side, words in enumerate(values)]
        for side, each in enumerate(made):
            each.setAccessibleName(spaced(f"{title} : {values[side]}"))
            self._group.addButton(each, side)
        holder = QFrame()
        holder.setProperty("role", "segments")
        holder.setLayout(row(*((each, 1) for each in made), gap=0, pad=(2, 2, 2, 2)))
        said = label(title, "field", wrap=True)
        if not large_text():
            said.setFixedWidth(dp(NAME_WIDTH))
        self.setLayout(columns(said, (holder, 1), gap=8))
        self.show_current(current)
        self._group.idClicked.connect(self.chosen)

    def current(self) -> int:
        return self._group.checkedId()

    def show_current(self, side: int) -> None:
        """Show a choice without emitting."""
        self._group.button(side).setChecked(True)

    def take_keyboard(self) -> None:
        self._group.button(self.current()).setFocus(Qt.FocusReason.ShortcutFocusReason)

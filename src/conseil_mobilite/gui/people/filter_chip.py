"""A filter that unrolls its choices: several may be ticked without closing it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import Button, literal
from conseil_mobilite.gui.kit.icons import icon
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.theme import dp, tokens

TICKING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StayingMenu(QMenu):
    """A menu that stays open while its boxes are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        for action in self.actions():
            if action.isCheckable() and self.actionGeometry(action).contains(spot):
                action.trigger()
                return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.activeAction()
        tickable = [action for action in self.actions() if action.isCheckable()]
        if event.key() in TICKING_KEYS and current in tickable:
            current.trigger()
            return
        super().keyPressEvent(event)


class FilterChip(Button):
    """A chip named after what it filters; pressed, it says what it lets through.

    `changed` is emitted when the adviser ticks or clears. Delete clears it.
    """

    changed = Signal()
    _title = ""

    def __init__(self, name: str, title: str, *, single: bool = False) -> None:
        """With `single`, ticking one choice unticks the others and closes the list."""
        super().__init__(name, title, "", "chip")
        self._title, self._single = title, single
        self._actions: dict[object, QAction] = {}
        self._menu = QMenu(self) if single else StayingMenu(self)
        self._menu.setAccessibleName(spaced(title))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCheckable(True)
        self.clicked.connect(self._unroll)
        self._say()

    def offer(
        self,
        choices: Sequence[tuple[object, str]],
        more: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Replace the choices, pairs of code and words, keeping the ticks that still stand.

        `more` is a last line that changes what is offered: its words, and what it does; the list
        unrolls again to show it.
        """
        kept = self.chosen()
        self._menu.clear()
        self._actions = {code: self._choice(words) for code, words in choices}
        self._menu.addSeparator()
        if more is not None:
            self._menu.addAction(literal(spaced(more[0]))).triggered.connect(
                lambda: self._offer_more(more[1])
            )
        self._menu.addAction("Effacer ce filtre").triggered.connect(self.clear_by_hand)
        self.show_chosen(kept)

    def chosen(self) -> list[object]:
        return [code for code, action in self._actions.items() if action.isChecked()]

    def show_chosen(self, codes: Sequence[object]) -> None:
        """Tick choices without emitting."""
        for code, action in self._actions.items():
            action.setChecked(code in codes)
        self._say()

    def clear_by_hand(self) -> None:
        if self.chosen():
            self.show_chosen(())
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_by_hand()
        elif event.key() == Qt.Key.Key_Down:
            self._unroll()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._title:
            self._say()

    def _choice(self, words: str) -> QAction:
        action = self._menu.addAction(literal(spaced(words)))
        action.setCheckable(True)
        action.triggered.connect(lambda _on: self._picked(action))
        return action

    def _picked(self, action: QAction) -> None:
        if self._single:
            for other in self._actions.values():
                other.setChecked(other is action and action.isChecked())
        self._say()
        self.changed.emit()

    def _offer_more(self, change: Callable[[], object]) -> None:
        def offer_again() -> None:
            change()
            self._unroll()

        soon(self, offer_again)  # later: it takes away the line being chosen

    def _unroll(self) -> None:
        self._say()
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _say(self) -> None:
        words = [
            action.text().replace("&&", "&")
            for action in self._actions.values()
            if action.isChecked()
        ]
        more = f", +{len(words) - 1}" if len(words) > 1 else ""
        said = f"{self._title} : {words[0]}{more}" if words else self._title
        self.say(literal(said))
        self.setChecked(bool(words))
        front = tokens().primary if words else tokens().muted
        self.setIcon(icon("caret-down", front, 14, 22))
        self.setIconSize(QSize(dp(22), dp(14)))
        self.setToolTip("")

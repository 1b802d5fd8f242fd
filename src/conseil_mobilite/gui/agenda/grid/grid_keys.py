"""The hour grid by the keyboard: choose, open, create, move, stretch, zoom."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from conseil_mobilite.gui.agenda.grid.moving import (
    DAYS,
    TURNS,
    following,
    free_from,
    hour_after,
    nearest,
    stepped,
    widened,
)
from conseil_mobilite.gui.agenda.grid.placing import Block
from conseil_mobilite.gui.agenda.grid.spans import QUARTER, ended_at, shifted, span_of
from conseil_mobilite.gui.agenda.grid.standing_grid import StandingGrid
from conseil_mobilite.gui.agenda.grid.zooming import USUAL_ZOOM

OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)
ARROWS: Final = (*DAYS, *TURNS)
ZOOMING: Final = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
USUAL: Final = (Qt.Key.Key_0, Qt.Key.Key_Agrave)
"""On a French keyboard the key of 0 alone gives « à »."""
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier


class KeyedGrid(StandingGrid):
    """Answers the keys; each gesture of the mouse has its own."""

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z while a move waits: nothing older is to be undone before it."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            waits = self._pending.waits()
            if waits and event.type() == QEvent.Type.KeyPress:
                self.fall_back()
            if waits:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        block = self._current()
        if held & CONTROL and self._zoom_by(key):
            return
        if key in ARROWS and held & (CONTROL | ALT):
            done = block is not None and self._carry(block, Qt.Key(key), held)
        elif key in ARROWS and held & SHIFT:
            done = self._widen(Qt.Key(key))
        else:
            done = self._walk(Qt.Key(key)) or self._act(Qt.Key(key), block)
        if not done:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        """Go from one appointment to another, or from free hours to others."""
        if key in PAGES:
            self.flush()
            self.turned.emit(PAGES[key])
        elif key in ARROWS and self._free is None and self._blocks:
            self._take(following(self._blocks, self._current(), key))
        elif key in (*ARROWS, *ENDS) and self._days:
            self._stand(stepped(self._free or self._beginning(), key, len(self._days)))
        elif key == Qt.Key.Key_Escape and self._days:
            self._change_footing()
        else:
            return False
        return True

    def _act(self, key: Qt.Key, block: Block | None) -> bool:
        """Open, delete or create."""
        asked = self._asked(key, block)
        if asked is None:
            return False
        self.flush()
        asked()
        return True

    def _asked(self, key: Qt.Key, block: Block | None) -> Callable[[], object] | None:
        """Return what a key asks of the page, if anything."""
        if key in OPENING_KEYS and block is not None:
            return partial(self.entry_opened.emit, block.entry)
        if key == Qt.Key.Key_Delete and block is not None:
            return partial(self.deletion_asked.emit, block.entry)
        if key in {*OPENING_KEYS, Qt.Key.Key_Insert} and self._free is not None:
            return partial(self._ask, self._free)
        if key == Qt.Key.Key_Insert and self._days:
            return partial(self.hour_asked.emit, *hour_after(self._days, block))
        return None

    def _zoom_by(self, key: int) -> bool:
        if key in USUAL:
            self._change_zoom(USUAL_ZOOM)
        elif key in ZOOMING:
            self._change_zoom(self.zoom() + ZOOMING[Qt.Key(key)])
        else:
            return False
        return True

    def _change_zoom(self, zoom: int, anchor: float | None = None) -> None:
        before = self.zoom()
        self.show_zoom(zoom, anchor)
        if self.zoom() != before:
            self.zoomed.emit(self.zoom())

    def _carry(self, block: Block, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Move the appointment chosen, or make it longer or shorter with Maj or Alt."""
        span = span_of(block.entry, self._days)
        if span is None or (held == ALT and key in DAYS):  # Alt+Left goes to the page before
            return False
        turn = TURNS.get(key, 0) * QUARTER
        if not held & (SHIFT | ALT):
            there = shifted(span, DAYS.get(key, 0), turn, len(self._days))
            self._move(block.entry, there, back=turn < 0)
        elif turn:
            self._move(block.entry, ended_at(span, span.end + turn))
        return True

    def _widen(self, key: Qt.Key) -> bool:
        """Stretch the free hours; from an appointment, begin where it ends."""
        if not self._days:
            return False
        block = self._current()
        begun = free_from(block.day, block.end) if block else self._beginning()
        self._stand(widened(self._free, key) if self._free else begun)
        return True

    def _change_footing(self) -> None:
        """Leave the appointments for the free hours, or come back to them."""
        if self._free is None:
            block = self._current()
            self._stand(free_from(block.day, block.end) if block else self._beginning())
            return
        self._take(nearest(self._blocks, self._free))

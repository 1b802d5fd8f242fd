"""The hour grid by the keyboard: choose, open, create, move, stretch, zoom."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QKeySequence

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import grid_help, wording
from conseil_mobilite.gui.agenda.block_painting import MarkOf, no_mark
from conseil_mobilite.gui.agenda.grid_view import GridView
from conseil_mobilite.gui.agenda.moving import (
    DAYS,
    TURNS,
    following,
    free_from,
    hour_after,
    nearest,
    stepped,
    widened,
)
from conseil_mobilite.gui.agenda.pending_move import PendingMove
from conseil_mobilite.gui.agenda.placing import OPENING, Block
from conseil_mobilite.gui.agenda.shading import Setting
from conseil_mobilite.gui.agenda.spans import QUARTER, Span, ended_at, shifted, span_of, starts_at
from conseil_mobilite.gui.agenda.zooming import USUAL_ZOOM
from conseil_mobilite.services.agenda.diary import DiaryEntry, moved

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


class KeyedGrid(GridView):
    """Is on an appointment, or on free hours. What it asks is done by the page."""

    entry_chosen = Signal(object)
    """The `DiaryEntry` now chosen, or None once it is left for free hours."""
    entry_opened = Signal(object)
    deletion_asked = Signal(object)
    hour_asked = Signal(object, object)
    """A day and an hour, empty, for an appointment whose length is not told."""
    span_asked = Signal(object, object, int)
    """A day, an hour and minutes: those of a new appointment."""
    moved = Signal(object, object, int)
    """A `DiaryEntry` as it was, the instant, in UTC, at which it shall start, and its minutes."""
    turned = Signal(int)
    """To the days before (-1) or after (1)."""
    zoomed = Signal(int)
    spoken_role = QAccessible.Role.List

    def __init__(self, lists: CodeLists) -> None:
        super().__init__(lists)
        self.setObjectName("agenda_grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(spaced(grid_help.IN_SHORT))
        self.setWhatsThis(spaced(grid_help.WHOLE))
        self._pending = PendingMove(self)
        self._pending.told.connect(self.moved)

    def show_days(
        self,
        days: Sequence[date],
        entries: Sequence[DiaryEntry],
        now: datetime,
        *,
        setting: Setting | None = None,
        mark_of: MarkOf = no_mark,
    ) -> None:
        """Show some days; an appointment that the keys are moving stays where they brought it."""
        if tuple(days) != tuple(self._days):
            self.flush()
        self._stored = tuple(entries)
        kept = [self._pending.applied(entry, now) for entry in entries]
        super().show_days(days, kept, now, setting=setting, mark_of=mark_of)

    def flush(self) -> None:
        """Ask now for the move that waits for the next key."""
        self._pending.flush()

    def fall_back(self) -> None:
        """Show every appointment where it is stored: a move was given up."""
        self._pending.drop()
        self._show_entries(self._stored)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_key and self._current() is None and self._free is None:
            self._take(next(iter(self._blocks), None))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self.update()

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
        self.flush()
        if key in OPENING_KEYS and block is not None:
            self.entry_opened.emit(block.entry)
        elif key == Qt.Key.Key_Delete and block is not None:
            self.deletion_asked.emit(block.entry)
        elif key in {*OPENING_KEYS, Qt.Key.Key_Insert} and self._free is not None:
            self._ask(self._free)
        elif key == Qt.Key.Key_Insert and self._days:
            self.hour_asked.emit(*hour_after(self._days, block))
        else:
            return False
        return True

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
            self._move(block.entry, shifted(span, DAYS.get(key, 0), turn, len(self._days)))
        elif turn:
            self._move(block.entry, ended_at(span, span.end + turn))
        return True

    def _move(self, entry: DiaryEntry, span: Span) -> None:
        """Show an appointment at its new place, and ask for it after a rest."""
        there = starts_at(span, self._days)
        self._pending.move(entry, there, span.minutes)
        self._put(entry, there, span.minutes)

    def _put(self, entry: DiaryEntry, there: datetime, minutes: int) -> None:
        """Show at once what is not kept yet."""
        assert self._now is not None
        after = moved(entry, there, minutes, self._now)
        others = (e for e in self._entries if e.appointment.id != entry.appointment.id)
        self._show_entries([*others, after])
        self._bring_chosen()

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
            self._stand(free_from(block.day, block.start) if block else self._beginning())
            return
        self._take(nearest(self._blocks, self._free))

    def _stand(self, span: Span) -> None:
        """Be on free hours."""
        self.flush()
        left = self._chosen is not None
        self._chosen, self._free = None, span
        self._scale.bring(span.start / 60, span.end / 60)
        self._say()
        self.update()
        if left:
            self.entry_chosen.emit(None)

    def _beginning(self) -> Span:
        return free_from(0, OPENING)

    def _ask(self, span: Span) -> None:
        self.span_asked.emit(self._days[span.day], span.starts_on(), span.minutes)

    def _take(self, block: Block | None) -> None:
        if block is None:
            return
        if block.entry.appointment.id != self._chosen:
            self.flush()
        self.choose(block.entry.appointment.id)
        self._bring_chosen()
        self.entry_chosen.emit(block.entry)

    def _bring_chosen(self) -> None:
        block = self._current()
        if block is not None:
            self._scale.bring(block.start, block.end)

    def _current(self) -> Block | None:
        shown = (each for each in self._blocks if each.entry.appointment.id == self._chosen)
        return next(shown, None)

    def _say(self) -> None:
        """Tell a screen reader the days shown, and the appointment or the hours it is on."""
        if not self._days:
            return
        self.setAccessibleName(spaced(" ; ".join(self._words())))

    def _words(self) -> list[str]:
        current = self._current()
        if current is not None:
            return [wording.spoken(current.entry, self._lists)]
        if self._free is not None:
            day = wording.day_words(self._days[self._free.day])
            return ["Heure libre", day, wording.span_of_day(self._free.start, self._free.minutes)]
        names = ((holiday(day, self._setting.department), day) for day in self._days)
        off = [f"{name}, {wording.day_words(day)}" for name, day in names if name]
        return [f"Agenda, {wording.span_words(self._days)}", *off]

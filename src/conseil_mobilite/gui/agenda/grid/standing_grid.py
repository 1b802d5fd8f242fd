"""The hour grid as one stands on it: on an appointment, which may be moved, or on free hours."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.grid import grid_help
from conseil_mobilite.gui.agenda.grid.block_painting import MarkOf, no_mark
from conseil_mobilite.gui.agenda.grid.grid_view import GridView
from conseil_mobilite.gui.agenda.grid.moving import free_from
from conseil_mobilite.gui.agenda.grid.pending_move import PendingMove
from conseil_mobilite.gui.agenda.grid.placing import OPENING, Block
from conseil_mobilite.gui.agenda.grid.shading import Setting, bands
from conseil_mobilite.gui.agenda.grid.spans import Span, span_words, starts_at
from conseil_mobilite.services.agenda import diary_entry
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


class StandingGrid(GridView):
    """What it asks is done by the page; a move is shown at once."""

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
        self._stored: Sequence[DiaryEntry] = ()
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
            self._let_go()
        self._stored = tuple(entries)
        kept = [self._pending.applied(entry, now) for entry in entries]
        super().show_days(days, kept, now, setting=setting, mark_of=mark_of)

    def flush(self) -> None:
        """Ask now for the move that waits for the next key."""
        self._pending.flush()

    def fall_back(self) -> None:
        """Show every appointment where it is stored: a move was given up."""
        self._pending.drop()
        self._show_moved(self._stored)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        if by_key and self._current() is None and self._free is None:
            self._arrive()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self.update()

    def _arrive(self) -> None:
        """Stand on the first appointment, or on free hours: where the keys are is always seen."""
        if self._blocks:
            self._take(self._blocks[0])
        elif self._days:
            self._stand(self._beginning())

    def _let_go(self) -> None:
        """Give up what a hand is doing: other days are shown."""

    def _move(self, entry: DiaryEntry, span: Span, *, back: bool = False) -> None:
        """Show an appointment at its new place, and ask for it after a rest."""
        there = starts_at(span, self._days, back=back)
        self._pending.move(entry, there, span.minutes)
        self._put(entry, there, span.minutes)

    def _put(self, entry: DiaryEntry, there: datetime, minutes: int) -> None:
        """Show at once what is not kept yet."""
        assert self._now is not None
        after = diary_entry.moved(entry, there, minutes, self._now)
        others = (e for e in self._entries if e.appointment.id != entry.appointment.id)
        self._show_moved([*others, after])
        self._bring_chosen()

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
        today = paris_day(self._now) if self._now else None
        return free_from(self._days.index(today) if today in self._days else 0, OPENING)

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
            said = wording.spoken(current.entry, self._lists)
            marked = self._mark_of(current.entry) is not None
            return [said, f"agenda de {current.entry.adviser_name}"] if marked else [said]
        if self._free is not None:
            day = wording.day_words(self._days[self._free.day])
            return ["Heure libre", day, span_words(self._free)]
        shaded = bands(self._days, self._setting, self._lists["unavailability_kinds"])
        off = [
            f"{band.words}, {wording.day_words(self._days[band.span.day])}"
            for band in shaded
            if band.words
        ]
        return [f"Agenda, {wording.span_words(self._days)}", *off]

"""The hour grid of some days: painted, and led by the keyboard as well as by the mouse."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.block_painting import paint_block
from conseil_mobilite.gui.agenda.grid_painting import GUTTER, HEAD, paint_grid, paint_now
from conseil_mobilite.gui.agenda.moving import DAYS, TURNS, following, hour_after
from conseil_mobilite.gui.agenda.placing import Block, blocks, hour_of, hours_shown
from conseil_mobilite.gui.kit.painting import painter_on
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.agenda.diary import DiaryEntry

HOUR_HEIGHT: Final = 46
HALF_HOURS: Final = 2
OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class WeekGrid(QWidget):
    """Shows a day or a week. What it shows is the business of the page."""

    entry_chosen = Signal(object)
    """The `DiaryEntry` now chosen."""
    entry_opened = Signal(object)
    deletion_asked = Signal(object)
    hour_asked = Signal(object, object)
    """A day and an hour, empty, that were given a double click."""
    spoken_role = QAccessible.Role.List
    turned = Signal(int)
    """To the days before (-1) or after (1)."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("agenda_grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleDescription(
            "Flèches : d’un rendez-vous à l’autre. Entrée : ouvrir. Inser : nouveau. "
            "Page précédente et page suivante : changer de semaine."
        )
        self.setWhatsThis(
            "Flèches : d’un rendez-vous à l’autre. Entrée : ouvrir. Suppr : supprimer, avec la "
            "possibilité d’annuler. Page précédente et page suivante : changer de semaine. "
            "Double clic sur une heure libre : nouveau rendez-vous à cette heure. Inser : nouveau "
            "rendez-vous après celui-ci."
        )
        self._lists = lists
        self._days: Sequence[date] = ()
        self._now: datetime | None = None
        self._blocks: list[Block] = []
        self._chosen: UUID | None = None
        self._hours = hours_shown(())

    def show_days(self, days: Sequence[date], entries: Sequence[DiaryEntry], now: datetime) -> None:
        """Show some days as they are at `now`; the appointment chosen stays so if it is there."""
        self._days, self._now = tuple(days), now
        self._blocks = blocks(days, entries)
        self._hours = hours_shown(self._blocks)
        first, last = self._hours
        self.setMinimumHeight(dp(HEAD + (last - first) * HOUR_HEIGHT))
        self._say()
        self.update()

    def choose(self, appointment_id: UUID | None) -> None:
        """Mark an appointment, without telling."""
        self._chosen = appointment_id
        self._say()
        self.update()

    def area_of(self, appointment_id: UUID) -> QRectF:
        """Return where an appointment stands; an empty rectangle where it is not shown."""
        found = [block for block in self._blocks if block.entry.appointment.id == appointment_id]
        return self._area(found[0]) if found else QRectF()

    def spot_of(self, day: date, hour: float) -> QPointF:
        """Return the point of the grid where an hour of a day is."""
        column = self._column(self._days.index(day))
        return QPointF(column.center().x(), self._height_of(hour))

    def sizeHint(self) -> QSize:
        return QSize(dp(640), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._now is None:
            return
        painter = painter_on(self)
        today = paris_day(self._now)
        columns = [self._column(rank) for rank in range(len(self._days))]
        paint_grid(painter, QRectF(self.rect()), self._days, columns, self._hours, self._now)
        for block in self._blocks:
            ring = block.entry.appointment.id == self._chosen
            paint_block(painter, self._area(block), block.entry, self._lists, ring=ring)
        hour = hour_of(self._now)
        if today in self._days and self._hours[0] <= hour <= self._hours[1]:
            column = columns[self._days.index(today)]
            paint_now(painter, column, self._height_of(hour), self._now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self._current()
        if event.key() in {*DAYS, *TURNS}:
            self._take(following(self._blocks, current, event.key()))
        elif event.key() in PAGES:
            self.turned.emit(PAGES[Qt.Key(event.key())])
        elif event.key() in OPENING and current is not None:
            self.entry_opened.emit(current.entry)
        elif event.key() == Qt.Key.Key_Delete and current is not None:
            self.deletion_asked.emit(current.entry)
        elif event.key() == Qt.Key.Key_Insert and self._days:
            self.hour_asked.emit(*hour_after(self._days, current))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current() is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._take(next(iter(self._blocks), None))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._take(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self._at(event.position())
        if block is not None:
            self._take(block)
            self.entry_opened.emit(block.entry)
            return
        spot = self._hour_at(event.position())
        if spot is not None:
            self.hour_asked.emit(*spot)

    def _take(self, block: Block | None) -> None:
        if block is None:
            return
        self.choose(block.entry.appointment.id)
        self.entry_chosen.emit(block.entry)

    def _current(self) -> Block | None:
        shown = (each for each in self._blocks if each.entry.appointment.id == self._chosen)
        return next(shown, None)

    def _at(self, point: QPointF) -> Block | None:
        return next((each for each in self._blocks if self._area(each).contains(point)), None)

    def _hour_at(self, point: QPointF) -> tuple[date, time] | None:
        """Return the day and the half-hour under a point of the grid."""
        first, last = self._hours
        for rank, day in enumerate(self._days):
            column = self._column(rank)
            if column.contains(point):
                hour = first + (point.y() - column.top()) / column.height() * (last - first)
                halves = min(int(hour * HALF_HOURS), 24 * HALF_HOURS - 1)
                return day, time(halves // HALF_HOURS, 30 * (halves % HALF_HOURS))
        return None

    def _column(self, rank: int) -> QRectF:
        left, head = dp(GUTTER), dp(HEAD)
        width = (self.width() - left) / max(len(self._days), 1)
        return QRectF(left + rank * width, head, width, self.height() - head)

    def _height_of(self, hour: float) -> float:
        first, last = self._hours
        head = dp(HEAD)
        return head + (hour - first) / (last - first) * (self.height() - head)

    def _area(self, block: Block) -> QRectF:
        column = self._column(block.day)
        width = column.width() / block.lanes
        top, bottom = self._height_of(block.start), self._height_of(block.end)
        made = QRectF(column.left() + block.lane * width, top, width, bottom - top)
        return made.adjusted(3, 2, -3, -2)

    def _say(self) -> None:
        """Tell a screen reader the days shown, and the appointment chosen if there is one."""
        if not self._days:
            return
        days = f"Agenda, {wording.span_words(self._days)}"
        current = self._current()
        said = wording.spoken(current.entry, self._lists) if current else days
        off = [f"{holiday(day)}, {wording.day_words(day)}" for day in self._days if holiday(day)]
        self.setAccessibleName(spaced(" ; ".join([said] if current else [said, *off])))

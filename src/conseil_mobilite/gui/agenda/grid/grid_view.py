"""The hour grid of some days as it is seen.

All that a stroke of the mouse does not change is one picture: a frame of it is a copy of pixels
and the few things above.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.grid.block_painting import MarkOf, no_mark, paint_ring
from conseil_mobilite.gui.agenda.grid.geometry import HEAD, GridShape
from conseil_mobilite.gui.agenda.grid.ghost_painting import (
    Ghost,
    ghost_area,
    paint_free,
    paint_ghost,
    paint_left,
)
from conseil_mobilite.gui.agenda.grid.grid_painting import paint_now
from conseil_mobilite.gui.agenda.grid.hour_scale import HourScale
from conseil_mobilite.gui.agenda.grid.layer import Layer
from conseil_mobilite.gui.agenda.grid.placing import OPENING, Block, blocks, hour_of, hours_shown
from conseil_mobilite.gui.agenda.grid.shading import Setting
from conseil_mobilite.gui.agenda.grid.spans import Span
from conseil_mobilite.gui.agenda.grid.zooming import LOWEST_HOUR
from conseil_mobilite.gui.agenda.month.days_painting import ShownDays, paint_days, paint_names
from conseil_mobilite.gui.kit.painting import painter_on
from conseil_mobilite.gui.kit.theme import dp, scale, tokens
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

LEAST_HOURS: Final = 10
LEAST_BLOCK: Final = 20
AROUND: Final = 3
"""How far beyond its place a ring or a ghost is drawn."""
BEFORE_NOW: Final = 2
"""The hours before the present one that are seen first."""


class GridView(QWidget):
    """Knows where everything is; what its events do is the business of those that inherit it."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(dp(HEAD + LEAST_HOURS * LOWEST_HOUR))
        self._lists = lists
        self._days: Sequence[date] = ()
        self._now: datetime | None = None
        self._entries: Sequence[DiaryEntry] = ()
        self._blocks: list[Block] = []
        self._setting = Setting()
        self._mark_of: MarkOf = no_mark
        self._chosen: UUID | None = None
        self._free: Span | None = None
        self._ghost: Ghost | None = None
        self._layer = Layer(self._paint_still)
        self._scale = HourScale(self)
        self._scale.bar.valueChanged.connect(lambda _value: self.update())

    def show_days(
        self,
        days: Sequence[date],
        entries: Sequence[DiaryEntry],
        now: datetime,
        *,
        setting: Setting | None = None,
        mark_of: MarkOf = no_mark,
    ) -> None:
        """Show some days as they are at `now`; the appointment chosen stays so if it is there.

        `setting`: what shades the days. `mark_of` names the adviser where there are several.
        """
        elsewhere = tuple(days) != tuple(self._days)
        self._days, self._now = tuple(days), now
        self._setting, self._mark_of = setting or Setting(), mark_of
        if elsewhere:
            self._free = self._free_there(len(days))
        self._show_entries(entries)
        if elsewhere:
            self._scale.begin_at(self._first_hour(now))

    def choose(self, appointment_id: UUID | None) -> None:
        """Mark an appointment, without telling."""
        self._chosen = appointment_id
        if appointment_id is not None:
            self._free = None
        self._say()
        self.update()

    def area_of(self, appointment_id: UUID) -> QRectF:
        """Return where an appointment stands; an empty rectangle where it is not shown."""
        found = [block for block in self._blocks if block.entry.appointment.id == appointment_id]
        return self.shape().area(found[0]) if found else QRectF()

    def spot_of(self, day: date, hour: float) -> QPointF:
        """Return the point of the grid where an hour of a day is."""
        shape = self.shape()
        return QPointF(shape.column(self._days.index(day)).center().x(), shape.height_of(hour))

    def shape(self) -> GridShape:
        """Return where days and hours are now."""
        return self._scale.shape(len(self._days))

    def zoom(self) -> int:
        return self._scale.zoom

    def show_zoom(self, zoom: int, anchor: float | None = None) -> None:
        """Draw the hours higher or lower; the hour at the height `anchor` stays where it is."""
        self._scale.show_zoom(zoom, self._needed(), anchor)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(dp(640), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._now is None:
            return
        painter, area = painter_on(self), QRectF(event.rect())
        key, offset = (scale(), tokens().canvas), (self._scale.bar.value(), dp(HEAD) + 1)
        self._layer.show(painter, area, self.size(), key, offset)
        painter.setClipRect(area.intersected(self._body()))
        self._paint_above(painter, self.shape(), self._now)

    def _free_there(self, count: int) -> Span | None:
        """Keep the free hours of the keys when other days come: as far in them, at that hour."""
        if self._free is None or not self.hasFocus() or not count:
            return None
        return replace(self._free, day=min(self._free.day, count - 1))

    def _show_moved(self, entries: Sequence[DiaryEntry]) -> None:
        """Show entries of which few moved: the days that stay as they were are not painted anew."""
        before, shape = self._blocks, self.shape()
        self._entries = sorted(entries, key=lambda each: each.appointment.starts_at)
        self._stand_blocks()
        if self.shape() != shape:
            self._layer.forget()
        for rank in range(len(self._days)):
            if _of_day(before, rank) != _of_day(self._blocks, rank):
                place = shape.column(rank).toAlignedRect()
                self._layer.spoil(QRectF(place.left(), dp(HEAD), place.width(), self.height()))
        self._say()
        self.update()

    def _show_entries(self, entries: Sequence[DiaryEntry]) -> None:
        self._entries = sorted(entries, key=lambda each: each.appointment.starts_at)
        self._place()
        self._say()

    def _place(self) -> None:
        """Put everything anew where it is."""
        self._stand_blocks()
        self._layer.forget()
        self.update()

    def _stand_blocks(self) -> None:
        """Find how high the hours are, and put the appointments on them."""
        self._scale.fit(self._needed())
        shortest = dp(LEAST_BLOCK) / self._scale.hour_height
        self._blocks = blocks(self._days, self._entries, shortest)

    def _needed(self) -> tuple[int, int]:
        return hours_shown(blocks(self._days, self._entries))

    def _first_hour(self, now: datetime) -> float:
        """Return the hour to begin with where not all have room: a little before the present."""
        if paris_day(now) in self._days:
            return hour_of(now) - BEFORE_NOW
        return min([float(OPENING), *(block.start for block in self._blocks)])

    def _show_ghost(self, ghost: Ghost | None) -> None:
        """Show where a stroke leads; only what changes is painted."""
        if ghost == self._ghost:
            return
        for each in (self._ghost, ghost):
            if each is not None:
                self._refresh(ghost_area(self.shape().area_of(each.span)))
                self._refresh(self.area_of(each.left) if each.left else QRectF())
        self._ghost = ghost

    def _refresh(self, area: QRectF) -> None:
        self.update(area.adjusted(-AROUND, -AROUND, AROUND, AROUND).toAlignedRect())

    def _body(self) -> QRectF:
        """Return what is under the names of the days."""
        return QRectF(self.rect()).adjusted(0, dp(HEAD) + 1, 0, 0)

    def _paint_still(self, painter: QPainter, part: QRectF) -> None:
        """Paint a part of what waits."""
        assert self._now is not None
        days = ShownDays(self._days, self._now, self._setting, self._mark_of)
        body = part.intersected(self._body())
        paint_days(painter, body, self.shape(), days, self._blocks, self._lists)
        painter.setClipRect(part)
        paint_names(painter, self.shape(), days)

    def _paint_above(self, painter: QPainter, shape: GridShape, now: datetime) -> None:
        """Paint what moves: the one chosen, free hours, the present hour, a stroke."""
        chosen = self.area_of(self._chosen) if self._chosen else QRectF()
        if not chosen.isEmpty():
            paint_ring(painter, chosen)
        if self._free is not None:
            paint_free(painter, shape.area_of(self._free), self._free)
        if paris_day(now) in self._days and shape.hours[0] <= hour_of(now) <= shape.hours[1]:
            column = shape.column(self._days.index(paris_day(now)))
            paint_now(painter, column, shape.height_of(hour_of(now)), now)
        if self._ghost is not None:
            paint_left(painter, self.area_of(self._ghost.left) if self._ghost.left else QRectF())
            paint_ghost(painter, ghost_area(shape.area_of(self._ghost.span)), self._ghost)

    def _say(self) -> None:
        """Tell a screen reader what is shown and chosen."""


def _of_day(placed: Sequence[Block], rank: int) -> list[Block]:
    return [block for block in placed if block.day == rank]

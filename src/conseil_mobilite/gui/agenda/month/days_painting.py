"""Draw the days shown: their hours, what shades them, their appointments, their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.grid.block_painting import MarkOf, paint_block
from conseil_mobilite.gui.agenda.grid.geometry import GridShape
from conseil_mobilite.gui.agenda.grid.grid_painting import paint_heads, paint_hours, paint_lines
from conseil_mobilite.gui.agenda.grid.placing import Block
from conseil_mobilite.gui.agenda.grid.shade_painting import paint_band, paint_reason
from conseil_mobilite.gui.agenda.grid.shading import Setting, bands


@dataclass(frozen=True, slots=True)
class ShownDays:
    """The days and what is known of them at `now`."""

    days: Sequence[date]
    now: datetime
    setting: Setting
    mark_of: MarkOf

    def today(self) -> date:
        return paris_day(self.now)


def paint_days(
    painter: QPainter,
    body: QRectF,
    shape: GridShape,
    shown: ShownDays,
    blocks: Sequence[Block],
    lists: CodeLists,
) -> None:
    """Draw what of the days is in `body`, under their names."""
    painter.setClipRect(body)
    shades = bands(shown.days, shown.setting, lists["unavailability_kinds"])
    areas = [(shape.area(block), block.entry) for block in blocks]
    for band in shades:
        paint_band(painter, shape, band)
    paint_lines(painter, shape)
    for band in shades:
        paint_reason(painter, shape, band, [area for area, _entry in areas])
    paint_hours(painter, shape, shown.now if shown.today() in shown.days else None)
    for area, entry in areas:
        if area.intersects(body):
            paint_block(painter, area, entry, lists, shown.mark_of(entry))


def paint_names(painter: QPainter, shape: GridShape, shown: ShownDays) -> None:
    """Name the days, and say which are public holidays."""
    off = {day for day in shown.days if holiday(day, shown.setting.department)}
    paint_heads(painter, shape, shown.days, shown.today(), off)

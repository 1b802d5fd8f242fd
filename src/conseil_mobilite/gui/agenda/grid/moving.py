"""Where the arrows lead: from one appointment to another, or from one free hour to another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.gui.agenda.grid.placing import CLOSING, OPENING, Block
from conseil_mobilite.gui.agenda.grid.spans import DAY_MINUTES, QUARTER, Span, ended_at, shifted

DAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
TURNS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
FREE_MINUTES: Final = 30
"""The length of the free hours that the keyboard is first on, and the step of the arrows there."""


def following(blocks: Sequence[Block], current: Block | None, key: int) -> Block | None:
    """Return the block an arrow leads to: up and down by hour, left and right by day."""
    if not blocks:
        return None
    if current is None:
        return blocks[0]
    if key in TURNS:
        rank = blocks.index(current) + TURNS[Qt.Key(key)]
        return blocks[min(max(rank, 0), len(blocks) - 1)]
    return _beside(blocks, current, DAYS[Qt.Key(key)])


def hour_after(days: Sequence[date], current: Block | None) -> tuple[date, time]:
    """Return the day and the hour of a new appointment: after the current one, else at opening."""
    if current is None:
        return days[0], time(OPENING)
    minutes = min(round(current.end * 60), 23 * 60 + 30)
    return days[current.day], time(minutes // 60, minutes % 60)


def stepped(span: Span, key: int, count: int) -> Span:
    """Return where a key leads: half an hour or a day away, or to an end of the working day."""
    if key == Qt.Key.Key_Home:
        return replace(span, start=OPENING * 60)
    if key == Qt.Key.Key_End:
        return replace(span, start=CLOSING * 60 - min(span.minutes, CLOSING * 60))
    turn, day = TURNS.get(Qt.Key(key), 0), DAYS.get(Qt.Key(key), 0)
    return shifted(span, day, turn * FREE_MINUTES, count)


def widened(span: Span, key: int) -> Span:
    """Return the span longer or shorter by a quarter of an hour."""
    return ended_at(span, span.end + TURNS.get(Qt.Key(key), 0) * QUARTER)


def free_from(day: int, hour: float) -> Span:
    """Return the free half-hour from an hour of a day on."""
    start = int(hour * 60 / QUARTER) * QUARTER
    return Span(day, min(start, DAY_MINUTES - FREE_MINUTES), FREE_MINUTES)


def nearest(blocks: Sequence[Block], span: Span) -> Block | None:
    """Return the appointment nearest to a span: that day if there is one, else on a near day."""
    hour = span.start / 60
    return min(
        blocks, key=lambda block: (abs(block.day - span.day), abs(block.start - hour)), default=None
    )


def _beside(blocks: Sequence[Block], current: Block, step: int) -> Block:
    """Return the block nearest in hour, in the nearest day that has any."""
    that_way = [block for block in blocks if (block.day - current.day) * step > 0]
    if not that_way:
        return current
    nearest_day = min(that_way, key=lambda block: abs(block.day - current.day)).day
    of_day = [block for block in that_way if block.day == nearest_day]
    return min(of_day, key=lambda block: abs(block.start - current.start))

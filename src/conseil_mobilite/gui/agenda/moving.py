"""Which appointment the arrows lead to."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.gui.agenda.placing import OPENING, Block

DAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
TURNS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


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


def _beside(blocks: Sequence[Block], current: Block, step: int) -> Block:
    """Return the block nearest in hour, in the nearest day that has any."""
    that_way = [block for block in blocks if (block.day - current.day) * step > 0]
    if not that_way:
        return current
    nearest = min(that_way, key=lambda block: abs(block.day - current.day)).day
    of_day = [block for block in that_way if block.day == nearest]
    return min(of_day, key=lambda block: abs(block.start - current.start))

"""Where appointments stand on an hour grid: pure measures, in days and hours."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import ceil, floor
from typing import Final

from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

OPENING: Final = 8
CLOSING: Final = 18
SHORTEST: Final = 0.45
"""Hours that the shortest appointment takes, at the usual height of an hour."""


@dataclass(frozen=True, slots=True)
class Block:
    """An appointment in its column: from one hour to another, in one of several lanes.

    It is as wide as `breadth` lanes: those at its right that nothing takes at its hours.
    """

    entry: DiaryEntry
    day: int
    start: float
    end: float
    lane: int = 0
    lanes: int = 1
    breadth: int = 1


def blocks(
    days: Sequence[date], entries: Sequence[DiaryEntry], shortest: float = SHORTEST
) -> list[Block]:
    """Place the entries of the days shown; those that overlap share the width.

    `shortest`: the hours that the shortest takes, so that its name can be read.
    """
    by_day: defaultdict[date, list[DiaryEntry]] = defaultdict(list)
    for entry in entries:
        by_day[paris_day(entry.appointment.starts_at)].append(entry)
    return [block for rank, day in enumerate(days) for block in _lay(rank, by_day[day], shortest)]


def hours_shown(placed: Sequence[Block]) -> tuple[int, int]:
    """Return the first and the last hour of the grid: the working day, or more if need be."""
    first = min([OPENING, *(floor(block.start) for block in placed)])
    last = max([CLOSING, *(ceil(block.end) for block in placed)])
    return first, min(last, 24)


def hour_of(instant: datetime) -> float:
    clock = paris_time(instant)
    return clock.hour + clock.minute / 60


def working_days(monday: date, entries: Sequence[DiaryEntry]) -> list[date]:
    """Return Monday to Friday, and the weekend days on which something is planned."""
    taken = {paris_day(entry.appointment.starts_at) for entry in entries}
    week = [date.fromordinal(monday.toordinal() + rank) for rank in range(7)]
    last = max([4, *(rank for rank, day in enumerate(week) if day in taken)])
    return week[: last + 1]


def _lay(day: int, entries: Sequence[DiaryEntry], shortest: float) -> list[Block]:
    """Put each entry in the first lane that is free at its hour, cluster by cluster."""
    placed: list[Block] = []
    cluster: list[Block] = []
    for entry in entries:
        block = _block(day, entry, shortest)
        if cluster and block.start >= max(other.end for other in cluster):
            placed.extend(_shared(cluster))
            cluster = []
        cluster.append(_in_lane(block, cluster))
    return [*placed, *_shared(cluster)]


def _block(day: int, entry: DiaryEntry, shortest: float) -> Block:
    start = hour_of(entry.appointment.starts_at)
    length = max(entry.appointment.duration_minutes / 60, shortest)
    return Block(entry, day, start, min(start + length, 24))


def _in_lane(block: Block, cluster: Sequence[Block]) -> Block:
    busy = {other.lane for other in cluster if other.end > block.start}
    lane = next(rank for rank in range(len(cluster) + 1) if rank not in busy)
    return replace(block, lane=lane)


def _shared(cluster: Sequence[Block]) -> list[Block]:
    lanes = max((block.lane for block in cluster), default=0) + 1
    return [
        replace(block, lanes=lanes, breadth=_free_until(block, cluster, lanes) - block.lane)
        for block in cluster
    ]


def _free_until(block: Block, cluster: Sequence[Block], lanes: int) -> int:
    """Return the first lane at the right that something takes at the same hours."""
    taken = [
        other.lane
        for other in cluster
        if other.lane > block.lane and other.start < block.end and other.end > block.start
    ]
    return min(taken, default=lanes)

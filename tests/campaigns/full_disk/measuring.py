"""How far an act writes, and where to stop it so that each stretch of its writing is stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from tests.campaigns.full_disk.act import Act
from tests.campaigns.full_disk.child import Say, in_child
from tests.campaigns.full_disk.program import Program
from tests.campaigns.full_disk.room import Kind, Lack, full_disk, kinds, without_room

_ENDLESS: Final = 1 << 50
_PAGE: Final = 4096
_BEYOND: Final = 1 << 20
_ONE_IN: Final = 4
"""Of so many offsets one is a limit of the size of files, and one a small disk."""


@dataclass(frozen=True)
class Stretch:
    """Bytes that go to one file in one go: `before` were written until then, it ends at `end`."""

    before: int
    length: int
    end: int
    path: str


@dataclass(frozen=True)
class Measure:
    """All that an act writes: nothing is known of it where writes cannot be followed."""

    stretches: tuple[Stretch, ...] = ()

    @property
    def bytes(self) -> int:
        return sum(each.length for each in self.stretches)

    @property
    def largest(self) -> int:
        """Return how large a file becomes."""
        return max((each.end for each in self.stretches), default=_BEYOND)

    @property
    def pages(self) -> int:
        """Return the most room that is asked for, were nothing ever given back."""
        ends: dict[str, int] = {}
        for each in self.stretches:
            ends[each.path] = max(each.end, ends.get(each.path, 0))
        return sum(-(-end // _PAGE) for end in ends.values()) or _BEYOND // _PAGE

    def stopped_by(self, offsets: Sequence[int]) -> int:
        """Count the stretches that one of the offsets stops."""
        return sum(
            any(each.before <= offset < each.before + each.length for offset in offsets)
            for each in self.stretches
        )


def measure(act: Act, place: Path) -> Measure:
    """Do the act with all the room it wants; `place` is a copy of its own."""
    if Kind.BYTES not in kinds():
        return Measure()
    log = place.with_name("writes")
    _said, fault = in_child(partial(_write_down, act, place, log))
    if fault:
        raise AssertionError(f"{act.name} fails with all the room there is: {fault}")
    writes = [line.split(" ", 3) for line in log.read_text(encoding="utf-8").splitlines()]
    groups = (list(each) for _path, each in groupby(writes, key=lambda write: write[3]))
    return Measure(tuple(_stretch(each) for each in groups))


def _write_down(act: Act, place: Path, log: Path, _say: Say) -> None:
    program = Program(act, place)
    program.start()
    with without_room(Lack(Kind.BYTES, _ENDLESS), place):
        full_disk().room_log(str(log).encode())
        program.do()


def _stretch(writes: Sequence[Sequence[str]]) -> Stretch:
    length = sum(int(size) for _before, _start, size, _path in writes)
    end = max(int(start) + int(size) for _before, start, size, _path in writes)
    return Stretch(int(writes[0][0]), length, end, writes[0][3])


def lacks(measured: Measure, offsets: int) -> list[Lack]:
    """Spread offsets over an act, in the ways that there are; every other one takes names too."""
    ways = kinds()
    few = min(offsets // _ONE_IN, offsets // len(ways))
    limits, smalls = few, few if Kind.SMALL in ways else 0
    if Kind.BYTES not in ways:
        limits = offsets - smalls
    found = [Lack(Kind.LIMIT, each) for each in _spread(measured.largest, limits)]
    found += [Lack(Kind.SMALL, each) for each in _spread(measured.pages, smalls)]
    stops = _stops(measured, offsets - len(found))
    return [
        *(Lack(Kind.BYTES, each, names=bool(rank % 2)) for rank, each in enumerate(stops)),
        *found,
    ]


def _stops(measured: Measure, number: int) -> list[int]:
    """Stop each stretch once, in its beginning, its middle or at its end; the last stops nothing.

    Those that remain are spread over all the bytes.
    """
    if not number:
        return []
    whole = measured.stretches
    chosen = [whole[each] for each in _spread(len(whole) - 1, min(number - 1, len(whole)))]
    stops = [
        each.before + (0, each.length // 2, each.length - 1)[rank % 3]
        for rank, each in enumerate(chosen)
    ]
    spare = _spread(measured.bytes, number + 1 - len(stops))[1:-1] if number > len(stops) else []
    return sorted([*stops, *spare, measured.bytes])


def _spread(most: int, number: int) -> list[int]:
    """Return so many whole numbers from 0 to the most, as far from each other as can be."""
    return [most * each // max(1, number - 1) for each in range(number)]

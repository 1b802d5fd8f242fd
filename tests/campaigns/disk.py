"""A disk that forgets: what may remain of files when the power goes, from their recorded calls.

What was synced stays. Of what was not, any part may have reached the disk, in any order, a write
possibly torn between two sectors; a file whose folder was not synced may be there or not, under
its new name or under the former one.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_NAMELESS = " (deleted)"
_HEAD = struct.Struct("<cHQI")


@dataclass(frozen=True)
class Call:
    """One call recorded by recorder.c: `kind` is one of w t s d r l."""

    kind: str
    path: Path
    offset: int
    data: bytes


def read_calls(log: Path) -> list[Call]:
    return list(_calls(log.read_bytes()))


def _calls(record: bytes) -> Iterator[Call]:
    place = 0
    while place < len(record):
        kind, path_length, offset, length = _HEAD.unpack_from(record, place)
        start = place + _HEAD.size
        path = record[start : start + path_length].decode()
        place = start + path_length + length
        yield Call(kind.decode(), Path(path), offset, record[start + path_length : place])


@dataclass
class _File:
    """Bytes that are on the disk, and the calls whose effect may not be there yet."""

    synced: bytearray = field(default_factory=bytearray)
    unsynced: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        for call in self.unsynced:
            _write(self.synced, call)
        self.unsynced.clear()

    def after_power_loss(self, chance: random.Random) -> bytes:
        content, kept = bytearray(self.synced), chance.random()
        for call in self.unsynced:
            if chance.random() < kept:
                _write(content, _torn(call, chance) if chance.random() < 0.3 else call)
        return bytes(content)


class Disk:
    """The files of one folder, fed with the calls in their order."""

    def __init__(self, folder: Path, files: dict[Path, bytes]) -> None:
        self._folder = folder
        self._named = {path: _File(bytearray(content)) for path, content in files.items()}
        self._named_surely = dict(self._named)

    def feed(self, call: Call) -> None:
        if call.kind == "d":
            self._named.pop(call.path, None)
        elif call.kind in "rl":
            self._name_anew(call)
        elif call.kind == "s" and call.path == self._folder:
            self._named_surely = dict(self._named)
        elif call.kind == "s":
            self._file(call.path).sync()
        else:
            self._file(call.path).unsynced.append(call)

    def after_power_loss(self, chance: random.Random) -> dict[Path, bytes]:
        """Return one state among those the power loss may leave."""
        remaining = {}
        for path in sorted({*self._named, *self._named_surely}):
            names = chance.choice((self._named, self._named_surely))
            if path in names and not path.name.endswith(_NAMELESS):
                remaining[path] = names[path].after_power_loss(chance)
        return remaining

    def _name_anew(self, call: Call) -> None:
        """Give a file another name; a link leaves it the former one, if it had any."""
        file = self._file(call.path)
        if call.kind == "r" or call.path.name.endswith(_NAMELESS):
            del self._named[call.path]
        self._named[Path(call.data.decode())] = file

    def _file(self, path: Path) -> _File:
        return self._named.setdefault(path, _File())


def _write(content: bytearray, call: Call) -> None:
    if call.kind == "t":
        del content[call.offset :]
        return
    content.extend(bytes(max(0, call.offset - len(content))))
    content[call.offset : call.offset + len(call.data)] = call.data


def _torn(call: Call, chance: random.Random) -> Call:
    whole = chance.randrange(len(call.data) + 1) // SECTOR * SECTOR
    return Call(call.kind, call.path, call.offset, call.data[:whole])

"""A disk that forgets: what may remain of files when the power goes, from their recorded calls.

What was synced stays. Of what was not, any part may have reached the disk: of a file, its writes in
any order, one possibly torn between two sectors; of the folders, any of their changes, each whole
or not at all, but none without those it follows from. That is harsher than the disks in use, which
keep their changes of names in order.
"""

import random
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

SECTOR: Final = 512
_NAMELESS: Final = " (deleted)"
_HEAD: Final = struct.Struct("<cHQI")


@dataclass(frozen=True)
class Call:
    """One call recorded by recorder.c: `kind` is one of w t s d r l m."""

    kind: str
    path: Path
    offset: int = 0
    data: bytes = b""


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


@dataclass(eq=False)
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


@dataclass(eq=False)
class _Folder:
    """What it names now, and what it named when all that is on the disk for sure was done."""

    names: "dict[str, _Node]" = field(default_factory=dict)
    surely: "dict[str, _Node]" = field(default_factory=dict)


_Node: TypeAlias = _File | _Folder
_Entry: TypeAlias = tuple[_Folder, str]


@dataclass(eq=False)
class _Change:
    """Names taken away and given, at once. One that is sure is on the disk."""

    taken: _Entry | None
    given: _Entry | None
    node: _Node
    sure: bool = False

    def follows(self, earlier: "_Change") -> bool:
        return self.node is earlier.node or bool(self.entries() & earlier.entries())

    def entries(self) -> set[_Entry]:
        return {each for each in (self.taken, self.given) if each is not None}

    def settle(self) -> None:
        if self.taken is not None:
            self.taken[0].surely.pop(self.taken[1], None)
        if self.given is not None:
            self.given[0].surely[self.given[1]] = self.node

    def make(self, named: "dict[_Folder, dict[str, _Node]]") -> None:
        if self.taken is not None:
            folder, name = self.taken
            _of(named, folder).pop(name, None)
        if self.given is not None:
            folder, name = self.given
            _of(named, folder)[name] = self.node


class Disk:
    """The files of one folder and of those in it, fed with the calls in their order."""

    def __init__(self, folder: Path, files: Mapping[Path, bytes]) -> None:
        self._folder, self._root = folder, _Folder()
        self._nameless: dict[Path, _File] = {}
        self._changes: list[_Change] = []
        for path, content in files.items():
            holder, name = self._entry(path)
            self._change(None, (holder, name), _File(bytearray(content)))
        self._settle(self._changes)

    def feed(self, call: Call) -> None:
        if call.kind == "s":
            self._sync(call.path)
        elif call.kind in "rl":
            self._name_anew(call)
        elif call.kind == "d":
            self._remove(call.path)
        elif call.kind == "m":
            self._change(None, self._entry(call.path), _Folder())
        else:
            self._file(call.path).unsynced.append(call)

    def after_power_loss(self, chance: random.Random) -> dict[Path, bytes]:
        """Return the files of one state among those the power loss may leave."""
        named: dict[_Folder, dict[str, _Node]] = {}
        missed: list[_Change] = []
        kept = chance.random()
        for change in self._changes:
            out_of_reach = any(change.follows(each) for each in missed)
            if change.sure or (not out_of_reach and chance.random() < kept):
                change.make(named)
            else:
                missed.append(change)
        return {
            path: file.after_power_loss(chance)
            for path, file in _files(self._root, self._folder, named)
        }

    def _entry(self, path: Path) -> _Entry:
        """Return the folder that names a path; one that nobody was seen making is made."""
        folder = self._root
        for name in path.parent.relative_to(self._folder).parts:
            found = folder.names.get(name)
            if not isinstance(found, _Folder):
                found = _Folder()
                self._change(None, (folder, name), found)
            folder = found
        return folder, path.name

    def _change(self, taken: _Entry | None, given: _Entry | None, node: _Node) -> None:
        if taken is not None:
            taken[0].names.pop(taken[1], None)
        if given is not None:
            given[0].names[given[1]] = node
        self._changes.append(_Change(taken, given, node))

    def _file(self, path: Path) -> _File:
        if path.name.endswith(_NAMELESS):
            return self._nameless.setdefault(path, _File())
        folder, name = self._entry(path)
        found = folder.names.get(name)
        if not isinstance(found, _File):
            found = _File()
            self._change(None, (folder, name), found)
        return found

    def _name_anew(self, call: Call) -> None:
        """Give a file or a folder another name; a link leaves it the former one, if it had any."""
        target = self._entry(Path(call.data.decode()))
        if call.path.name.endswith(_NAMELESS):
            self._change(None, target, self._nameless.pop(call.path, _File()))
            return
        source = self._entry(call.path)
        node = source[0].names.get(source[1]) or self._file(call.path)
        self._change(source if call.kind == "r" else None, target, node)

    def _remove(self, path: Path) -> None:
        folder, name = self._entry(path)
        node = folder.names.get(name)
        if node is not None:
            self._change((folder, name), None, node)

    def _sync(self, path: Path) -> None:
        node = self._root if path == self._folder else self._known(path)
        if isinstance(node, _Folder):
            self._settle([each for each in self._changes if node in dict(each.entries())])
        elif node is not None:
            node.sync()

    def _known(self, path: Path) -> _Node | None:
        if path.name.endswith(_NAMELESS):
            return self._nameless.get(path)
        folder, name = self._entry(path)
        return folder.names.get(name)

    def _settle(self, changes: list[_Change]) -> None:
        """Have changes on the disk, with those they follow from; forget those that all follow."""
        for change in changes:
            change.sure = True
        for rank in reversed(range(len(self._changes))):
            if self._changes[rank].sure:
                self._have_what_it_follows(rank)
        while self._changes and self._changes[0].sure:
            self._changes.pop(0).settle()

    def _have_what_it_follows(self, rank: int) -> None:
        for earlier in self._changes[:rank]:
            earlier.sure |= self._changes[rank].follows(earlier)


def _of(named: dict[_Folder, dict[str, _Node]], folder: _Folder) -> dict[str, _Node]:
    return named.setdefault(folder, dict(folder.surely))


def _files(
    folder: _Folder, path: Path, named: dict[_Folder, dict[str, _Node]]
) -> Iterator[tuple[Path, _File]]:
    for name, node in sorted(_of(named, folder).items()):
        if isinstance(node, _Folder):
            yield from _files(node, path / name, named)
        elif not name.endswith(_NAMELESS):
            yield path / name, node


def _write(content: bytearray, call: Call) -> None:
    if call.kind == "t":
        del content[call.offset :]
        return
    content.extend(bytes(max(0, call.offset - len(content))))
    content[call.offset : call.offset + len(call.data)] = call.data


def _torn(call: Call, chance: random.Random) -> Call:
    whole = chance.randrange(len(call.data) + 1) // SECTOR * SECTOR
    return Call(call.kind, call.path, call.offset, call.data[:whole])

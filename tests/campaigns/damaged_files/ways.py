"""Every way to damage what lies in the folder of a base, its keys and its recent writes."""

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from conseil_mobilite.store.base_state import state
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base
from conseil_mobilite.store.keys.slots_file import Envelope, slots_path
from conseil_mobilite.store.lock import lock_path
from conseil_mobilite.store.recent_writes import recent_writes

PAGE = 4096
FOREIGN = (b"SQLite format 3\0", b"PK\x03\x04", b"%PDF-1.7\n", b"\x89PNG\r\n", b'{"a": 1}\n')


@dataclass(frozen=True)
class Scene:
    """A base in a folder of its own, its key, another base, and a day-old `-wal` of its own."""

    base: Path
    key: DataKey
    other: Path
    stale: bytes


Damage: TypeAlias = Callable[[Scene, random.Random], None]


def _bytewise(change: Callable[[bytearray, random.Random], None]) -> Damage:
    def damage(scene: Scene, chance: random.Random) -> None:
        content = bytearray(scene.base.read_bytes())
        change(content, chance)
        _write(scene.base, bytes(content))

    return damage


def flipped_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zeroed_page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(0, len(content), PAGE)
    content[start : start + PAGE] = bytes(PAGE)


def swapped_pages(content: bytearray, chance: random.Random) -> None:
    one, other = chance.sample(range(0, len(content), PAGE), 2)
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


def garbage(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(0, len(content), PAGE)
    content[start : start + 100] = chance.randbytes(100)


def truncation(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def wrong_header(content: bytearray, chance: random.Random) -> None:
    content[:16] = chance.randbytes(16)


def other_program(content: bytearray, chance: random.Random) -> None:
    start = chance.choice(FOREIGN)
    content[: len(start)] = start


def emptied(scene: Scene, _chance: random.Random) -> None:
    _write(scene.base, b"")


def a_folder(scene: Scene, _chance: random.Random) -> None:
    scene.base.unlink()
    scene.base.mkdir()
    (scene.base / "note.txt").write_text("of somebody")


def another_base(scene: Scene, _chance: random.Random) -> None:
    _write(scene.base, scene.other.read_bytes())


def newer_version(scene: Scene, _chance: random.Random) -> None:
    with closing(connect_to_base(scene.base, scene.key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def dangling_link(scene: Scene, _chance: random.Random) -> None:
    scene.base.unlink()
    scene.base.symlink_to(scene.base.with_name("nulle part"))


def looping_link(scene: Scene, _chance: random.Random) -> None:
    scene.base.unlink()
    scene.base.symlink_to(scene.base)


def slots_lost(scene: Scene, _chance: random.Random) -> None:
    slots_path(scene.base).unlink()


def slots_flipped(scene: Scene, chance: random.Random) -> None:
    content = bytearray(slots_path(scene.base).read_bytes())
    flipped_bit(content, chance)
    slots_path(scene.base).write_bytes(content)


def slots_cut(scene: Scene, chance: random.Random) -> None:
    content = bytearray(slots_path(scene.base).read_bytes())
    truncation(content, chance)
    slots_path(scene.base).write_bytes(content)


def slots_of_another_base(scene: Scene, _chance: random.Random) -> None:
    shutil.copyfile(slots_path(scene.other), slots_path(scene.base))


def slots_a_folder(scene: Scene, _chance: random.Random) -> None:
    slots_path(scene.base).unlink()
    slots_path(scene.base).mkdir()


def slots_newer(scene: Scene, _chance: random.Random) -> None:
    envelope = Envelope.model_validate_json(slots_path(scene.base).read_bytes())
    envelope.version += 1
    envelope.digest = envelope.expected_digest()
    slots_path(scene.base).write_text(envelope.model_dump_json())


def writes_missing(scene: Scene, _chance: random.Random) -> None:
    recent_writes(scene.base).unlink()


def writes_of_another_base(scene: Scene, _chance: random.Random) -> None:
    shutil.copyfile(recent_writes(scene.other), recent_writes(scene.base))


def writes_of_another_day(scene: Scene, _chance: random.Random) -> None:
    recent_writes(scene.base).write_bytes(scene.stale)


def writes_garbage(scene: Scene, chance: random.Random) -> None:
    """Damage them before the last two saves, which a power cut could explain."""
    content = bytearray(recent_writes(scene.base).read_bytes())
    content[chance.randrange(len(content) // 2)] ^= 1 << chance.randrange(8)
    recent_writes(scene.base).write_bytes(content)


CLOSED: tuple[tuple[str, Damage], ...] = (
    ("flipped bit", _bytewise(flipped_bit)),
    ("zeroed page", _bytewise(zeroed_page)),
    ("swapped pages", _bytewise(swapped_pages)),
    ("garbage", _bytewise(garbage)),
    ("truncation", _bytewise(truncation)),
    ("wrong header", _bytewise(wrong_header)),
    ("of another program", _bytewise(other_program)),
    ("empty file", emptied),
    ("a folder", a_folder),
    ("another base", another_base),
    ("newer version", newer_version),
    ("dangling link", dangling_link),
    ("looping link", looping_link),
    ("keys lost", slots_lost),
    ("keys flipped", slots_flipped),
    ("keys cut", slots_cut),
    ("keys of another base", slots_of_another_base),
    ("keys a folder", slots_a_folder),
    ("keys newer", slots_newer),
    ("writes of another day", writes_of_another_day),
)
CRASHED: tuple[tuple[str, Damage], ...] = (
    ("writes missing", writes_missing),
    ("writes of another base", writes_of_another_base),
    ("writes damaged", writes_garbage),
    ("crash and flipped bit", _bytewise(flipped_bit)),
    ("crash and garbage", _bytewise(garbage)),
)


def settle_lock(base: Path) -> None:
    """Have the lock of a copied base speak of the copy, as it does of the file it is about."""
    text = lock_path(base).read_bytes()
    if text:
        holder = json.loads(text)
        holder["writing"] = state(base)
        lock_path(base).write_text(json.dumps(holder))


def _write(path: Path, content: bytes) -> None:
    with path.open("r+b") as file:  # the same file of the disk, as damage leaves it
        file.truncate(0)
        file.write(content)

"""Put back the keys of a base from a backup, once they are known to open this very base."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3.dbapi2 import DatabaseError

from conseil_mobilite.store.errors import StoreError, UnmatchedSlotsError, WrongPassphraseError
from conseil_mobilite.store.files import sync_folder
from conseil_mobilite.store.keys.cipher import SALT_BYTES, DataKey, connect_read_only
from conseil_mobilite.store.keys.key_slots import KeySlots, SlotKind
from conseil_mobilite.store.keys.sealing import passphrase_bytes
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path, write_slots
from conseil_mobilite.store.lock import BaseLock
from conseil_mobilite.store.saving_errors import faults_of_files_told


def put_back_slots(
    base: Path, passphrase: str, kept: Iterable[Path], *, at: datetime
) -> Path | None:
    """Give the base the first of the `kept` keys that the passphrase opens and that open it.

    `kept` are the copies of the base that have keys beside them, the latest first. Return where the
    keys that were in place lie now, if any: they are never removed. Raise WrongPassphraseError
    where the passphrase opens none, UnmatchedSlotsError where it opens those of another base.
    """
    slots = _fitting(base, passphrase, kept)
    present = slots_path(base)
    with faults_of_files_told(present):
        lock = BaseLock.take(base, since=at)
        try:
            aside = _moved_aside(present, at)
            write_slots(base, slots)
        finally:
            lock.release()
    return aside


def _fitting(base: Path, passphrase: str, kept: Iterable[Path]) -> KeySlots:
    error: StoreError = WrongPassphraseError(base)
    secret, tried = passphrase_bytes(passphrase), set[str]()
    for slots in _readable(kept):
        for slot in slots.of_kind(SlotKind.PASSPHRASE):
            wrapped = slot.model_dump_json()
            if wrapped in tried:  # each guess takes a quarter of a second
                continue
            tried.add(wrapped)
            key = slot.key(slots.base, secret)
            if key and _opens(base, key):
                return slots
            if key:
                error = UnmatchedSlotsError(base)
    raise error


def _readable(kept: Iterable[Path]) -> Iterator[KeySlots]:
    for copy in kept:
        try:
            yield read_slots(copy)
        except StoreError:
            continue


def _opens(base: Path, key: DataKey) -> bool:
    """Tell whether it is the key of this base, which may be damaged all the same."""
    with faults_of_files_told(base), base.open("rb") as file:
        if file.read(SALT_BYTES) != key.salt:
            return False
    try:
        with closing(connect_read_only(base, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError:
        return False
    return True


def _moved_aside(present: Path, at: datetime) -> Path | None:
    if not present.exists():
        return None
    aside = present.with_name(f"{present.name}.ecarte-{at:%Y%m%d-%H%M%S-%f}")
    present.rename(aside)
    sync_folder(present.parent)
    return aside

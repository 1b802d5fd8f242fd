"""The copy of a base under another key, and the proof that it is whole and under that key alone."""

from contextlib import closing
from pathlib import Path

from sqlcipher3.dbapi2 import Connection, DatabaseError

from conseil_mobilite.store.backups.contents import all_sound, row_counts
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.files import make_private_file
from conseil_mobilite.store.journal import audit_key
from conseil_mobilite.store.keys.cipher import SALT_BYTES, DataKey, connect_to_base

_ADDED = {"audit_entry": 1, "setting": 1}
"""The most rows the copy has that the base has not: the act itself, the kept key of the trail."""


class UnsoundCopyError(StoreError):
    sentence = (
        "La copie de « {name} » sous sa nouvelle clé n’a pas pu être relue en entier : la base et "
        "ses clés sont restées telles qu’elles étaient. Vérifiez la place libre, puis recommencez."
    )


def copy_under(path: Path, former: DataKey, draft: Path, key: DataKey, trail: bytes) -> None:
    """Copy every page, and keep the key of the audit trail, which stays the same."""
    make_private_file(draft)
    with closing(connect_to_base(draft, key)) as copy:
        with closing(connect_to_base(path, former)) as source:
            source.backup(copy)
        audit_key.hand_over(copy, trail, key)


def check_copy(path: Path, former: DataKey, draft: Path, key: DataKey) -> None:
    """Raise UnsoundCopyError where anything is missing, or still under the former key."""
    try:
        sound = _read_again(path, former, draft, key)
    except DatabaseError:
        sound = False
    if not sound or _starts_with(draft, former.salt) or _opens(draft, former):
        raise UnsoundCopyError(path)


def _read_again(path: Path, former: DataKey, draft: Path, key: DataKey) -> bool:
    with closing(connect_to_base(draft, key)) as copy:
        linked = copy.execute("PRAGMA foreign_key_check").fetchall() == []
        with closing(connect_to_base(path, former)) as source:
            return all_sound(copy) and linked and _has_all_rows(copy, source)


def _has_all_rows(copy: Connection, source: Connection) -> bool:
    held, wanted = row_counts(copy), row_counts(source)
    return held.keys() == wanted.keys() and all(
        0 <= held[table] - count <= _ADDED.get(table, 0) for table, count in wanted.items()
    )


def _starts_with(draft: Path, salt: bytes) -> bool:
    with draft.open("rb") as file:
        return file.read(SALT_BYTES) == salt


def _opens(draft: Path, key: DataKey) -> bool:
    try:
        connect_to_base(draft, key).close()
    except DatabaseError:
        return False
    return True

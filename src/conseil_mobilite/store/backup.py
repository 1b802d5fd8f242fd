"""A faithful, encrypted copy of the base, which counts only once it has been read again."""

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3.dbapi2 import Connection, DatabaseError

from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.files import make_private_file, make_private_folder, publish
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base
from conseil_mobilite.store.keys.slots_file import slots_path

FOLDER = "sauvegardes"


class UnsoundBackupError(StoreError):
    sentence = (
        "La sauvegarde de « {name} » n’a pas pu être relue en entier : elle n’a pas été gardée et "
        "la base n’a pas été touchée. Vérifiez la place libre, puis recommencez."
    )


def back_up_before_migrating(path: Path, key: DataKey, *, at: datetime) -> Path:
    """Copy the base and its key slots into the folder of backups beside it; return the copy."""
    folder = path.parent / FOLDER
    make_private_folder(folder)
    target = folder / f"{path.stem}-avant-mise-a-jour-{at:%Y%m%d-%H%M%S-%f}{path.suffix}"
    back_up(path, key, target)
    if slots_path(path).exists():
        make_private_file(slots_path(target))
        shutil.copyfile(slots_path(path), slots_path(target))
    return target


def back_up(path: Path, key: DataKey, target: Path) -> None:
    """Raise FileExistsError where the target exists, UnsoundBackupError where the copy is not."""
    draft = target.with_name(f".{target.name}.copie")
    draft.unlink(missing_ok=True)
    make_private_file(draft)
    try:
        faithful = _copied(path, key, draft)
    except DatabaseError:
        faithful = False
    if not faithful:
        draft.unlink()
        raise UnsoundBackupError(path)
    publish(draft, target)


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {str(name): _count(connection, str(name)) for (name,) in names}


def _count(connection: Connection, table: str) -> int:
    row = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 — a name of the schema
    return int(str(row[0])) if row else 0


def _copied(path: Path, key: DataKey, draft: Path) -> bool:
    """Copy, and return whether the copy, read again, is sound and has all the rows."""
    with closing(connect_to_base(path, key)) as source:
        with closing(connect_to_base(draft, key)) as copy:
            source.backup(copy)
        with closing(connect_to_base(draft, key)) as reread:
            sound = reread.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return sound and row_counts(reread) == row_counts(source)

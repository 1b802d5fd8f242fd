"""The encrypted file itself: making a new one, and refusing what is not a sound base of ours."""

import errno
from datetime import datetime
from pathlib import Path

from sqlcipher3.dbapi2 import Connection, DatabaseError

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store import migrations
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.engines import writing_engine
from conseil_mobilite.store.errors import (
    DamagedBaseError,
    ForeignFileError,
    LockedBaseError,
    MissingBaseError,
    NewerBaseError,
    StoreError,
    UnmatchedSlotsError,
    UnwritableFolderError,
)
from conseil_mobilite.store.files import make_private_file
from conseil_mobilite.store.keys.cipher import (
    SALT_BYTES,
    DataKey,
    connect_read_only,
    connect_to_base,
)
from conseil_mobilite.store.places.closing import close_to_others
from conseil_mobilite.store.recent_writes import waiting
from conseil_mobilite.store.saving_errors import (
    FullDiskError,
    ReadOnlyFileError,
    UnreadableBaseError,
    for_want_of_room,
    sqlite_name,
)

APPLICATION_ID = 0x434D4F42  # "CMOB": tells our base from another program's encrypted file

# How the files of other programs start; an encrypted base starts with random bytes.
_FOREIGN = (
    b"SQLite format 3\0",
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8",
)

_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)

# What keeps a sound base from opening: SQLite writes beside it before it reads it.
_OF_THE_DISK: tuple[tuple[str, type[StoreError]], ...] = (
    ("SQLITE_FULL", FullDiskError),
    ("SQLITE_CANTOPEN", UnwritableFolderError),
    ("SQLITE_READONLY", UnwritableFolderError),
    ("SQLITE_PERM", UnwritableFolderError),
    ("SQLITE_IOERR", UnreadableBaseError),
)


def make_base(path: Path, key: DataKey) -> None:
    """Write a new base at the present schema. Raise FileExistsError where a file has the name."""
    make_private_file(path)
    connection = connect_to_base(path, key)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    _migrate(path, key)


def prepare_base(path: Path, key: DataKey, *, at: datetime) -> None:
    """Check that the base is a sound one of ours, and bring it to the present schema.

    Raise a StoreError where it is not; the file is then as it was.
    """
    if _outdated(path, key):
        making.make(path, key, Reason.BEFORE_MIGRATION, at=at)
        _migrate(path, key)


def bring_up_to_date(path: Path, key: DataKey) -> None:
    """Do the same for a copy of a base, which needs no backup of its own."""
    if _outdated(path, key):
        _migrate(path, key)


def check_file(path: Path) -> None:
    """Refuse without opening it what cannot be an encrypted base; close what is one to others."""
    if not path.exists():
        raise MissingBaseError(path)
    if not path.is_file():
        raise ForeignFileError(path)
    with path.open("rb") as file:
        start = file.read(SALT_BYTES)
    if start.startswith(_FOREIGN):
        raise ForeignFileError(path)
    if not start:
        raise DamagedBaseError(path)  # SQLite would take an empty file for a new base
    close_to_others(path)
    _refuse_read_only(path)


def _refuse_read_only(path: Path) -> None:
    try:
        path.open("r+b").close()
    except OSError as error:
        if error.errno in _READ_ONLY:
            raise ReadOnlyFileError(path) from error
        raise


def _outdated(path: Path, key: DataKey) -> bool:
    revision = _revision(path, key)
    if not migrations.known(revision):
        raise NewerBaseError(path)
    return revision != migrations.HEAD


def _revision(path: Path, key: DataKey) -> str:
    # For reading where recent writes wait: closing brings none into a base that may be damaged.
    connect = connect_read_only if waiting(path) else connect_to_base
    try:
        connection = connect(path, key)
    except DatabaseError as error:
        raise _opening_error(path, key, error) from error
    try:
        return _identified_revision(path, connection)
    except DatabaseError as error:
        raise _opening_error(path, key, error) from error
    finally:
        connection.close()


def _identified_revision(path: Path, connection: Connection) -> str:
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise ForeignFileError(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise DamagedBaseError(path)
    return str(row[0])


def _opening_error(path: Path, key: DataKey, error: DatabaseError) -> StoreError:
    name = sqlite_name(error)
    if name.startswith("SQLITE_BUSY"):
        return LockedBaseError(path, "par un autre programme")
    kind = next((kind for start, kind in _OF_THE_DISK if name.startswith(start)), None)
    if kind:
        return for_want_of_room(kind, path)
    with path.open("rb") as file:
        start = file.read(SALT_BYTES)
    if start in (key.salt, bytes(SALT_BYTES)):
        return DamagedBaseError(path)
    return UnmatchedSlotsError(path)


def _migrate(path: Path, key: DataKey) -> None:
    engine = writing_engine(path, key)
    try:
        migrations.upgrade(engine)
    finally:
        engine.dispose()

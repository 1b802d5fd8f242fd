"""What may stop a save or a reading, told from the code that SQLite or the system gives."""

import errno
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as CipherError

from conseil_mobilite.store.errors import (
    DamagedBaseError,
    ExistingBaseError,
    StoreError,
    UnwritableFolderError,
)


class FullDiskError(StoreError):
    sentence = (
        "Le disque est plein : « {name} » n’a pas pu être enregistré. Rien n’a été perdu de ce qui "
        "était déjà enregistré. Libérez de la place, puis recommencez."
    )


class ReadOnlyBaseError(StoreError):
    sentence = (
        "La base « {name} » est en lecture seule : cette dernière saisie n’a pas pu être "
        "enregistrée. Rien n’a été perdu de ce qui était déjà enregistré. Vérifiez les droits du "
        "dossier {folder}."
    )


class ReadOnlyFileError(ReadOnlyBaseError):
    """Met before it is opened: whoever only reads leaves a trace too."""

    sentence = (
        "La base « {name} » est en lecture seule : ni une saisie, ni la trace de ce qui est lu ne "
        "pourraient y être enregistrées. Vérifiez les droits de ce fichier, dans {folder} ; si "
        "son disque ne s’écrit pas, recopiez la base et ses clés sur cet ordinateur."
    )


class FailingDiskError(StoreError):
    sentence = (
        "Le disque ne répond pas : « {name} » n’a pas pu être enregistré. Rien n’a été perdu de "
        "ce qui était déjà enregistré. Vérifiez que le disque est branché et qu’il y reste de la "
        "place, puis recommencez."
    )


class BusyBaseError(StoreError):
    sentence = (
        "La base « {name} » est occupée par un autre programme : cette dernière saisie n’a pas pu "
        "être enregistrée. Patientez un instant, puis recommencez."
    )


class UnreadableBaseError(StoreError):
    sentence = (
        "Le disque ne répond pas : la base « {name} » n’a pas pu être lue. Vérifiez que le disque "
        "est branché et qu’il y reste de la place, puis recommencez."
    )


class NoRoomToReadError(FullDiskError):
    """Whoever opens a base has a small file made beside it, to read it too."""

    sentence = (
        "Le disque est plein : la base « {name} » n’a pas pu être lue. Rien n’a été perdu de ce "
        "qui était déjà enregistré. Libérez de la place, puis recommencez."
    )


_Kinds: TypeAlias = tuple[tuple[str, type[StoreError]], ...]

_DAMAGE: _Kinds = (
    ("SQLITE_CORRUPT", DamagedBaseError),
    ("SQLITE_NOTADB", DamagedBaseError),
)

_SAVING: _Kinds = (
    *_DAMAGE,
    ("SQLITE_FULL", FullDiskError),
    ("SQLITE_READONLY", ReadOnlyBaseError),
    ("SQLITE_PERM", ReadOnlyBaseError),
    ("SQLITE_IOERR", FailingDiskError),
    ("SQLITE_CANTOPEN", FailingDiskError),
    ("SQLITE_BUSY", BusyBaseError),
    ("SQLITE_LOCKED", BusyBaseError),
)

_READING: _Kinds = (
    *_DAMAGE,
    ("SQLITE_IOERR", UnreadableBaseError),
    ("SQLITE_CANTOPEN", UnreadableBaseError),
)

_BY_WORDS: Final = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""What SQLite says of a copy that it gives up, to which the driver adds no code."""

_WITHOUT_ROOM: Final[dict[type[StoreError], type[StoreError]]] = {
    FailingDiskError: FullDiskError,
    UnreadableBaseError: NoRoomToReadError,
    UnwritableFolderError: FullDiskError,
}
"""What a fault is that has several causes, where the disk has no room."""

_LITTLE: Final = 1 << 20
"""Bytes below which a disk is full: SQLite asks for some before it writes anything."""

_BY_NUMBER: dict[int | None, type[StoreError]] = {
    errno.ENOSPC: FullDiskError,
    errno.EDQUOT: FullDiskError,
    errno.EEXIST: ExistingBaseError,
    errno.EACCES: UnwritableFolderError,
    errno.EPERM: UnwritableFolderError,
    errno.EROFS: UnwritableFolderError,
    errno.ENOENT: UnwritableFolderError,
    errno.ENOTDIR: UnwritableFolderError,
    errno.ENAMETOOLONG: UnwritableFolderError,
}


@contextmanager
def faults_of_saving_told(path: Path) -> Generator[None]:
    """Turn what SQLite says of the disk into what to tell the adviser; leave our own faults."""
    with _told(path, _SAVING):
        yield


@contextmanager
def faults_of_reading_told(path: Path) -> Generator[None]:
    with _told(path, _READING):
        yield


@contextmanager
def faults_of_files_told(path: Path) -> Generator[None]:
    """Do so for what the system says of files as well."""
    try:
        with faults_of_saving_told(path):
            yield
    except OSError as error:
        kind = _BY_NUMBER.get(error.errno)
        raise kind(path) if kind else for_want_of_room(FailingDiskError, path) from error


def sqlite_name(error: CipherError) -> str:
    """Return the name of the code that SQLite gives; an error of the driver itself has none."""
    return getattr(error, "sqlite_errorname", "") or _BY_WORDS.get(str(error), "")


def for_want_of_room(kind: type[StoreError], path: Path) -> StoreError:
    """Tell a fault that has several causes as the one of a full disk, where the disk is full."""
    return (_WITHOUT_ROOM.get(kind, kind) if _is_full(path.parent) else kind)(path)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LITTLE
    except OSError:
        return False


@contextmanager
def _told(path: Path, kinds: _Kinds) -> Generator[None]:
    try:
        yield
    except (DBAPIError, CipherError) as error:
        source = error.orig if isinstance(error, DBAPIError) else error
        name = sqlite_name(source) if isinstance(source, CipherError) else ""
        kind = next((kind for prefix, kind in kinds if name.startswith(prefix)), None)
        if kind is None:
            raise
        raise for_want_of_room(kind, path) from error

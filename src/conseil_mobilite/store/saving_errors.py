"""What may stop a save or a reading, told from the code that SQLite or the system gives."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

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
        "est branché, puis recommencez."
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
        raise _BY_NUMBER.get(error.errno, FailingDiskError)(path) from error


@contextmanager
def _told(path: Path, kinds: _Kinds) -> Generator[None]:
    try:
        yield
    except (DBAPIError, CipherError) as error:
        source = error.orig if isinstance(error, DBAPIError) else error
        # An error of the driver itself carries no code of SQLite.
        name = getattr(source, "sqlite_errorname", "")
        kind = next((kind for prefix, kind in kinds if name.startswith(prefix)), None)
        if kind is None:
            raise
        raise kind(path) from error

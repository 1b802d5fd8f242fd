"""What may stop a save, told from the code that SQLite or the system gives."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

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


_BY_CODE: tuple[tuple[str, type[StoreError]], ...] = (
    ("SQLITE_FULL", FullDiskError),
    ("SQLITE_READONLY", ReadOnlyBaseError),
    ("SQLITE_PERM", ReadOnlyBaseError),
    ("SQLITE_IOERR", FailingDiskError),
    ("SQLITE_CANTOPEN", FailingDiskError),
    ("SQLITE_BUSY", BusyBaseError),
    ("SQLITE_LOCKED", BusyBaseError),
    ("SQLITE_CORRUPT", DamagedBaseError),
    ("SQLITE_NOTADB", DamagedBaseError),
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
    try:
        yield
    except DBAPIError as error:
        told = _told(error.orig, path)
        if told is None:
            raise
        raise told from error
    except CipherError as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error


@contextmanager
def faults_of_files_told(path: Path) -> Generator[None]:
    """Do so for what the system says of files as well."""
    try:
        with faults_of_saving_told(path):
            yield
    except OSError as error:
        raise _BY_NUMBER.get(error.errno, FailingDiskError)(path) from error


def _told(error: BaseException | None, path: Path) -> StoreError | None:
    # An error of the driver itself carries no code of SQLite.
    name = getattr(error, "sqlite_errorname", "")
    kinds = (kind for prefix, kind in _BY_CODE if name.startswith(prefix))
    return next((kind(path) for kind in kinds), None)

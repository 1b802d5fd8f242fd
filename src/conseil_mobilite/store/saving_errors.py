"""What may stop a save, told from the code that SQLite or the system gives."""

import errno
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


def saving_error(error: DBAPIError, path: Path) -> StoreError | None:
    """Return what to tell the adviser, or nothing where the fault is the program's own."""
    if not isinstance(error.orig, CipherError):
        return None
    # An error of the driver itself carries no code of SQLite.
    name = getattr(error.orig, "sqlite_errorname", "")
    for prefix, kind in _BY_CODE:
        if name.startswith(prefix):
            return kind(path)
    return None


def file_error(error: OSError, path: Path) -> StoreError:
    """Return what to tell the adviser when a file beside the base cannot be written or read."""
    return _BY_NUMBER.get(error.errno, FailingDiskError)(path)

"""Open a base that has just taken its place: where it cannot be opened, it is there all along."""

from pathlib import Path
from typing import Final
from uuid import UUID

from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.saving_errors import (
    FailingDiskError,
    FullDiskError,
    UnreadableBaseError,
)

_FULL: Final = "le disque est plein. Libérez de la place"
_SILENT: Final = "le disque ne répond pas. Vérifiez qu’il est branché"


class InPlaceError(StoreError):
    """What was asked for is done; the detail says why the base is not open."""

    sentence = (
        "La base « {name} » est bien en place, mais n’a pas pu être ouverte : {detail}, puis "
        "ouvrez-la avec votre phrase secrète."
    )


def open_in_place(path: Path, key: DataKey, *, clock: Clock, adviser: UUID | None) -> Store:
    """Open it. Raise InPlaceError where the disk refuses, another StoreError where it cannot."""
    try:
        return Store.open(path, key, clock=clock, adviser=adviser)
    except (FullDiskError, FailingDiskError, UnreadableBaseError) as error:
        full = isinstance(error, FullDiskError)
        raise InPlaceError(path, _FULL if full else _SILENT) from error

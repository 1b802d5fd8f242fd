"""What is read of a base once it is open."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.access.lock_minutes import LockMinutes
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.access import lock_delay
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.retention import register_file
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories

NOBODY: Final = (
    "Cette phrase secrète n’est rattachée à aucun conseiller actif de la base. Demandez à la "
    "personne responsable d’en ajouter une pour vous."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open base and what is read of it once, before anything is shown.

    `kit_wanted`: a recovery kit is to be offered as soon as the pages are there. `failed_attempts`:
    how often it was tried in vain before.
    """

    store: Store
    adviser: Adviser
    organisation: Organisation
    territories: Territories
    lock: LockMinutes
    kit_wanted: bool = False
    failed_attempts: int = 0


def look_around(store: Store, nobody: str = NOBODY) -> Opened:
    """Read, off the GUI thread, what the shell shows: whose base it is and who works.

    Where it cannot be read the base is closed again: it would refuse whoever tries again. So it is,
    with UserError in the words of `nobody`, where its key is of no active adviser.
    """
    try:
        return _read(store, nobody)
    except Exception:
        store.close()
        raise


def _read(store: Store, nobody: str) -> Opened:
    advisers = store.read(setup.advisers)
    adviser = next((each for each in advisers if each.id == store.adviser), None)
    if adviser is None:
        raise UserError(nobody)
    territories = Territories.open()
    reference.grid()
    reference.code_lists()
    with suppress(StoreError):  # a disk that refuses keeps nobody from reading
        register_file.reconcile(store)
    body, lock = store.read(setup.organisation), store.read(lock_delay.lock_delay)
    return Opened(store, adviser, body, territories, lock)

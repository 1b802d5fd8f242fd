"""What is read of a base once it is open."""

from dataclasses import dataclass

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories


@dataclass(frozen=True, slots=True)
class Opened:
    """An open base and what is read of it once, before anything is shown."""

    store: Store
    adviser: Adviser
    organisation: Organisation
    territories: Territories


def look_around(store: Store) -> Opened:
    """Read, off the GUI thread, what the shell shows: whose base it is and who works.

    Where it cannot be read the base is closed again: it would refuse whoever tries again.
    """
    try:
        return _read(store)
    except Exception:
        store.close()
        raise


def _read(store: Store) -> Opened:
    advisers = store.read(setup.advisers)
    adviser = next((each for each in advisers if each.id == store.adviser), None)
    if adviser is None:
        raise UserError(
            "Cette phrase secrète n’est rattachée à aucun conseiller actif de la base. "
            "Demandez à la personne responsable d’en ajouter une pour vous."
        )
    territories = Territories.open()
    reference.grid()
    reference.code_lists()
    return Opened(store, adviser, store.read(setup.organisation), territories)

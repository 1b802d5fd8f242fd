"""A base as a body founds it: with its keys beside it, for Camille, who is its responsable."""

from pathlib import Path

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store


def founded(path: Path, passphrase: str, clock: Clock, name: str = "Plateforme mobilité") -> Store:
    """Found a base that the passphrase opens, and leave it open."""
    body = Organisation(name=name, kind="association", siret="73282932000074", legal_basis="")
    camille = Adviser(organisation_id=body.id, first_name="Camille", last_name="Dufresne")
    store = vault.create(path, passphrase, "Camille", clock=clock, adviser=camille.id)
    store.run(setup.found, body, camille)
    return store

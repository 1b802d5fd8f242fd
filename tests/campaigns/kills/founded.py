"""A base as the first opening leaves it: a body, and an adviser who is in charge."""

from pathlib import Path
from typing import Final

from tests.campaigns.kills.subject import now

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store

PHRASE: Final = "un chemin creux vers le vieux moulin bleu"


def found_base(path: Path) -> Store:
    """Make it and leave it open. The folder is there."""
    body = Organisation(
        name="Plateforme", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Zoé", last_name="Nguyen")
    store = vault.create(path, PHRASE, "Zoé", clock=now, adviser=adviser.id)
    store.run(setup.found, body, adviser)
    return store

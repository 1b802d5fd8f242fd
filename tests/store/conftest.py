"""A base that its adviser founded, with its keys."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store

PHRASE = "un chemin creux vers le vieux moulin bleu"
THAT_DAY = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Found a base once, and close it."""
    body = Organisation(
        name="Plateforme mobilité", kind="association", siret="73282932000074", legal_basis=""
    )
    founder = Adviser(organisation_id=body.id, first_name="Camille", last_name="Dufresne")
    path = tmp_path_factory.mktemp("founded") / "dossiers" / "suivi.base"
    store = vault.create(path, PHRASE, "Camille", clock=lambda: THAT_DAY, adviser=founder.id)
    store.run(setup.found, body, founder)
    store.close()
    return path


@pytest.fixture
def opened(tmp_path: Path, founded: Path, clock: Clock) -> Iterator[Store]:
    """Open a copy of the founded base by the passphrase of its founder."""
    path = tmp_path / founded.parent.name / founded.name
    shutil.copytree(founded.parent, path.parent)
    store = vault.open_with_passphrase(path, PHRASE, clock=clock)
    yield store
    store.close()

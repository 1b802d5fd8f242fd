"""An importer that nobody should write: it keeps the beginning of what it refuses."""

from pathlib import Path

from tests.campaigns.fuzzed_imports.importers import TODAY

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


def keep_the_beginning(store: Store, _path: Path) -> None:
    """Keep the first person at once, then refuse the file."""
    store.run(people.welcome, NewPerson("MARTIN", "Zoé"), Origin(), TODAY)
    raise UserError("La suite du fichier ne se lit pas.")

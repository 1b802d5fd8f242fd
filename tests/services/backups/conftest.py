import pytest
from tests.kept_base import add_person, give_keys

from conseil_mobilite.store.database import Store


@pytest.fixture
def kept(store: Store) -> Store:
    """Open a base with its keys and one person in it; its adviser is the « responsable »."""
    give_keys(store)
    store.run(add_person, "Zoé")
    return store

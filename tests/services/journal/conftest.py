"""The office whose last acts are taken back."""

import pytest
from tests.services.journal.office import Office

from conseil_mobilite.store.database import Store


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)

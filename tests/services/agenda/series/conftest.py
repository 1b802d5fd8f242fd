"""The office in which what comes back is booked."""

import pytest
from tests.services.agenda.series.office import Office

from conseil_mobilite.store.database import Store


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)

"""Whom the notes are about."""

from datetime import date
from uuid import UUID

import pytest

from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


@pytest.fixture
def person(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Sylla", "Awa"), Origin(), date(2027, 1, 4)).id

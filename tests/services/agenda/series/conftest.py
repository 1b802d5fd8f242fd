"""The office in which what comes back is booked: its two people are registered once."""

import pytest
from tests.made_once import Base, Made, Once
from tests.services.agenda.series.office import Office, Two, welcome

from conseil_mobilite.store.database import Store


@pytest.fixture(scope="session")
def made(once: Once) -> Made[Two]:
    return once(welcome)


@pytest.fixture(scope="module")
def first_base(made: Made[Two]) -> Base:
    return made.base


@pytest.fixture
def office(store: Store, made: Made[Two]) -> Office:
    return Office(store, made.told)

"""The office whose last acts are taken back: its file is opened once."""

import pytest
from tests.made_once import Made, Once
from tests.services.journal.office import File, Office, open_file

from conseil_mobilite.store.database import Store


@pytest.fixture(scope="session")
def made(once: Once) -> Made[File]:
    return once(open_file)


@pytest.fixture
def office(store: Store, made: Made[File]) -> Office:
    """Sit in the base of the test, whose `first_base` is that of the file."""
    return Office(store, made.told)

"""Somebody of whom all is told, written once for the tests of papers."""

from uuid import UUID

import pytest
from tests.made_once import Made, Once
from tests.services.told_person import told_person


@pytest.fixture(scope="session")
def made(once: Once) -> Made[UUID]:
    """Make the base of a person who did not say yet whether anything may be told of her."""
    return once(lambda store: store.run(told_person, agreed=False))


@pytest.fixture
def awa(made: Made[UUID]) -> UUID:
    return made.told

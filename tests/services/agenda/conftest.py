"""Who comes to the appointments."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.people.person import Person

Make = Callable[[str], Person]


@pytest.fixture
def make(session: Session) -> Make:
    def person(name: str) -> Person:
        made = Person(
            file_number=uuid4().hex[:20],
            last_name=name,
            first_name="Awa",
            insee_code="02361",
            registered_on=date(2026, 1, 5),
        )
        session.add(made)
        session.flush()
        return made

    return person


@pytest.fixture
def awa(make: Make) -> Person:
    return make("Benmansour")

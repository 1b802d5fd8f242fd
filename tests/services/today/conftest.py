"""Whose day it is."""

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.organisation.adviser import Adviser


@pytest.fixture
def me(session: Session) -> Adviser:
    return session.exec(select(Adviser)).one()

"""A year of the diary, written once for the tests of calendars."""

import pytest
from sqlmodel import Session
from tests.made_once import Made, Once
from tests.services.agenda.calendars.diary_year import Kept, Year, keep_year


@pytest.fixture(scope="session")
def made(once: Once) -> Made[Kept]:
    return once(lambda store: store.run(keep_year))


@pytest.fixture
def year(session: Session, made: Made[Kept]) -> Year:
    """Read what the year holds in the base of the test, whose `first_base` is that of the year."""
    return made.told.read(session)

"""The way to a licence, with what a test says was noted of it."""

from datetime import date
from uuid import uuid4

from conseil_mobilite.domain.situation.situation import LicenceProcess

ON = date(2027, 3, 12)


def process(**noted: object) -> LicenceProcess:
    made = LicenceProcess(person_id=uuid4(), noted_on=ON)
    made.sqlmodel_update(noted)
    return made

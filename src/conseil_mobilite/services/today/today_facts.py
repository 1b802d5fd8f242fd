"""The days that the mobility of a person makes come due, as columns of their tables."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, literal
from sqlmodel import col

from conseil_mobilite.domain.situation.due_dates import DueKind
from conseil_mobilite.domain.situation.licence_days import TO_COME
from conseil_mobilite.domain.situation.situation import (
    Licence,
    LicenceExam,
    LicenceProcess,
    Vehicle,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a day is kept, and what `stands` for it to count; `code` and `wording` say of what."""

    kind: DueKind
    id: SQLColumnExpression[UUID]
    day: SQLColumnExpression[date | None]
    person: SQLColumnExpression[UUID]
    stands: ColumnElement[bool]
    code: SQLColumnExpression[str]
    wording: SQLColumnExpression[str]


_NOTHING: Final = literal("")
_OWNED: Final = col(Vehicle.ended_on).is_(None)
_UNDER_WAY: Final = col(LicenceProcess.outcome) == ""

FACTS: Final = (
    *(
        Fact(
            kind,
            col(Vehicle.id),
            day,
            col(Vehicle.person_id),
            _OWNED,
            col(Vehicle.kind),
            col(Vehicle.name),
        )
        for kind, day in (
            (DueKind.INSURANCE, col(Vehicle.insured_until)),
            (DueKind.INSPECTION, col(Vehicle.inspection_due)),
        )
    ),
    Fact(
        DueKind.LICENCE,
        col(Licence.id),
        col(Licence.valid_until),
        col(Licence.person_id),
        col(Licence.ended_on).is_(None),
        col(Licence.category),
        _NOTHING,
    ),
    Fact(
        DueKind.THEORY,
        col(LicenceProcess.id),
        col(LicenceProcess.theory_valid_until),
        col(LicenceProcess.person_id),
        _UNDER_WAY,
        col(LicenceProcess.kind),
        _NOTHING,
    ),
    Fact(
        DueKind.EXAM,
        col(LicenceExam.id),
        col(LicenceExam.held_on),
        col(LicenceProcess.person_id),
        and_(
            col(LicenceProcess.id) == col(LicenceExam.process_id),
            col(LicenceExam.result) == TO_COME,
            _UNDER_WAY,
        ),
        col(LicenceExam.kind),
        _NOTHING,
    ),
)

"""The dated rows of an aid, and a new one: the row before it ends the day before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.directory.benefits import BenefitLine, holding, in_order
from conseil_mobilite.domain.directory.directory_rows import Benefit
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.directory import benefits
from conseil_mobilite.services.directory.aid_list import lines_by_code
from conseil_mobilite.services.directory.benefits import BenefitTyped
from conseil_mobilite.store.journal import audit

NO_FIRST_DAY: Final = "Indiquez à partir de quel jour cela vaut."


@dataclass(frozen=True, slots=True)
class AidRows:
    """An aid as it stands, and every row that it has had, the oldest first."""

    line: BenefitLine
    rows: tuple[BenefitLine, ...]


def aids_with_rows(session: Session, on: date) -> tuple[AidRows, ...]:
    """Return each aid as it stands that day, those that are over included."""
    every = lines_by_code(session).values()
    return tuple(AidRows(holding(lines, on), tuple(in_order(lines))) for lines in every)


def begin(session: Session, typed: BenefitTyped) -> UUID:
    """Write a row that holds from a day on; the one that held until then ends the day before.

    UserError names the input at fault; nothing is written then.
    """
    first = typed.valid_from
    if first is None:
        raise UserError(NO_FIRST_DAY, "valid_from")
    begun = or_(col(Benefit.valid_from).is_(None), col(Benefit.valid_from) < first)
    holds = or_(col(Benefit.valid_to).is_(None), col(Benefit.valid_to) >= first)
    for row in session.exec(select(Benefit).where(Benefit.code == typed.code, begun, holds)):
        row.valid_to = first - timedelta(days=1)
        audit.record(session, "benefit.write", "benefit", row.id)
    session.flush()
    return benefits.write(session, typed)

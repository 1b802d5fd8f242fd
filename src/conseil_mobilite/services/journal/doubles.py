"""What an undo or the recycle bin must not bring back twice: the services would refuse it too."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.belonging_rules import Period, refuse_overlap
from conseil_mobilite.domain.people.person import PersonAudience
from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.domain.situation.situation import Licence
from conseil_mobilite.store.journal.rows import RowChange


def refuse(session: Session, changes: Iterable[RowChange]) -> None:
    """Raise UserError where a row of these changes now stands beside one that says the same."""
    for change in changes:
        check = _CHECKS.get(change.table.name)
        key = (change.before or change.after or {}).get("id")
        if check is not None and isinstance(key, UUID):
            check(session, key)


def _public(session: Session, key: UUID) -> None:
    row = session.get(PersonAudience, key)
    if row is not None:
        same = select(PersonAudience).where(
            PersonAudience.person_id == row.person_id,
            PersonAudience.code == row.code,
            PersonAudience.id != key,
        )
        others = (Period(each.since, each.until) for each in session.exec(same))
        refuse_overlap(Period(row.since, row.until), others)


def _licence(session: Session, key: UUID) -> None:
    row = session.get(Licence, key)
    if row is not None and row.ended_on is None:
        same = select(Licence.id).where(
            Licence.person_id == row.person_id,
            Licence.category == row.category,
            Licence.standing == row.standing,
            Licence.id != key,
            col(Licence.ended_on).is_(None),
        )
        if session.exec(same).first() is not None:
            raise UserError("Ce permis est déjà noté : rien n’a été remis.")


def _budget(session: Session, key: UUID) -> None:
    row = session.get(MobilityBudget, key)
    if row is not None:
        same = select(MobilityBudget.id).where(
            MobilityBudget.person_id == row.person_id,
            MobilityBudget.noted_on == row.noted_on,
            MobilityBudget.id != key,
        )
        if session.exec(same).first() is not None:
            raise UserError(
                "Un autre budget est noté le même jour : supprimez-le d’abord pour retrouver "
                "celui-ci."
            )


_CHECKS: Final[Mapping[str, Callable[[Session, UUID], None]]] = MappingProxyType(
    {"person_audience": _public, "licence": _licence, "mobility_budget": _budget}
)

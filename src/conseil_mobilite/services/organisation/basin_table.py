"""Bring in the basins of a table: what would change, then all of it in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.domain.organisation.basin_table import (
    BasinPlan,
    PlannedBasin,
    PlannedMember,
)
from conseil_mobilite.services.organisation.basins import LONGEST_CODE, code_of
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit


@dataclass(frozen=True, slots=True)
class BasinChange:
    """What becomes of one basin: names of the EPCI that come, stay and leave."""

    name: str
    is_new: bool
    coming: tuple[str, ...]
    staying: tuple[str, ...]
    leaving: tuple[str, ...]

    @property
    def changes(self) -> bool:
        return bool(self.is_new or self.coming or self.leaving)


def preview(session: Session, plan: BasinPlan, on: date) -> list[BasinChange]:
    """Return what a plan would change, basin by basin. Basins it does not name stay as they are."""
    return [_change(session, basin, on) for basin in plan.basins]


def bring_in(session: Session, plan: BasinPlan, on: date) -> int:
    """Compose the basins as planned, and return how many changed.

    Who is no longer in a basin leaves it on that day and keeps its past there.
    """
    require_manager(session)
    changed = 0
    for basin in plan.basins:
        found = _basin(session, basin.name) or _created(session, basin.name)
        if _composed(session, found.id, basin.members, on):
            changed += 1
            audit.record(session, "basin.import", "mobility_basin", found.id)
    return changed


def _change(session: Session, planned: PlannedBasin, on: date) -> BasinChange:
    found = _basin(session, planned.name)
    rows = _rows(session, found.id) if found else []
    present = {
        row.epci_code: row.epci_name for row in rows if row.valid_to is None or row.valid_to > on
    }
    wanted = {member.epci_code: member.epci_name for member in planned.members}
    return BasinChange(
        name=found.name if found else planned.name,
        is_new=found is None,
        coming=tuple(name for code, name in wanted.items() if code not in present),
        staying=tuple(name for code, name in wanted.items() if code in present),
        leaving=tuple(name for code, name in present.items() if code not in wanted),
    )


def _basin(session: Session, name: str) -> MobilityBasin | None:
    every = session.exec(select(MobilityBasin)).all()
    return next((each for each in every if fold(each.name) == fold(name)), None)


def _created(session: Session, name: str) -> MobilityBasin:
    taken = set(session.exec(select(MobilityBasin.code)))
    basin = MobilityBasin(code=next(_codes(name, taken)), name=name)
    session.add(basin)
    session.flush()
    return basin


def _codes(name: str, taken: set[str]) -> Iterator[str]:
    """Yield codes made from a name that no basin has: two names may give the same."""
    base, rank = code_of(name), 1
    while True:
        code = base if rank == 1 else f"{base[: LONGEST_CODE - 4]}-{rank}"
        if code not in taken:
            yield code
        rank += 1


def _composed(session: Session, basin: UUID, members: Sequence[PlannedMember], on: date) -> bool:
    """Give a basin its members; say whether anything changed."""
    every = _rows(session, basin)
    rows = [row for row in every if row.valid_to is None or row.valid_to > on]
    told = {(row.epci_code, row.valid_from, row.valid_to): row for row in every}
    changed: list[bool] = []
    for member in members:
        own = [row for row in rows if row.epci_code == member.epci_code]
        row = told.get((member.epci_code, member.valid_from or on, member.valid_to))
        row = row or next(iter(own), None)
        if row in rows:
            rows.remove(row)
        changed.append(_dated(row, member) if row else _joined(session, basin, member, on))
    changed += [_leave(session, row, on) for row in rows]
    session.flush()
    return any(changed)


def _leave(session: Session, row: BasinIntercommunality, on: date) -> bool:
    """End a membership that day, or have it never begin."""
    if row.valid_from > on:
        session.delete(row)
    else:
        row.valid_to = on
    return True


def _dated(row: BasinIntercommunality, member: PlannedMember) -> bool:
    """Take the days that the table gives; without any, those of the membership stay."""
    if member.valid_from is None and member.valid_to is None:
        return False
    days = member.valid_from or row.valid_from, member.valid_to
    if (row.valid_from, row.valid_to) == days:
        return False
    row.valid_from, row.valid_to = days
    return True


def _joined(session: Session, basin: UUID, member: PlannedMember, on: date) -> bool:
    session.add(
        BasinIntercommunality(
            basin_id=basin,
            epci_code=member.epci_code,
            epci_name=member.epci_name,
            valid_from=member.valid_from or min(on, member.valid_to or on),
            valid_to=member.valid_to,
        )
    )
    return True


def _rows(session: Session, basin: UUID) -> list[BasinIntercommunality]:
    """Return the memberships of every time, the earliest first."""
    query = (
        select(BasinIntercommunality)
        .where(BasinIntercommunality.basin_id == basin)
        .order_by(col(BasinIntercommunality.valid_from), BasinIntercommunality.epci_code)
    )
    return list(session.exec(query))

"""The versions of the grid that this body made: listed, read, and a new one published.

A version never changes once made, and none is ever taken away: assessments live by it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.grid_writing import written
from conseil_mobilite.domain.assessment.local_grid import LocalGrid
from conseil_mobilite.domain.assessment.local_grid_rules import check_local, national_version
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids, reference

LONGEST_NOTE: Final = 160


@dataclass(frozen=True, slots=True)
class GridVersion:
    """One version: made when, by whom, and what its maker says of it; `used` by assessments."""

    version: str
    made_at: datetime
    adviser: str
    note: str
    used: int


def version_in_use(session: Session) -> str:
    """Return the version that the next assessment will keep."""
    return grids.current_version(session)


def grid(session: Session, version: str) -> Grid:
    """Return one version, to be read."""
    return grids.grid_of(session, version)


def national_of(version: str) -> Grid:
    """Return the national version that one comes from. UserError where it was never shipped."""
    name = national_version(version)
    if name not in reference.national_versions():
        raise UserError(
            f"Grille {version} : la version nationale {name} n’est pas connue de ce programme."
        )
    return reference.grid(name)


def versions(session: Session) -> tuple[GridVersion, ...]:
    """Return the versions made here, the last one first."""
    rows = session.exec(select(LocalGrid).order_by(col(LocalGrid.made_at).desc())).all()
    names = {adviser.id: adviser.full_name for adviser in session.exec(select(Adviser))}
    used = _uses(session)
    return tuple(
        GridVersion(
            version=row.version,
            made_at=row.made_at,
            adviser=names.get(row.adviser_id, "") if row.adviser_id else "",
            note=row.note,
            used=used.get(row.version, 0),
        )
        for row in sorted(rows, key=lambda row: (row.made_at, row.number), reverse=True)
    )


def next_number(session: Session, national: str) -> int:
    """Return the number of the version to come."""
    highest = select(func.max(LocalGrid.number)).where(LocalGrid.national_version == national)
    return (session.exec(highest).one() or 0) + 1


def make(session: Session, made: Grid, note: str, at: datetime) -> str:
    """Keep a version for ever and put it in use; UserError where it does more than it may."""
    national = national_of(made.version)
    check_local(national, made)
    told = words(note, "note", LONGEST_NOTE)
    if not told:
        raise UserError("Dites en une ligne ce qui change dans cette version.", "note")
    number = int(made.version.removeprefix(f"{national.version}-L"))
    row = LocalGrid(
        version=made.version,
        national_version=national.version,
        number=number,
        content=written(made),
        note=told,
        made_at=at,
        adviser_id=session.info["adviser"],
    )
    session.add(row)
    session.flush()
    audit.record(session, "grid.publish", "local_grid")
    return row.version


def _uses(session: Session) -> dict[str, int]:
    from_assessments = select(Assessment.grid_version, func.count()).group_by(
        col(Assessment.grid_version)
    )
    return dict(session.exec(from_assessments).all())

"""The grid of each assessment: a national version, shipped, or one that this body made of it.

An assessment keeps the version it was begun with for ever: versions are never changed.
"""

import json
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.grid_parsing import parse_grid
from conseil_mobilite.domain.assessment.local_grid import LocalGrid
from conseil_mobilite.store.reference import reference

GRIDS: Final = "grids"
"""Where a session carries the grids already read of its base, by version.

Two bases may hold different grids under the same name: nothing here outlives a `Store`.
"""


def grid_of(session: Session, version: str) -> Grid:
    """Return one version, read once a base. UserError where its content is not a sound grid."""
    read: dict[str, Grid] = session.info.setdefault(GRIDS, {})
    if version not in read:
        local = session.get(LocalGrid, version)
        read[version] = parse_grid(json.loads(local.content)) if local else reference.grid(version)
    return read[version]


def current_version(session: Session) -> str:
    """Return the version of a new assessment: the last local one made, else the national one.

    A local version goes on after a newer national one is shipped: what a body asks never changes
    by an update, only by its own publishing.
    """
    newest = select(LocalGrid.version).order_by(
        col(LocalGrid.made_at).desc(), col(LocalGrid.number).desc()
    )
    return session.exec(newest).first() or reference.CURRENT_GRID


def current_grid(session: Session) -> Grid:
    """Return the grid of a new assessment."""
    return grid_of(session, current_version(session))

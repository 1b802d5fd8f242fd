"""What the « responsable » alone decides is not decided anew by whoever takes an act back.

An act stays in the history after the role of its author has gone, and whoever looks into the
recycle bin may put back what others deleted.
"""

from collections.abc import Iterable
from typing import Final

from sqlmodel import Session

from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal.rows import RowChange

_RESERVED: Final = frozenset(
    {
        "mobility_basin",
        "basin_intercommunality",
        "plan_body",
        "plan_measure",
        "measure_condition",
    }
)
"""The journaled tables that no other service than those of the responsable writes."""


def refuse(session: Session, changes: Iterable[RowChange]) -> None:
    """Raise UserError where the changes are the responsable's to make, and another makes them."""
    if any(change.table.name in _RESERVED for change in changes):
        require_manager(session)

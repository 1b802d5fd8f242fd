"""A closed pathway is only read: neither an undo nor the recycle bin writes in it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.store.journal.columns import columns_changed
from conseil_mobilite.store.journal.rows import RowChange, Values

_WITHIN: Final = frozenset({"action", "goal", "unmet_need", "funding_line"})


def refuse(session: Session, changes: Sequence[RowChange]) -> None:
    """Raise UserError where a change is within a closed pathway, which it does not itself close."""
    rows = PastRows(session)
    named = (
        _pathway(session, rows.whole(change)) for change in changes if change.table.name in _WITHIN
    )
    touched = {key for key in named if isinstance(key, UUID)}
    for key in touched - _closed_or_made(changes):
        if session.get(Pathway, key) is not None:
            open_one(session, key)


def _pathway(session: Session, row: Values) -> object:
    """Return the pathway of a row; a line of funding has that of its action."""
    if "pathway_id" in row:
        return row["pathway_id"]
    action = session.get(Action, row["action_id"])
    return action.pathway_id if action else None


def _closed_or_made(changes: Sequence[RowChange]) -> set[object]:
    """Return the pathways whose closing, reopening or making is part of the act."""
    return {
        (change.before or change.after or {})["id"]
        for change in changes
        if change.table.name == "pathway"
        and (change.kind != "update" or "ended_on" in columns_changed(change))
    }

"""The order of the actions of a pathway, as the adviser wants them read and printed."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.store.journal import audit


def reorder(session: Session, pathway_id: UUID, wanted: Sequence[UUID]) -> None:
    """Put some actions in the order wanted, in the places they hold together.

    The others keep theirs: what a filter hides does not move.
    """
    open_one(session, pathway_id)
    query = select(Action).where(Action.pathway_id == pathway_id, col(Action.deleted_at).is_(None))
    known = list(session.exec(query.order_by(col(Action.position), col(Action.id))))
    by_id = {action.id: action for action in known}
    if len(set(wanted)) < len(wanted) or not by_id.keys() >= set(wanted):
        raise UserError("La liste a changé entre-temps : recommencez le déplacement.")
    moved = iter([by_id[each] for each in wanted])
    order = [next(moved) if action.id in wanted else action for action in known]
    for position, action in enumerate(order, start=1):
        action.position = position
    session.flush()
    audit.record(session, "action.reorder", "pathway", pathway_id)
